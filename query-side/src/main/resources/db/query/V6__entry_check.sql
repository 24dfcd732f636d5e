-- Up to where the entries that were taken were compared with their hashes, over and over, and the first difference that
-- was found.
CREATE TABLE entry_check (
    single   boolean     PRIMARY KEY DEFAULT true CHECK (single),
    position bigint      NOT NULL DEFAULT 0,
    found    text,
    recheck  boolean     NOT NULL DEFAULT false,
    at       timestamptz NOT NULL DEFAULT now()
);

INSERT INTO entry_check DEFAULT VALUES;
