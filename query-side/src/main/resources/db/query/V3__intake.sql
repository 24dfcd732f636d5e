-- The ledger's entries as they came from the topic, when the command side is another process. A row is never changed.
CREATE TABLE entry (
    position bigint PRIMARY KEY,
    subject  text   NOT NULL,
    sequence bigint NOT NULL,
    hash     bytea  NOT NULL,
    bytes    bytea  NOT NULL,
    CONSTRAINT entry_sequence_unique UNIQUE (subject, sequence)
);

-- Up to which position nothing is missing: so far entries are shown.
CREATE TABLE intake (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    head   bigint  NOT NULL DEFAULT 0
);

INSERT INTO intake DEFAULT VALUES;

-- Which record of each partition is taken next. A topic made anew has another id, and is taken from its beginning.
CREATE TABLE intake_offset (
    topic_id    text    NOT NULL,
    partition   integer NOT NULL,
    next_offset bigint  NOT NULL,
    PRIMARY KEY (topic_id, partition)
);

-- Records that are no entries, or that say something else than what was taken before.
CREATE TABLE bad_record (
    topic_id      text        NOT NULL,
    partition     integer     NOT NULL,
    record_offset bigint      NOT NULL,
    reason        text        NOT NULL,
    -- True when it says that history was another.
    contradicts   boolean     NOT NULL,
    -- The record's value, of a long one the beginning.
    content       bytea,
    taken_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (topic_id, partition, record_offset)
);
