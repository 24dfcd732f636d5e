package io.engagements.query.log;

import io.engagements.events.DomainEvent;
import io.engagements.events.ledger.Entry;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.EventCodec;
import io.engagements.events.stored.UnknownEventException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of the ledger. Its bytes are read at the first look and once only: every projection sees the same object. */
public final class LoggedEntry {

    private final long position;
    private final byte[] bytes;
    private @Nullable LedgerEvent event;

    /** @param bytes as the ledger holds them; not copied */
    public LoggedEntry(long position, byte[] bytes) {
        this.position = position;
        this.bytes = bytes;
    }

    /**
     * An entry as it was stored.
     *
     * @param hash that was taken of the bytes when they were numbered
     * @throws BrokenEntryException when they are other bytes by now
     */
    public static LoggedEntry stored(long position, byte[] bytes, byte[] hash) {
        if (!Arrays.equals(EntryBytes.leafHash(bytes), hash)) {
            throw BrokenEntryException.changed(position);
        }
        return new LoggedEntry(position, bytes);
    }

    /** As the ledger holds them; not copied. */
    public byte[] bytes() {
        return bytes;
    }

    public long position() {
        return position;
    }

    /** @throws UnknownEventException when this contract cannot read the entry */
    public synchronized LedgerEvent event() {
        LedgerEvent known = event;
        if (known == null) {
            known = read();
            event = known;
        }
        return known;
    }

    private LedgerEvent read() {
        Entry entry = EntryBytes.read(bytes);
        DomainEvent decoded = EventCodec.CONTRACT.decode(entry.type(), entry.revision(), entry.payload());
        return new LedgerEvent(entry, decoded);
    }

    /** The candidacy or engagement whose order the entry belongs to. What cannot be read at all stands alone. */
    public String subject() {
        try {
            return event().event() instanceof AttemptRefused refused
                    ? refused.subjectId()
                    : event().entry().subject();
        } catch (UnknownEventException e) {
            return subjectOfUnknown();
        }
    }

    /** When it was stored, by the system clock; empty when it cannot be read. */
    public Optional<Instant> recordedAt() {
        try {
            return Optional.of(EntryBytes.read(bytes).recordedAt());
        } catch (UnknownEventException e) {
            return Optional.empty();
        }
    }

    /** The trace of the request that brought the event about; null when there is none. */
    public @Nullable String traceId() {
        return EntryBytes.traceId(bytes).orElse(null);
    }

    /** The command that the event came with; null when there is none, or none was noted. */
    public @Nullable String commandId() {
        return EntryBytes.commandId(bytes).orElse(null);
    }

    private String subjectOfUnknown() {
        try {
            return EntryBytes.read(bytes).subject();
        } catch (UnknownEventException e) {
            return "position " + position;
        }
    }
}
