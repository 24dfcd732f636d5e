-- A party is registered by an event. Here stands who may begin something; names and contacts stand in the event only,
-- sealed. Made anew, not altered: the text of a dropped column would stay in the table's file.
ALTER TABLE party RENAME TO party_in_clear;

CREATE TABLE party (
    party_id text    CONSTRAINT party_unique PRIMARY KEY,
    kind     text    NOT NULL CHECK (kind IN ('CLIENT', 'VA', 'LAWYER')),
    -- False of a party that stood here before there were events of parties: it can still be registered.
    recorded boolean NOT NULL,
    erased   boolean NOT NULL DEFAULT false
);

INSERT INTO party (party_id, kind, recorded) SELECT party_id, kind, false FROM party_in_clear;

DROP TABLE party_in_clear;

-- The only copy of each party's key: with it go name and contact.
CREATE TABLE party_key (
    party_id text  PRIMARY KEY,
    key      bytea NOT NULL CHECK (octet_length(key) = 32)
);

-- Who is engaged: a party with a row here is not erased.
CREATE TABLE running_engagement (
    party_id      text    NOT NULL,
    engagement_id text    NOT NULL,
    lawyer        boolean NOT NULL DEFAULT false,
    PRIMARY KEY (party_id, engagement_id)
);

CREATE INDEX running_engagement_id ON running_engagement (engagement_id);

INSERT INTO running_engagement (party_id, engagement_id)
SELECT DISTINCT side.party_id, hired.aggregate_identifier
FROM event hired,
     LATERAL (SELECT convert_from(hired.payload, 'UTF8')::json AS fields) e,
     LATERAL (VALUES (e.fields ->> 'clientId'), (e.fields ->> 'vaId')) side (party_id)
WHERE hired.payload_type = 'va-hired'
  AND NOT EXISTS (SELECT FROM event ended
                  WHERE ended.aggregate_identifier = hired.aggregate_identifier
                    AND ended.payload_type = 'engagement-ended');

INSERT INTO running_engagement (party_id, engagement_id, lawyer)
SELECT DISTINCT ON (appointed.aggregate_identifier)
       convert_from(appointed.payload, 'UTF8')::json ->> 'lawyerId', appointed.aggregate_identifier, true
FROM event appointed
WHERE appointed.payload_type = 'lawyer-appointed'
  AND EXISTS (SELECT FROM running_engagement r WHERE r.engagement_id = appointed.aggregate_identifier)
ORDER BY appointed.aggregate_identifier, appointed.sequence_number DESC;
