-- A projection's rows stand in a schema of their own, made by db/projection/<name>.sql; here are views of the live one.
-- What stood here is made again from the ledger.
DROP TABLE candidacy, engagement, deliverable, ground, task, compliance, delivery, quality, review, history, refusal;

TRUNCATE token_entry, parked;

-- The schemas: projection and number give the name.
CREATE TABLE generation (
    projection text        NOT NULL,
    number     integer     NOT NULL,
    revision   integer     NOT NULL,
    state      text        NOT NULL CHECK (state IN ('BUILDING', 'VERIFYING', 'LIVE', 'RETIRED')),
    position   bigint      NOT NULL DEFAULT 0,
    began_at   timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, number)
) WITH (fillfactor = 50);

CREATE UNIQUE INDEX generation_live ON generation (projection) WHERE state = 'LIVE';
CREATE UNIQUE INDEX generation_unfinished ON generation (projection) WHERE state IN ('BUILDING', 'VERIFYING');

-- What the last verification of each projection found.
CREATE TABLE verification (
    projection text        PRIMARY KEY,
    at         timestamptz NOT NULL DEFAULT now(),
    found      text        NOT NULL
);
