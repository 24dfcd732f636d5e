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

-- Single events of long histories, as receipts, numbers and grounds ask for them.
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

-- What the whole ledger is searched by: in which stretches of 256 entries something occurs (see Facets). A stretch is named
-- once for each, however often it occurs there.
CREATE TABLE facet (
    facet   text   NOT NULL,
    stretch bigint NOT NULL,
    PRIMARY KEY (facet, stretch)
);

-- Between which moments the events of a stretch occurred.
CREATE TABLE stretch (
    stretch  bigint      PRIMARY KEY,
    first_at timestamptz NOT NULL,
    last_at  timestamptz NOT NULL
) WITH (fillfactor = 50);

-- Whose a candidacy, an engagement or a party's own record is, each from a position of the ledger on.
CREATE TABLE side (
    subject  text   NOT NULL,
    party    text   NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (subject, party)
);

-- What events made that others came of (see the rules' Causes).
CREATE TABLE made (
    subject  text   NOT NULL,
    thing    text   NOT NULL,
    sequence bigint NOT NULL,
    PRIMARY KEY (subject, thing, sequence)
);
