-- Finds the last change of the keys that the ledger is signed with.
CREATE INDEX event_signing_keys ON event (global_index) WHERE payload_type = 'signing-keys-changed';
