-- How far the entries about each thing go (its head), up to the last commitment. Derived from the ledger, and compared with
-- the commitment, which is an event of it, before it goes on.
CREATE TABLE ledger_head (
    key  bytea PRIMARY KEY CHECK (octet_length(key) = 32),
    leaf bytea NOT NULL CHECK (octet_length(leaf) = 80)
) WITH (fillfactor = 80);

-- Finds the last commitment.
CREATE INDEX event_heads ON event (global_index) WHERE payload_type = 'ledger-heads';
