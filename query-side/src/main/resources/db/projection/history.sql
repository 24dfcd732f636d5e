CREATE TABLE history (
    subject      text        NOT NULL,
    sequence     bigint      NOT NULL,
    position     bigint      NOT NULL,
    id           text        NOT NULL,
    type         text        NOT NULL,
    revision     integer     NOT NULL,
    occurred_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    party        text,
    person       text        NOT NULL,
    on_behalf_of text,
    payload      text        NOT NULL,
    PRIMARY KEY (subject, sequence)
);

CREATE INDEX history_id ON history (id);

CREATE TABLE refusal (
    position     bigint      PRIMARY KEY,
    id           text        NOT NULL,
    subject      text        NOT NULL,
    occurred_at  timestamptz NOT NULL,
    party        text,
    person       text        NOT NULL,
    on_behalf_of text,
    command      text        NOT NULL,
    rules        text        NOT NULL,
    facts        text        NOT NULL
);

CREATE INDEX refusal_subject ON refusal (subject, position);

CREATE INDEX refusal_id ON refusal (id);
