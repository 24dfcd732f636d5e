-- Where somebody is told by mail what concerns the account, where mail is sent at all. It goes with who leaves.
ALTER TABLE standalone.account ADD COLUMN mail text;

-- Where a link is sent, until it is used or withdrawn; and what came of it.
ALTER TABLE standalone.invitation
    ADD COLUMN mail text,
    ADD COLUMN mailed text CHECK (mailed IN ('SENDING', 'SENT', 'FAILED')),
    ADD CHECK (mail IS NULL OR mailed IS NOT NULL);
