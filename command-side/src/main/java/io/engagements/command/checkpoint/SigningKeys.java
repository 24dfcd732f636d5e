package io.engagements.command.checkpoint;

import io.engagements.command.checkpoint.KeyChangeRows.Recorded;
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
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        List<SigningKeysChanged> known = known(origin);
        return Stream.of(Use.LOG, Use.CLOCK)
                .flatMap(use -> signers(use, origin, first, known))
                .toList();
    }

    /**
     * Those that say who packed; made where there is none, as nothing rests on them.
     *
     * @throws CannotSignException when they were replaced, and the new one is not there
     */
    List<NoteSigner> ofPackages(String origin) {
        return signers(Use.EVIDENCE, origin, true, known(origin)).toList();
    }

    private List<SigningKeysChanged> known(String origin) {
        return ordered(origin).stream().map(Recorded::change).toList();
    }

    /**
     * Those of this log, the earliest first. Whoever can write events can write such a one too: what is not in the signer's own
     * list it has not ordered.
     */
    private List<Recorded> ordered(String origin) {
        List<Recorded> ofThisLog = changes.all().stream()
                .filter(recorded -> names(recorded.change(), origin))
                .toList();
        Set<String> own = ofThisLog.isEmpty() ? Set.of() : directory.changes();
        ofThisLog.stream()
                .filter(recorded -> !own.contains(recorded.mark()))
                .findFirst()
                .ifPresent(strange -> {
                    throw new CannotSignException(
                            "event " + strange.eventId() + " says that the keys were replaced, and this signer did"
                                    + " not order that: its directory is an older one, or somebody wrote the event into the database");
                });
        return ofThisLog;
    }

    private static boolean names(SigningKeysChanged change, String origin) {
        Set<String> names =
                Arrays.stream(Use.values()).map(use -> use.name.apply(origin)).collect(Collectors.toUnmodifiableSet());
        return Stream.of(change.before(), change.after())
                .flatMap(List::stream)
                .anyMatch(text -> names.contains(text.split("\\+", 2)[0]));
    }

    /** Before anything is signed. @throws CannotSignException when the ledger tells of keys that this signer did not replace */
    void requireOwn(String origin) {
        ordered(origin);
    }

    private Stream<NoteSigner> signers(Use use, String origin, boolean first, List<SigningKeysChanged> known) {
        NoteSigner present = use.signer(origin, directory.key(use.file).orElseGet(() -> {
            if (!first) {
                throw new CannotSignException(
                        "the signer's key is not in its directory any more; put its directory back as it was");
            }
            return directory.makeKey(use.file);
        }));
        Optional<SigningKeysChanged> last =
                known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
        Optional<NoteSigner> next = last.flatMap(said -> next(use, origin, said));
        boolean replaced = known.stream()
                .filter(said -> next.isEmpty() || !said.equals(last.get()))
                .anyMatch(said -> said.before().contains(text(present)));
        if (replaced) {
            throw new CannotSignException("a key in the signer's directory was replaced, and the one that replaced it"
                    + " is not in it; put the directory back as it was");
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
        return last(origin)
                .map(Recorded::change)
                .filter(change -> isUnderWay(change, origin))
                .map(SigningKeysChanged::bothUntil);
    }

    private Optional<Recorded> last(String origin) {
        List<Recorded> all = ordered(origin);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
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
        // Before it is stored: what is stored and not in the list is somebody else's.
        directory.note(Recorded.mark(event.getIdentifier(), change));
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
        last(origin)
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
