-- One open candidacy per client and VA.
CREATE TABLE open_candidacy (
    client_id    text NOT NULL,
    va_id        text NOT NULL,
    candidacy_id text NOT NULL,
    CONSTRAINT open_candidacy_unique PRIMARY KEY (client_id, va_id)
);

-- Answers given under an idempotency key.
CREATE TABLE idempotency (
    party       text        NOT NULL,
    key         text        NOT NULL,
    fingerprint bytea       NOT NULL,
    status      integer     NOT NULL,
    version     bigint,
    location    text,
    body        bytea       NOT NULL,
    created_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT idempotency_unique PRIMARY KEY (party, key)
);

CREATE INDEX idempotency_age ON idempotency (created_at);

-- When each engagement's next fact falls due.
CREATE TABLE due (
    engagement_id text        PRIMARY KEY,
    at            timestamptz NOT NULL,
    attempts      integer     NOT NULL DEFAULT 0,
    retry_at      timestamptz NOT NULL DEFAULT '-infinity'
);

CREATE INDEX due_at ON due (at);

CREATE TABLE party (
    party_id      text PRIMARY KEY,
    kind          text NOT NULL CHECK (kind IN ('CLIENT', 'VA', 'LAWYER')),
    business_name text,
    zone          text NOT NULL,
    language      text NOT NULL,
    -- rule INDEPENDENT-BUSINESS
    CONSTRAINT party_va_is_a_business CHECK (kind <> 'VA' OR business_name IS NOT NULL)
);
