package io.engagements.command.checkpoint;

import io.engagements.command.time.DomainClock;
import io.engagements.events.Stamp;
import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignatureType;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The keys that are signed with, and how they are replaced: the next ones stand beside them in the directory and sign too from
 * when the ledger says so, until they take their place. Used by who holds the lock of the signer.
 */
@Component
class SigningKeys {

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

    private final SignerDirectory directory;
    private final KeyChangeRows changes;
    private final EventStore events;
    private final DomainClock clock;

    SigningKeys(SignerDirectory directory, KeyChangeRows changes, EventStore events, DomainClock clock) {
        this.directory = directory;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    private enum Use {
        LOG("log", SignatureType.ED25519, origin -> origin),
        CLOCK("clock", SignatureType.COSIGNATURE, origin -> origin + "/clock"),
        EVIDENCE("evidence", SignatureType.ED25519, EvidenceFiles::evidenceKeyName);

        private final String file;
        private final String next;
        private final SignatureType type;
        private final Function<String, String> name;

        Use(String file, SignatureType type, Function<String, String> name) {
            this.file = file + ".pem";
            this.next = file + ".next.pem";
            this.type = type;
            this.name = name;
        }

        NoteSigner signer(String origin, KeyPair pair) {
            return new NoteSigner(name.apply(origin), type, pair);
        }
    }

    /**
     * Those of the log and of its clock: one of each, and while they are replaced two.
     *
     * @param first whether nothing was signed with any yet, so that they are made where there are none
     * @throws CannotSignException when one is not there
     */
    List<NoteSigner> ofCheckpoints(String origin, boolean first) {
        Optional<SigningKeysChanged> change = change();
        return Stream.of(Use.LOG, Use.CLOCK)
                .flatMap(use -> signers(use, origin, first, change))
                .toList();
    }

    /**
     * Those that say who packed; made where there is none, as nothing rests on them.
     *
     * @throws CannotSignException when they were replaced, and the new one is not there
     */
    List<NoteSigner> ofPackages(String origin) {
        return signers(Use.EVIDENCE, origin, true, change()).toList();
    }

    private Optional<SigningKeysChanged> change() {
        return changes.last().map(KeyChangeRows.Recorded::change);
    }

    private Stream<NoteSigner> signers(Use use, String origin, boolean first, Optional<SigningKeysChanged> change) {
        NoteSigner present = use.signer(origin, directory.key(use.file).orElseGet(() -> {
            if (!first) {
                throw new CannotSignException(
                        "the signer's key is not in its directory any more; put its directory back as it was");
            }
            return directory.makeKey(use.file);
        }));
        Optional<NoteSigner> next = change.flatMap(said -> next(use, origin, said));
        if (next.isEmpty() && change.isPresent() && change.get().before().contains(text(present))) {
            throw new CannotSignException(
                    "the keys in the signer's directory were replaced, and those that replaced them"
                            + " are not in it; put the directory back as it was");
        }
        return Stream.concat(Stream.of(present), next.stream());
    }

    private Optional<NoteSigner> next(Use use, String origin, SigningKeysChanged change) {
        return directory.key(use.next).map(pair -> use.signer(origin, pair)).filter(signer -> change.after()
                .contains(text(signer)));
    }

    private static String text(NoteSigner signer) {
        return signer.verifier().text();
    }

    /** How long both sign at least; empty while none are being replaced. */
    Optional<Instant> bothUntil(String origin) {
        return change().filter(change -> isUnderWay(change, origin)).map(SigningKeysChanged::bothUntil);
    }

    private boolean isUnderWay(SigningKeysChanged change, String origin) {
        return Arrays.stream(Use.values())
                .anyMatch(use -> next(use, origin, change).isPresent());
    }

    /** What the ledger says of it, and under which id. */
    record Changed(String eventId, SigningKeysChanged change) {}

    /**
     * Makes the next keys, and says so in the ledger.
     *
     * @throws CannotSignException when those in use are not there
     */
    Changed replace(String origin, Instant bothUntil, String orderedBy) {
        List<String> before = texts(Stream.concat(ofCheckpoints(origin, false).stream(), ofPackages(origin).stream()));
        // In the directory before they are spoken of: whatever is in it that nothing speaks of is not used.
        List<String> after =
                texts(Arrays.stream(Use.values()).map(use -> use.signer(origin, directory.makeKey(use.next))));
        SigningKeysChanged change =
                new SigningKeysChanged(before, after, bothUntil, orderedBy, Stamp.byClock(clock.receipt()));
        EventMessage<SigningKeysChanged> event = GenericEventMessage.asEventMessage(change);
        events.publish(event);
        return new Changed(event.getIdentifier(), change);
    }

    private static List<String> texts(Stream<NoteSigner> keys) {
        return keys.map(SigningKeys::text).toList();
    }

    /**
     * Lets the next keys take the place of those before them when their time has come and a checkpoint that both signed says so.
     *
     * @param given entries of the last checkpoint that was given out
     */
    void finish(String origin, Instant now, long given) {
        changes.last()
                .filter(recorded -> recorded.isWithin(given)
                        && !now.isBefore(recorded.change().bothUntil())
                        && isUnderWay(recorded.change(), origin))
                .ifPresent(recorded -> {
                    Arrays.stream(Use.values())
                            .filter(use -> next(use, origin, recorded.change()).isPresent())
                            .forEach(use -> directory.replace(use.file, use.next));
                    log.info("the earlier keys of {} sign no more and are deleted", origin);
                });
    }
}
