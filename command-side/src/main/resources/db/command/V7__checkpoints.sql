-- What was signed of the ledger, as it was given out. A row is never changed, and none is taken back: who has one holds us to it.
CREATE TABLE checkpoint (
    number    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    origin    text        NOT NULL,
    size      bigint      NOT NULL CHECK (size > 0),
    note      bytea       NOT NULL,
    signed_at timestamptz NOT NULL,
    CONSTRAINT checkpoint_size_unique UNIQUE (origin, size)
);

-- Public halves of the keys that signed them.
CREATE TABLE checkpoint_key (
    verifier_key text        PRIMARY KEY,
    since        timestamptz NOT NULL
);
