CREATE TABLE quality (
    engagement_id text   PRIMARY KEY,
    version       bigint NOT NULL
);

CREATE TABLE review (
    engagement_id  text   NOT NULL,
    deliverable_id text   NOT NULL,
    ordinal        bigint NOT NULL,
    doc            text   NOT NULL,
    PRIMARY KEY (engagement_id, deliverable_id)
);
