CREATE TABLE standalone.account (
    id text PRIMARY KEY CHECK (id ~ '^[A-Za-z0-9._-]{1,64}$'),
    secret_hash text NOT NULL,
    party text NOT NULL CHECK (party ~ '^[A-Za-z0-9._-]{1,64}$'),
    roles text[] NOT NULL
);

-- Written once, by the first start on this data directory: demo accounts are made then or never.
CREATE TABLE standalone.first_start (
    the_one boolean PRIMARY KEY DEFAULT true CHECK (the_one),
    at timestamptz NOT NULL DEFAULT now(),
    demo boolean NOT NULL
);
