package io.engagements.events;

/** Anything that the ledger can hold; the sealed families are listed in {@code EventCodec}. */
public interface DomainEvent {

    /** Who did it and when it occurred. */
    Stamp stamp();
}
