package io.engagements.events.heads;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;

/** What the ledger says about its own completeness, in no aggregate's sequence. */
public sealed interface HeadsEvent extends DomainEvent {

    /**
     * How far the entries about each thing go was written down.
     *
     * @param upTo the last position that counts
     * @param keys about how many things there are entries
     * @param root base 64 of the hash of the tree of their heads, by RFC 9162
     */
    @Stored(name = "ledger-heads")
    record HeadsCommitted(long upTo, long keys, String root, Stamp stamp) implements HeadsEvent {}
}
