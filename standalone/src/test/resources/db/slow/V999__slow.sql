-- Longer than a transaction may take that is no migration.
SELECT pg_sleep(0.5);
