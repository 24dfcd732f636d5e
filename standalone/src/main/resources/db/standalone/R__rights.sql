-- What ${owner} lets ${application} do.
GRANT USAGE ON SCHEMA standalone TO "${application}";

GRANT SELECT, INSERT, UPDATE, DELETE ON invitation, passkey TO "${application}";

GRANT SELECT, INSERT, UPDATE ON account, first_start, demo_story TO "${application}";
