-- What auditors took out of the ledger to look at, and what they noted about it: their own, apart from the ledger and from whatever is made of it.
-- A row is never changed. How many there may be is counted in their numbers.
CREATE TABLE sample (
    id      uuid        PRIMARY KEY,
    account text        NOT NULL,
    number  integer     NOT NULL CHECK (number BETWEEN 1 AND 100),
    made_at timestamptz NOT NULL DEFAULT now(),
    purpose text        NOT NULL,
    UNIQUE (account, number)
);

-- How one was drawn; one that is picked by hand has no such row.
CREATE TABLE sample_draw (
    sample          uuid    PRIMARY KEY REFERENCES sample (id),
    filters         text    NOT NULL,
    end_position    bigint  NOT NULL,
    population      integer NOT NULL,
    population_hash bytea   NOT NULL CHECK (length(population_hash) = 32),
    looked_through  integer NOT NULL,
    seed            text    NOT NULL,
    wanted          integer NOT NULL CHECK (wanted BETWEEN 1 AND 200)
);

-- In the order in which they were drawn or put there.
CREATE TABLE sample_entry (
    sample    uuid    NOT NULL REFERENCES sample (id),
    number    integer NOT NULL CHECK (number BETWEEN 1 AND 200),
    position  bigint  NOT NULL,
    event_id  text    NOT NULL,
    leaf_hash bytea   NOT NULL CHECK (length(leaf_hash) = 32),
    PRIMARY KEY (sample, number),
    UNIQUE (sample, position)
);

-- The latest counts.
CREATE TABLE sample_note (
    sample   uuid        NOT NULL,
    position bigint      NOT NULL,
    number   integer     NOT NULL CHECK (number BETWEEN 1 AND 50),
    mark     text        NOT NULL CHECK (mark IN ('AS_EXPECTED', 'EXCEPTION', 'OPEN')),
    text     text        NOT NULL,
    at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (sample, position, number),
    FOREIGN KEY (sample, position) REFERENCES sample_entry (sample, position)
);
