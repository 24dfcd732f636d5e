-- The first difference between what is stored and what was noted of it when it was numbered, after one position up to
-- another one. All of it in one statement, so that it is compared as of one moment.
WITH ledger AS MATERIALIZED (
    SELECT (SELECT coalesce(max(position), 0) FROM command_side.ledger_entry) AS head,
           (SELECT position FROM command_side.ledger_cursor) AS numbered,
           (SELECT xid FROM command_side.ledger_cursor) AS xid,
           (SELECT global_index FROM command_side.ledger_cursor) AS global_index
), entries AS (
    SELECT p.position, coalesce(l.aggregate_identifier, '') AS subject,
           CASE
               WHEN l.position IS NULL THEN 'the ledger has no such entry'
               WHEN e.global_index IS NULL THEN 'its event is gone'
               WHEN e.aggregate_identifier <> l.aggregate_identifier OR e.sequence_number <> l.sequence_number
                   OR e.payload_revision !~ '^[0-9]{1,9}$' THEN 'its event is another one'
               WHEN sha256('\x00'::bytea || command_side.entry_bytes(p.position, e)) <> l.hash
                   THEN 'its event is not what was numbered'
               WHEN l.sequence_number > 0 AND NOT EXISTS (
                   SELECT FROM command_side.ledger_entry b
                   WHERE b.aggregate_identifier = l.aggregate_identifier
                     AND b.sequence_number = l.sequence_number - 1 AND b.position < p.position)
                   THEN 'what came before it, sequence ' || l.sequence_number - 1 || ', is not before it'
           END AS reason
    FROM generate_series(:after + 1, :upTo) AS p(position)
    LEFT JOIN command_side.ledger_entry l ON l.position = p.position
    LEFT JOIN command_side.event e ON e.global_index = l.global_index
), bounds AS MATERIALIZED (
    SELECT coalesce((SELECT global_index FROM command_side.ledger_entry WHERE position = :after), 0) AS one,
           CASE WHEN :upTo >= (SELECT head FROM ledger) THEN 9223372036854775807
                ELSE coalesce((SELECT global_index FROM command_side.ledger_entry WHERE position = :upTo), 0)
           END AS other
), unnumbered AS (
    -- Looked through long ago and yet without a place: it was put there afterwards.
    SELECT :upTo::bigint AS position, e.aggregate_identifier AS subject,
           'event ' || e.global_index || ', sequence ' || e.sequence_number
               || ', has no place in the ledger that has passed it by' AS reason
    FROM command_side.event e
    WHERE e.global_index > (SELECT least(one, other) FROM bounds)
      AND e.global_index <= (SELECT greatest(one, other) FROM bounds)
      AND (e.xid, e.global_index) <= ((SELECT xid FROM ledger), (SELECT global_index FROM ledger))
      AND NOT EXISTS (SELECT FROM command_side.ledger_entry l WHERE l.global_index = e.global_index)
), numbered AS (
    SELECT head AS position, '' AS subject, 'the ledger ends here, and was numbered up to ' || numbered AS reason
    FROM ledger WHERE head <> numbered
)
SELECT position, subject, reason
FROM (SELECT * FROM entries WHERE reason IS NOT NULL
      UNION ALL SELECT * FROM unnumbered
      UNION ALL SELECT * FROM numbered) found
ORDER BY position
LIMIT 1
