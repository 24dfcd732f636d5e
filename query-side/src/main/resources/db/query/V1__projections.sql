-- Axon's positions, one per projection.
CREATE TABLE token_entry (
    processor_name text    NOT NULL,
    segment        integer NOT NULL,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    PRIMARY KEY (processor_name, segment)
);

-- What a projection could not handle, with everything of the same engagement behind it.
CREATE TABLE parked (
    projection text        NOT NULL,
    position   bigint      NOT NULL,
    subject    text        NOT NULL,
    reason     text        NOT NULL,
    parked_at  timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, position)
);

CREATE TABLE candidacy (
    candidacy_id text   PRIMARY KEY,
    client_id    text   NOT NULL,
    va_id        text   NOT NULL,
    state        text   NOT NULL,
    version      bigint NOT NULL,
    opened_at    bigint NOT NULL,
    doc          text   NOT NULL
);

CREATE INDEX candidacy_client ON candidacy (client_id, opened_at);
CREATE INDEX candidacy_va ON candidacy (va_id, opened_at);

CREATE TABLE engagement (
    engagement_id text   PRIMARY KEY,
    client_id     text   NOT NULL,
    va_id         text   NOT NULL,
    lawyer_id     text,
    state         text   NOT NULL,
    version       bigint NOT NULL,
    opened_at     bigint NOT NULL,
    doc           text   NOT NULL
);

CREATE INDEX engagement_client ON engagement (client_id, opened_at);
CREATE INDEX engagement_va ON engagement (va_id, opened_at);
CREATE INDEX engagement_lawyer ON engagement (lawyer_id, opened_at);

CREATE TABLE deliverable (
    engagement_id  text   NOT NULL,
    deliverable_id text   NOT NULL,
    ordinal        bigint NOT NULL,
    doc            text   NOT NULL,
    PRIMARY KEY (engagement_id, deliverable_id)
);

CREATE TABLE ground (
    engagement_id text   NOT NULL,
    ground_id     text   NOT NULL,
    ordinal       bigint NOT NULL,
    doc           text   NOT NULL,
    PRIMARY KEY (engagement_id, ground_id)
);

-- Whose turn it is: what a party is expected to do next, at most one per part and side.
CREATE TABLE task (
    subject_id text        NOT NULL,
    part_id    text        NOT NULL,
    side       text        NOT NULL,
    party      text        NOT NULL,
    candidacy  boolean     NOT NULL,
    due_at     timestamptz,
    doc        text        NOT NULL,
    PRIMARY KEY (subject_id, part_id, side)
);

CREATE INDEX task_party ON task (party, side, due_at);

CREATE TABLE compliance (
    engagement_id text   PRIMARY KEY,
    version       bigint NOT NULL
);

CREATE TABLE delivery (
    engagement_id  text   NOT NULL,
    deliverable_id text   NOT NULL,
    ordinal        bigint NOT NULL,
    doc            text   NOT NULL,
    PRIMARY KEY (engagement_id, deliverable_id)
);

CREATE TABLE quality (
    engagement_id text   PRIMARY KEY,
    version       bigint NOT NULL
);

CREATE TABLE review (
    engagement_id  text   NOT NULL,
    deliverable_id text   NOT NULL,
    ordinal        bigint NOT NULL,
    doc            text   NOT NULL,
    PRIMARY KEY (engagement_id, deliverable_id)
);

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

CREATE TABLE refusal (
    position     bigint      PRIMARY KEY,
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
