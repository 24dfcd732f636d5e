-- What others put under a checkpoint: cosignatures of witnesses, and one time-stamp. A row is never changed, and none is taken
-- back. Numbers have no holes, and none comes before a smaller one.
CREATE TABLE checkpoint_stamp (
    number      bigint      PRIMARY KEY,
    checkpoint  bigint      NOT NULL REFERENCES checkpoint (number),
    kind        text        NOT NULL CHECK (kind IN ('COSIGNATURE', 'TIMESTAMP')),
    -- The public key of the witness; of a time-stamp nothing.
    made_by     text        NOT NULL,
    -- A line of a signature with its line feed; an answer by RFC 3161.
    content     bytea       NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT checkpoint_stamp_unique UNIQUE (checkpoint, kind, made_by)
);
