-- Numbers are made of facts now, and grounds remember their turns: everything is projected anew from the ledger.
DROP TABLE delivery;
DROP TABLE compliance;

CREATE TABLE compliance (
    engagement_id text   PRIMARY KEY,
    version       bigint NOT NULL,
    client_id     text   NOT NULL,
    va_id         text   NOT NULL,
    doc           text   NOT NULL
);

CREATE INDEX compliance_client ON compliance (client_id);
CREATE INDEX compliance_va ON compliance (va_id);

CREATE TABLE work_facts (
    engagement_id  text   NOT NULL,
    deliverable_id text   NOT NULL,
    ordinal        bigint NOT NULL,
    doc            text   NOT NULL,
    PRIMARY KEY (engagement_id, deliverable_id)
);

CREATE TABLE guard_refusal (
    position      bigint      PRIMARY KEY,
    engagement_id text        NOT NULL,
    rule          text        NOT NULL,
    occurred_at   timestamptz NOT NULL,
    event_id      text        NOT NULL
);

CREATE INDEX guard_refusal_engagement ON guard_refusal (engagement_id);

TRUNCATE candidacy, engagement, deliverable, ground, task, quality, review, history, refusal, parked, token_entry;
