-- What ${owner} lets ${application} do. A table that is not named here it cannot even read.
GRANT USAGE ON SCHEMA command_side TO "${application}";

-- What happened is added to, and nothing else.
GRANT SELECT, INSERT ON event, ledger_entry, file, checkpoint, checkpoint_key, checkpoint_stamp, access TO "${application}";
GRANT SELECT ON entry TO "${application}";

GRANT SELECT, INSERT, UPDATE, DELETE
    ON ledger_cursor, ledger_check, open_candidacy, idempotency, due, party, party_key, running_engagement, publisher, ledger_head
    TO "${application}";
