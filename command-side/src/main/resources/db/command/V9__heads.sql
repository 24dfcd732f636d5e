-- How far the entries about each thing go (its head), up to the last commitment. Derived from the ledger: the commitments, which
-- are entries of it, say whether it is right.
CREATE TABLE ledger_head (
    key  bytea PRIMARY KEY CHECK (octet_length(key) = 32),
    leaf bytea NOT NULL CHECK (octet_length(leaf) = 80)
) WITH (fillfactor = 80);

-- What was written down of them, in the same transaction as the event that says so.
CREATE TABLE heads_commitment (
    up_to    bigint PRIMARY KEY CHECK (up_to > 0),
    keys     bigint NOT NULL CHECK (keys > 0),
    root     text   NOT NULL,
    event_id text   NOT NULL
);
