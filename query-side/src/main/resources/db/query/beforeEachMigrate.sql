-- A migration takes as long as it takes.
SET LOCAL transaction_timeout = 0;
