-- What was found to be changed of what was signed, and that the operator has looked into it. A row is never changed.
CREATE TABLE finding (
    number   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    what     text        NOT NULL,
    found_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE finding_acknowledged (
    finding bigint      PRIMARY KEY REFERENCES finding (number),
    reason  text        NOT NULL,
    person  text        NOT NULL,
    at      timestamptz NOT NULL DEFAULT now()
);
