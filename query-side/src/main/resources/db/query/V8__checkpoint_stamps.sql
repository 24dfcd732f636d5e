-- What others put under checkpoints, as the command side took it: cosignatures of witnesses, and one time-stamp. A row is never
-- changed.
CREATE TABLE checkpoint_stamp (
    number     bigint PRIMARY KEY,
    checkpoint bigint NOT NULL REFERENCES checkpoint (number),
    kind       text   NOT NULL CHECK (kind IN ('COSIGNATURE', 'TIMESTAMP')),
    made_by    text   NOT NULL,
    content    bytea  NOT NULL,
    CONSTRAINT checkpoint_stamp_unique UNIQUE (checkpoint, kind, made_by)
);
