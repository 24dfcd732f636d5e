-- Up to which position the ledger was handed to the topic. A topic made anew has another id, and gets everything.
CREATE TABLE publisher (
    single   boolean PRIMARY KEY DEFAULT true CHECK (single),
    topic_id text   NOT NULL,
    position bigint NOT NULL
);
