CREATE TABLE candidacy (
    candidacy_id text   PRIMARY KEY,
    client_id    text   NOT NULL,
    va_id        text   NOT NULL,
    state        text   NOT NULL,
    version      bigint NOT NULL,
    opened_at    bigint NOT NULL,
    doc          text   NOT NULL
);

-- All of them in order, for auditors.
CREATE INDEX candidacy_opened ON candidacy (opened_at);
CREATE INDEX candidacy_client ON candidacy (client_id, opened_at);
CREATE INDEX candidacy_va ON candidacy (va_id, opened_at);

-- Whose turn it is: what a party is expected to do next, at most one per side.
CREATE TABLE candidacy_task (
    subject_id text        NOT NULL,
    part_id    text        NOT NULL,
    side       text        NOT NULL,
    party      text        NOT NULL,
    due_at     timestamptz,
    doc        text        NOT NULL,
    PRIMARY KEY (subject_id, part_id, side)
);

CREATE INDEX candidacy_task_party ON candidacy_task (party, side, due_at);
