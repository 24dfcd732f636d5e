-- What an authenticator knows somebody by: nothing of the person.
ALTER TABLE standalone.account ADD COLUMN handle uuid NOT NULL UNIQUE DEFAULT gen_random_uuid();

-- Keys that people sign in with beside the password: the public half, as the browser gave it. They go with who leaves.
CREATE TABLE standalone.passkey (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account text NOT NULL REFERENCES standalone.account,
    called text NOT NULL,
    credential_id bytea NOT NULL UNIQUE,
    public_key bytea NOT NULL,
    attestation bytea NOT NULL,
    signatures bigint NOT NULL,
    verified boolean NOT NULL,
    backup_eligible boolean NOT NULL,
    backed_up boolean NOT NULL,
    transports text[] NOT NULL,
    created_at timestamptz NOT NULL,
    used_at timestamptz
);

CREATE INDEX passkey_of_account ON standalone.passkey (account, number);
