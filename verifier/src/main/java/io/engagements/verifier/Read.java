package io.engagements.verifier;

import io.engagements.events.DomainEvent;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.ledger.Entry;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.ledger.HeadKeys;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.stored.EventCodec;
import io.engagements.events.stored.UnknownEventException;
import io.engagements.events.stored.Utf8;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import io.engagements.proof.tree.Hash;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry whose bytes were read by the product's contract.
 *
 * @param keys of the heads that it counts for; the first one is that of its subject; none of what the ledger says about itself
 */
record Read(Entry entry, DomainEvent event, Hash leaf, List<String> keys) {

    /** @throws InvalidProofException when they are no entry of this position, or of this contract */
    static Read entry(byte[] bytes, long position, Hash leaf) {
        try {
            // A reader of JSON also takes other encodings, and a mark before the first byte.
            if (bytes.length == 0 || bytes[0] != '{') {
                throw wrong(position, Says.None.NO_JSON_OBJECT.of(), null);
            }
            Utf8.text(bytes);
            Entry entry = EntryBytes.read(bytes);
            if (entry.position() != position) {
                throw wrong(position, Says.One.AT_ANOTHER_POSITION.of(entry.position()), null);
            }
            DomainEvent event = EventCodec.CONTRACT.decode(entry.type(), entry.revision(), entry.payload());
            if (!isAbout(event, entry.subject())) {
                throw wrong(position, Says.None.ANOTHER_SUBJECT.of(), null);
            }
            return new Read(entry, event, leaf, keys(entry, event, position));
        } catch (CharacterCodingException e) {
            throw wrong(position, Says.None.THIS_NOT_UTF_8.of(), e);
        } catch (UnknownEventException e) {
            throw wrong(position, Says.One.UNREADABLE.of(reason(e)), e);
        }
    }

    private static List<String> keys(Entry entry, DomainEvent event, long position) {
        try {
            return HeadKeys.of(entry, event);
        } catch (NullPointerException e) {
            throw wrong(position, Says.None.ABOUT_NOBODY.of(), e);
        }
    }

    private static Sentence reason(UnknownEventException e) {
        Throwable cause = e.getCause();
        return cause == null || cause.getMessage() == null
                ? e.sentence()
                : Says.Two.OF_FILE.of(
                        e.sentence(), cause.getMessage().lines().findFirst().orElse(""));
    }

    private static InvalidProofException wrong(long position, Sentence what, @Nullable Throwable cause) {
        Sentence why = Says.Two.AT_POSITION.of(position, what);
        return cause == null ? new InvalidProofException(why) : new InvalidProofException(why, cause);
    }

    /** Outside aggregates an event stands under whatever it is about. */
    private static boolean isAbout(DomainEvent event, String subject) {
        if (event instanceof EngagementEvent engagement) {
            return subject.equals(engagement.engagementId());
        }
        if (event instanceof CandidacyEvent candidacy) {
            return subject.equals(candidacy.candidacyId());
        }
        return !(event instanceof PartyEvent party) || subject.equals(PartyEvent.subjectOf(party.partyId()));
    }

    long position() {
        return entry.position();
    }
}
