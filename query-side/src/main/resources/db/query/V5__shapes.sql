-- What a generation's rows look like, derived from the records they hold and the script that makes them. What was made
-- before is of no known shape, and is made again.
ALTER TABLE generation ADD COLUMN shape text NOT NULL DEFAULT '';
