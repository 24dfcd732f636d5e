-- Up to where stored events were compared with what was noted of them when they were numbered, over and over, and the
-- first difference that was found.
CREATE TABLE ledger_check (
    single   boolean     PRIMARY KEY DEFAULT true CHECK (single),
    position bigint      NOT NULL DEFAULT 0,
    found    text,
    recheck  boolean     NOT NULL DEFAULT false,
    at       timestamptz NOT NULL DEFAULT now()
);

INSERT INTO ledger_check DEFAULT VALUES;
