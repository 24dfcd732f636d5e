-- What ${owner} lets ${application} do.
GRANT USAGE ON SCHEMA sandbox TO "${application}";

GRANT SELECT, INSERT, UPDATE ON sandbox TO "${application}";
