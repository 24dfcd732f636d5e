-- One batch of the ledger keeper: numbers what can no longer change.
-- Settled: the writing transaction is older than every transaction that still runs, so nothing can commit below it.
WITH cursor AS (
    SELECT xid, global_index, position FROM command_side.ledger_cursor
), settled AS MATERIALIZED (
    SELECT e.xid, e.global_index, e.aggregate_identifier, e.sequence_number
    FROM command_side.event e
    -- Two values and no join: only so does the index begin at the cursor instead of at the first event ever.
    WHERE (e.xid, e.global_index) > ((SELECT xid FROM cursor), (SELECT global_index FROM cursor))
      AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
    ORDER BY e.xid, e.global_index
    LIMIT :limit
), fresh AS MATERIALIZED (
    -- The cursor is a lower bound only: what an earlier batch pulled in is numbered already. Asked of the index, one by
    -- one, and not by a join: so it is done however many entries the planner thinks there are.
    SELECT s.aggregate_identifier, s.sequence_number
    FROM settled s
    WHERE (SELECT l.position FROM command_side.ledger_entry l WHERE l.global_index = s.global_index) IS NULL
), span AS MATERIALIZED (
    SELECT f.aggregate_identifier,
           min(f.sequence_number) AS since,
           max(f.sequence_number) AS upto,
           coalesce((SELECT max(l.sequence_number) FROM command_side.ledger_entry l
                     WHERE l.aggregate_identifier = f.aggregate_identifier), -1) AS done
    FROM fresh f
    GROUP BY f.aggregate_identifier
), due AS MATERIALIZED (
    -- With every committed predecessor, settled itself or not; and each whole, so that none is looked for again.
    SELECT e.global_index, e.aggregate_identifier, e.sequence_number, e AS event
    FROM span s
    JOIN command_side.event e
      ON e.aggregate_identifier = s.aggregate_identifier
     AND e.sequence_number > s.done AND e.sequence_number <= s.upto
), gap AS MATERIALIZED (
    -- A predecessor that does not exist, or a sequence that was numbered before: somebody changed the table.
    SELECT s.aggregate_identifier, least(s.done, s.since) AS done, s.upto
    FROM span s
    LEFT JOIN due d ON d.aggregate_identifier = s.aggregate_identifier
    GROUP BY s.aggregate_identifier, s.since, s.done, s.upto
    HAVING count(d.global_index) <> s.upto - s.done OR s.since <= s.done
    ORDER BY s.aggregate_identifier
    LIMIT 1
), numbered AS (
    INSERT INTO command_side.ledger_entry (position, global_index, aggregate_identifier, sequence_number, hash)
    SELECT n.position, n.global_index, n.aggregate_identifier, n.sequence_number,
           sha256('\x00'::bytea || command_side.entry_bytes(n.position, n.event))
    FROM (SELECT d.*, c.position + row_number() OVER (ORDER BY d.global_index) AS position FROM due d, cursor c) n
    WHERE NOT EXISTS (SELECT FROM gap)
    RETURNING position
), moved AS (
    UPDATE command_side.ledger_cursor
    SET (xid, global_index) = (SELECT s.xid, s.global_index FROM settled s ORDER BY s.xid DESC, s.global_index DESC LIMIT 1),
        position = position + (SELECT count(*) FROM numbered)
    WHERE EXISTS (SELECT FROM settled) AND NOT EXISTS (SELECT FROM gap)
    RETURNING position
)
SELECT (SELECT count(*) FROM settled) AS settled,
       (SELECT count(*) FROM numbered) AS numbered,
       (SELECT count(*) FROM moved) AS moved,
       EXISTS (SELECT FROM command_side.event e
               WHERE e.xid >= pg_snapshot_xmin(pg_current_snapshot())
                 AND (SELECT l.position FROM command_side.ledger_entry l WHERE l.global_index = e.global_index) IS NULL
              ) AS waiting,
       (SELECT aggregate_identifier FROM gap) AS gap_aggregate,
       (SELECT done FROM gap) AS gap_done,
       (SELECT upto FROM gap) AS gap_upto
