-- Who read what of others, and who took what away; ids only. A row is never changed, and none is taken back.
CREATE TABLE access (
    number        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Made by whoever tells of it: what is handed over again is there already.
    id            uuid        NOT NULL CONSTRAINT access_unique UNIQUE,
    at            timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL DEFAULT now(),
    kind          text        NOT NULL,
    -- Made to be taken away.
    export        boolean     NOT NULL,
    subject       text,
    engagement_id text,
    person        text        NOT NULL,
    party         text,
    on_behalf_of  text,
    roles         text[]      NOT NULL
);

-- One for each thing that is asked for, in the order in which it is shown: a page reads about as many rows as it has.
CREATE INDEX access_kind ON access (kind, number);
CREATE INDEX access_engagement ON access (engagement_id, number) WHERE engagement_id IS NOT NULL;
CREATE INDEX access_engagement_party ON access (engagement_id, party, number) WHERE engagement_id IS NOT NULL;
CREATE INDEX access_engagement_told ON access (engagement_id, number)
    WHERE engagement_id IS NOT NULL AND (export OR roles && '{AUDITOR,OPERATOR}');
CREATE INDEX access_subject ON access (subject, number) WHERE kind IN ('PARTY', 'NUMBERS');
CREATE INDEX access_person ON access (person, number);
CREATE INDEX access_party ON access (party, number);
CREATE INDEX access_on_behalf_of ON access (on_behalf_of, number) WHERE on_behalf_of IS NOT NULL;
CREATE INDEX access_at ON access (at);
