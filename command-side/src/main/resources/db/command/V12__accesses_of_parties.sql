-- Packages of all that there is about a party, which are of each of its engagements too.
CREATE INDEX access_evidence_of_party ON access (subject, number) WHERE kind = 'EVIDENCE' AND engagement_id IS NULL;
