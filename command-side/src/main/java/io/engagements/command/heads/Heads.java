package io.engagements.command.heads;

import io.engagements.command.ledger.CommitSignal;
import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.Ledger.NumberedEntry;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Stamp;
import io.engagements.events.heads.HeadsEvent.HeadsCommitted;
import io.engagements.events.ledger.Entry;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.ledger.HeadKeys;
import io.engagements.events.stored.EventCodec;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.support.background.LeaderLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down, as an entry of the ledger, how far the entries about each thing go. Whoever holds all entries about one thing can
 * then prove that they are all there are. One instance at a time.
 */
@Component
public class Heads {

    private static final Logger log = LoggerFactory.getLogger(Heads.class);
    private static final int BATCH = 1_000;

    /** Entries of one turn, so that its transaction ends in time: of a ledger that grew by more only a part is written down at once. */
    private static final int AT_ONCE = 20_000;

    private final Ledger ledger;
    private final HeadRows rows;
    private final EventStore events;
    private final JdbcClient jdbc;
    private final TransactionTemplate writing;
    private final TransactionTemplate reading;
    private final CommitSignal signal;
    private final DomainClock clock;
    private volatile @Nullable HeadTree known;
    private volatile @Nullable String failure;

    Heads(
            Ledger ledger,
            HeadRows rows,
            EventStore events,
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            CommitSignal signal,
            DomainClock clock) {
        this.ledger = ledger;
        this.rows = rows;
        this.events = events;
        this.jdbc = jdbc;
        this.signal = signal;
        this.clock = clock;
        writing = new TransactionTemplate(transactions);
        // What is compared is what is built on, whoever writes meanwhile.
        writing.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        reading = new TransactionTemplate(transactions);
        reading.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /**
     * What was done.
     *
     * @param commitment the last one; null while there is nothing to write down
     * @param whole whether it covers all entries that there were
     */
    public record Written(@Nullable Commitment commitment, boolean whole) {}

    /** Writes down what is new; where nothing is, the last one stands. Not whole while another instance is at it. */
    public Written write() {
        try {
            Written written = Objects.requireNonNull(writing.execute(status -> LeaderLock.HEADS.tryInTransaction(jdbc)
                    ? written()
                    : new Written(rows.last().orElse(null), false)));
            signal.raise();
            failure = null;
            return written;
        } catch (ConcurrencyFailureException meanwhile) {
            log.debug("somebody else wrote heads meanwhile", meanwhile);
            return new Written(null, false);
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage());
            throw e;
        }
    }

    /** Why nothing could be written down the last time; empty when it could. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    private Written written() {
        Optional<Commitment> last = rows.last();
        long from = last.map(Commitment::upTo).orElse(0L);
        long head = ledger.head();
        long upTo = Math.min(head, from + AT_ONCE);
        if (!isAnythingNew(from, upTo)) {
            return new Written(last.orElse(null), upTo == head);
        }
        last.ifPresent(this::requireAsCommitted);
        extend(from, upTo);
        return new Written(committed(upTo), upTo == head);
    }

    /** What the ledger says of itself alone is nothing; a look at the first of the entries costs little. */
    private boolean isAnythingNew(long from, long upTo) {
        TreeHasher hasher = new TreeHasher();
        return upTo - from > BATCH
                || ledger.after(from, (int) (upTo - from)).stream()
                        .anyMatch(entry -> !about(entry, hasher).keys().isEmpty());
    }

    /** Nothing goes on from heads that somebody changed: they are made anew then, and have to be what was committed to. */
    private void requireAsCommitted(Commitment last) {
        if (!tree(last.upTo()).root().base64().equals(last.root())) {
            log.error("the heads are not those that were committed to up to entry {}: they are made anew", last.upTo());
            rows.clear();
            extend(0, last.upTo());
            if (!tree(last.upTo()).root().base64().equals(last.root())) {
                throw new IllegalStateException("what was committed to up to entry " + last.upTo()
                        + " is not what the entries say: somebody changed the heads before that, or the entries");
            }
        }
    }

    private Commitment committed(long upTo) {
        HeadTree tree = tree(upTo);
        EventMessage<HeadsCommitted> event = GenericEventMessage.asEventMessage(
                new HeadsCommitted(upTo, tree.size(), tree.root().base64(), Stamp.byClock(clock.receipt())));
        events.publish(event);
        return new Commitment(upTo, tree.size(), tree.root().base64(), event.getIdentifier());
    }

    private void extend(long from, long upTo) {
        TreeHasher hasher = new TreeHasher();
        for (long at = from; at < upTo; ) {
            List<NumberedEntry> entries = ledger.after(at, (int) Math.min(BATCH, upTo - at));
            if (entries.isEmpty()) {
                throw new IllegalStateException("entry " + (at + 1) + " is gone");
            }
            List<About> about =
                    entries.stream().map(entry -> about(entry, hasher)).toList();
            Map<Hash, Head> heads = load(about);
            about.forEach(each -> each.keys()
                    .forEach(key -> heads.computeIfPresent(
                            key, (same, before) -> before.with(each.position(), each.leaf(), hasher))));
            if (!heads.isEmpty()) {
                rows.save(heads.values());
            }
            at = entries.get(entries.size() - 1).position();
        }
    }

    /** An entry and what it is about. */
    private record About(long position, Hash leaf, List<Hash> keys) {}

    private static About about(NumberedEntry numbered, TreeHasher hasher) {
        Hash leaf = hasher.leaf(numbered.bytes());
        if (!leaf.equals(Hash.of(numbered.hash()))) {
            throw new IllegalStateException(
                    "entry " + numbered.position() + " is not what was hashed when it was numbered");
        }
        Entry entry = EntryBytes.read(numbered.bytes());
        List<String> keys =
                HeadKeys.of(entry, EventCodec.CONTRACT.decode(entry.type(), entry.revision(), entry.payload()));
        return new About(
                numbered.position(), leaf, keys.stream().map(Head::keyOf).toList());
    }

    private Map<Hash, Head> load(List<About> about) {
        List<Hash> keys =
                about.stream().flatMap(each -> each.keys().stream()).distinct().toList();
        Map<Hash, Head> heads = new HashMap<>(rows.of(keys));
        keys.forEach(key -> heads.putIfAbsent(key, Head.before(key)));
        return heads;
    }

    private HeadTree tree(long upTo) {
        HeadTree tree = new HeadTree(upTo);
        rows.each(tree::append);
        return tree;
    }

    /**
     * Proofs of one commitment.
     *
     * @param proofs of what there are entries about, and of the neighbours of what there are none; each once, by key
     */
    public record Proven(Commitment commitment, List<HeadProof> proofs) {}

    /** Empty before the first commitment. @param names what the things are called */
    public Optional<Proven> proven(List<String> names) {
        try {
            return read(names);
        } catch (ChangedException changed) {
            log.error("the heads are not those that were committed to: they are compared, and made anew", changed);
            mend();
            return read(names);
        }
    }

    /** The rows are other ones than those that were committed to. */
    private static final class ChangedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ChangedException(long upTo) {
            super("the heads up to entry " + upTo + " are not those that were committed to");
        }
    }

    private Optional<Proven> read(List<String> names) {
        return Objects.requireNonNull(reading.execute(status -> rows.last().map(last -> proven(names, last))));
    }

    /** @throws IllegalStateException when what was committed to is not what the entries say either */
    private void mend() {
        known = null;
        try {
            writing.executeWithoutResult(status -> {
                if (LeaderLock.HEADS.tryInTransaction(jdbc)) {
                    rows.last().ifPresent(this::requireAsCommitted);
                }
            });
            failure = null;
        } catch (RuntimeException e) {
            failure = String.valueOf(e.getMessage());
            throw e;
        }
    }

    private Proven proven(List<String> names, Commitment last) {
        HeadTree tree = treeOf(last);
        Map<Hash, HeadProof> proofs = names.stream()
                .flatMap(name -> tree.proofs(Head.keyOf(name), rows).stream())
                .collect(Collectors.toMap(proof -> proof.head().key(), Function.identity(), (one, same) -> one));
        List<HeadProof> sorted = new ArrayList<>(proofs.values());
        sorted.sort(
                (one, other) -> Long.compare(one.place().index(), other.place().index()));
        try {
            // The tree may be of before, and the rows of now.
            Hash root = Hash.parse(last.root());
            sorted.forEach(proof -> proof.require(last.keys(), root));
        } catch (InvalidProofException changed) {
            throw new ChangedException(last.upTo());
        }
        return new Proven(last, sorted);
    }

    private HeadTree treeOf(Commitment last) {
        HeadTree tree = known;
        if (tree == null || tree.upTo() != last.upTo()) {
            tree = tree(last.upTo());
            known = tree;
        }
        return tree;
    }
}
