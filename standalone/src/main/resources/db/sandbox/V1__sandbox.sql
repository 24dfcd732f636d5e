-- Whether this installation is a sandbox, decided by its first start for good, and where its clock stands.
CREATE TABLE sandbox (
    single  boolean PRIMARY KEY DEFAULT true CHECK (single),
    sandbox boolean     NOT NULL,
    instant timestamptz
);
