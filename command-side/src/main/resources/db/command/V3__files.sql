-- Uploaded files. The content lies on disk under its SHA-256 before its row is committed: a row never names nothing.
CREATE TABLE file (
    file_id       text        PRIMARY KEY,
    engagement_id text        NOT NULL,
    sha256        text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    size          bigint      NOT NULL CHECK (size > 0),
    name          text        NOT NULL,
    party         text        NOT NULL,
    person        text        NOT NULL,
    on_behalf_of  text,
    received_at   timestamptz NOT NULL,
    recorded_at   timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX file_engagement ON file (engagement_id);
