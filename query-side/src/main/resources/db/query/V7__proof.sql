-- Hashes of complete subtrees of 256, 65 536 … entries: what of the tree over the ledger is stored beside the entries' own
-- hashes. Row (level, n) is over the entries n · 256^level + 1 to (n + 1) · 256^level. A row is never changed.
CREATE TABLE ledger_subtree (
    level smallint NOT NULL CHECK (level BETWEEN 1 AND 7),
    n     bigint   NOT NULL CHECK (n >= 0),
    hash  bytea    NOT NULL CHECK (octet_length(hash) = 32),
    PRIMARY KEY (level, n)
);

-- Checkpoints that the command side gave out and whose root is that of the entries held here. A row is never changed.
CREATE TABLE checkpoint (
    number bigint PRIMARY KEY,
    origin text   NOT NULL,
    size   bigint NOT NULL CHECK (size > 0),
    root   bytea  NOT NULL CHECK (octet_length(root) = 32),
    note   bytea  NOT NULL,
    CONSTRAINT checkpoint_size_unique UNIQUE (origin, size)
);

-- Public halves of the keys that signed them, in the order in which they came.
CREATE TABLE checkpoint_key (
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    verifier_key text   NOT NULL UNIQUE
);
