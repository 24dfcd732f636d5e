-- Gives what is stored to the role engagements_owner. What the role engagements may do with it the next start grants.
-- To be run as superuser in the application's database; done again it changes nothing. Schemas of projections, and their
-- views, stay the application's: it makes and drops them itself.
DO $$
DECLARE
    change text;
BEGIN
    FOR change IN
        WITH ours AS (
            SELECT oid, nspname, nspowner FROM pg_namespace
            WHERE nspname IN ('command_side', 'query_side', 'standalone', 'sandbox')
        ), owner AS (
            SELECT oid FROM pg_roles WHERE rolname = 'engagements_owner'
        )
        SELECT format('ALTER SCHEMA %I OWNER TO engagements_owner', s.nspname)
        FROM ours s, owner WHERE s.nspowner <> owner.oid
        UNION ALL
        SELECT format('ALTER TABLE %s OWNER TO engagements_owner', c.oid::regclass)
        FROM pg_class c JOIN ours s ON s.oid = c.relnamespace, owner
        WHERE c.relowner <> owner.oid
          AND (c.relkind = 'r' OR c.relkind = 'v' AND s.nspname <> 'query_side')
        UNION ALL
        SELECT format('ALTER FUNCTION %s OWNER TO engagements_owner', p.oid::regprocedure)
        FROM pg_proc p JOIN ours s ON s.oid = p.pronamespace, owner
        WHERE p.proowner <> owner.oid
    LOOP
        EXECUTE change;
    END LOOP;
END
$$;
