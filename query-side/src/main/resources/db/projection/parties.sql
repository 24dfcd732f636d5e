-- Name, business name and contact stand in the document sealed, and are gone from it once the party is erased.
CREATE TABLE party (
    party_id      text   PRIMARY KEY,
    version       bigint NOT NULL,
    registered_at bigint NOT NULL,
    doc           text   NOT NULL
);

CREATE INDEX party_registered ON party (registered_at);
