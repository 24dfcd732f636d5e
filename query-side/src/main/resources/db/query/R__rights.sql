-- What ${owner} lets ${application} do. A table that is not named here it cannot even read.
GRANT USAGE, CREATE ON SCHEMA query_side TO "${application}";

-- What came is added to, and nothing else.
GRANT SELECT, INSERT ON entry, bad_record, ledger_subtree, checkpoint, checkpoint_key, checkpoint_stamp, finding, finding_acknowledged
    TO "${application}";

-- Nor is what auditors noted about it.
GRANT SELECT, INSERT ON sample, sample_draw, sample_entry, sample_note TO "${application}";

GRANT SELECT, INSERT, UPDATE, DELETE
    ON token_entry, parked, generation, verification, intake, intake_offset, entry_check, switching
    TO "${application}";

-- A projection's rows are the application's own, in schemas that it makes: they can be made again.
DO $$
BEGIN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO %I', current_database(), '${application}');
END
$$;
