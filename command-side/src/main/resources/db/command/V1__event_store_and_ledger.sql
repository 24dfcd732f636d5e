-- The event store. Axon writes every column but two: the place in insertion order, and the writing transaction,
-- by which the ledger knows what can no longer change.
CREATE TABLE event (
    global_index         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_identifier     text   NOT NULL CONSTRAINT event_identifier_unique UNIQUE,
    aggregate_identifier text   NOT NULL,
    sequence_number      bigint NOT NULL,
    type                 text,
    time_stamp           text   NOT NULL,
    payload_type         text   NOT NULL,
    payload_revision     text   NOT NULL,
    payload              bytea  NOT NULL,
    meta_data            bytea  NOT NULL,
    xid                  xid8   NOT NULL DEFAULT pg_current_xact_id(),
    CONSTRAINT event_sequence_unique UNIQUE (aggregate_identifier, sequence_number)
);

CREATE INDEX event_settling ON event (xid, global_index);

-- The ledger: positions 1, 2, 3 … without holes. A row is never changed.
CREATE TABLE ledger_entry (
    position             bigint PRIMARY KEY,
    global_index         bigint NOT NULL UNIQUE,
    aggregate_identifier text   NOT NULL,
    sequence_number      bigint NOT NULL,
    hash                 bytea  NOT NULL,
    CONSTRAINT ledger_sequence_unique UNIQUE (aggregate_identifier, sequence_number)
);

-- Up to where the event table has been looked through (a lower bound), and in which cluster and history.
CREATE TABLE ledger_cursor (
    single            boolean PRIMARY KEY DEFAULT true CHECK (single),
    xid               xid8    NOT NULL,
    global_index      bigint  NOT NULL,
    position          bigint  NOT NULL,
    system_identifier bigint  NOT NULL,
    timeline          integer NOT NULL
);

-- An entry's bytes: a CloudEvent, spliced from what is stored, payload and metadata verbatim.
CREATE FUNCTION entry_bytes(at_position bigint, e event) RETURNS bytea
    LANGUAGE sql IMMUTABLE
AS $$
    SELECT convert_to(
               '{"specversion":"1.0","id":' || to_json(e.event_identifier)
               || ',"source":"/engagements","type":' || to_json(e.payload_type)
               || ',"subject":' || to_json(e.aggregate_identifier)
               || ',"time":' || to_json(e.time_stamp)
               || ',"datacontenttype":"application/json","position":"' || at_position || '"'
               || CASE WHEN e.type IS NULL THEN '' ELSE ',"aggregatetype":' || to_json(e.type) END
               || ',"sequence":"' || e.sequence_number || '","revision":' || e.payload_revision::integer
               || ',"data":{"event":', 'UTF8')
           || e.payload || convert_to(',"metadata":', 'UTF8') || e.meta_data || convert_to('}}', 'UTF8')
$$;

CREATE VIEW entry AS
SELECT l.position, l.hash, entry_bytes(l.position, e) AS bytes
FROM ledger_entry l
JOIN event e ON e.global_index = l.global_index;
