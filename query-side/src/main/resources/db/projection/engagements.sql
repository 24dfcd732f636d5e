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

-- All of them in order, for auditors.
CREATE INDEX engagement_opened ON engagement (opened_at);
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

CREATE INDEX deliverable_ordinal ON deliverable (engagement_id, ordinal);

CREATE TABLE ground (
    engagement_id text   NOT NULL,
    ground_id     text   NOT NULL,
    ordinal       bigint NOT NULL,
    doc           text   NOT NULL,
    PRIMARY KEY (engagement_id, ground_id)
);

-- Whose turn it is: what a party is expected to do next, at most one per part and side.
CREATE TABLE engagement_task (
    subject_id text        NOT NULL,
    part_id    text        NOT NULL,
    side       text        NOT NULL,
    party      text        NOT NULL,
    due_at     timestamptz,
    doc        text        NOT NULL,
    PRIMARY KEY (subject_id, part_id, side)
);

CREATE INDEX engagement_task_party ON engagement_task (party, side, due_at);
