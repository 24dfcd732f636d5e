-- What a person is called, in the person's own words; absent for accounts of the demonstration, and where nobody was asked. It
-- is told with what the person did, so whoever leaves leaves it behind; it goes when the party is erased.
ALTER TABLE standalone.account ADD COLUMN called text;

CREATE INDEX account_that_acted ON standalone.account (party, number DESC);
