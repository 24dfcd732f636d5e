-- Accounts of people, beside those of the demonstration. Whoever has left keeps the name: it stands in events, and nobody
-- else is to act under it. Tokens given before tokens_from are good no more. Language and zone are choices of the person.
ALTER TABLE standalone.account
    ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY,
    ADD COLUMN since timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN left_at timestamptz,
    ADD COLUMN tokens_from timestamptz,
    ADD COLUMN demo boolean NOT NULL DEFAULT false,
    ADD COLUMN language text,
    ADD COLUMN zone text;

-- There were no others.
UPDATE standalone.account SET demo = true;

CREATE INDEX account_list ON standalone.account (number) WHERE left_at IS NULL;
CREATE INDEX account_of_party ON standalone.account (party, number) WHERE left_at IS NULL;

-- A link that is good once: to make an account, or to choose the password of one anew. Who opens it is known by the
-- token in it, of which only the hash stands here.
CREATE TABLE standalone.invitation (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    token_hash text NOT NULL UNIQUE CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    called text NOT NULL,
    role text,
    party text,
    account text REFERENCES standalone.account,
    invited_by text,
    made_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz NOT NULL,
    ended text CHECK (ended IN ('USED', 'WITHDRAWN')),
    ended_at timestamptz,
    CHECK ((role IS NULL) <> (account IS NULL)),
    CHECK ((ended IS NULL) = (ended_at IS NULL))
);

CREATE INDEX invitation_open ON standalone.invitation (party, number) WHERE ended IS NULL;
