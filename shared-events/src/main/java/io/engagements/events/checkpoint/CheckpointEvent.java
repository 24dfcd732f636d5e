package io.engagements.events.checkpoint;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import java.time.Instant;
import java.util.List;

/** What the ledger says about how it is signed, in no aggregate's sequence. */
public sealed interface CheckpointEvent extends DomainEvent {

    /**
     * The signer has new keys. Both sign, so that whoever trusts the earlier ones can see that these come after them.
     *
     * @param before public keys in their text form (C2SP signed-note) that signed until then
     * @param after those of the same names that go on
     * @param bothUntil how long both sign at least (UTC); then the private halves of the earlier ones are deleted
     * @param orderedBy the operator's account
     */
    @Stored(name = "signing-keys-changed")
    record SigningKeysChanged(List<String> before, List<String> after, Instant bothUntil, String orderedBy, Stamp stamp)
            implements CheckpointEvent {

        public SigningKeysChanged {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }
}
