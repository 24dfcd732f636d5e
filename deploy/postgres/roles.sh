#!/bin/sh
# Run by PostgreSQL's image once, when it makes a database: the role that owns what is stored and migrates it, and the
# one that the application works as, which may add to what happened and not change it.
set -eu
psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" -d "$POSTGRES_DB" \
    -v owner="$OWNER_PASSWORD" -v application="$APPLICATION_PASSWORD" <<'SQL'
CREATE ROLE engagements LOGIN PASSWORD :'application';
CREATE ROLE engagements_owner LOGIN PASSWORD :'owner';
GRANT pg_monitor TO engagements;
GRANT engagements TO engagements_owner;
ALTER DATABASE engagements OWNER TO engagements_owner;
SQL
