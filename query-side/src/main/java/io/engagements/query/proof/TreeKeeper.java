package io.engagements.query.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Tile;
import io.engagements.query.log.EntryLog;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.query.proof.CheckpointSource.Batch;
import io.engagements.query.proof.CheckpointSource.Given;
import io.engagements.query.proof.CheckpointSource.Stamp;
import io.engagements.query.proof.CheckpointSource.StampKind;
import io.engagements.support.background.LeaderLock;
import io.engagements.support.background.Loop;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets the tree grow with the ledger, one instance at a time; takes what the command side signed, if its root is that of the
 * entries held here; and compares the stored tree with the entries' hashes, some at a time, on and on. What does not fit is
 * a past that was changed: it stays found until the operator has looked into it.
 */
@Component
@DependsOn("querySideMigrations")
class TreeKeeper implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TreeKeeper.class);

    /** Subtrees a turn: so that its transaction ends in time, and holds nobody up. */
    private static final int GROWN = 200;

    private static final int TAKEN = 100;

    private final LedgerTree tree;
    private final EntryLog entries;
    private final CheckpointRows rows;
    private final CheckpointSource source;
    private final CheckpointComparison checkpoints;
    private final Findings findings;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ProofSettings settings;
    private final Loop loop = new Loop("tree-keeper", this::turn);
    private long compared;
    private byte[] checked = {};
    private volatile @Nullable String failure;
    private volatile boolean standsStill;

    TreeKeeper(
            LedgerTree tree,
            EntryLog entries,
            CheckpointRows rows,
            CheckpointSource source,
            CheckpointComparison checkpoints,
            Findings findings,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ProofSettings settings) {
        this.tree = tree;
        this.entries = entries;
        this.rows = rows;
        this.source = source;
        this.checkpoints = checkpoints;
        this.findings = findings;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.settings = settings;
    }

    private Duration turn() {
        try {
            // Whoever is waited for over the network is asked before anything here is held.
            Batch signed = source.after(rows.last().map(Kept::number).orElse(0L), TAKEN);
            List<Stamp> stamps = source.stampsAfter(rows.lastStamp(), TAKEN);
            if (checkpoints.isDue()) {
                compareCheckpoints();
            }
            boolean more = Boolean.TRUE.equals(
                    transaction.execute(status -> LeaderLock.TREE.tryInTransaction(jdbc) && work(signed, stamps)));
            failure = null;
            return more ? Duration.ZERO : settings.pause();
        } catch (IOException | RuntimeException e) {
            if (failure == null) {
                log.warn("the ledger's tree cannot be compared with what was signed now; it will be tried again", e);
            }
            failure = e.getClass().getName();
            return settings.pause();
        }
    }

    /** Apart: what is found is kept, whatever becomes of the rest. */
    private void compareCheckpoints() throws IOException {
        List<Given> given = checkpoints.next(source);
        transaction.executeWithoutResult(status -> {
            if (LeaderLock.TREE.tryInTransaction(jdbc)) {
                checkpoints.compare(given);
            }
        });
    }

    /** @return whether there is more to do at once */
    private boolean work(Batch signed, List<Stamp> stamps) {
        boolean more = tree.grow(GROWN);
        if (!more) {
            try {
                more = takeOrStandStill(signed);
                takeStamps(stamps);
                compare();
            } catch (InvalidProofException e) {
                findings.add(e.why());
            }
        }
        return more;
    }

    private boolean takeOrStandStill(Batch signed) {
        boolean still = true;
        try {
            boolean more = take(signed);
            still = signed.refused();
            return more;
        } finally {
            standsStill = still;
        }
    }

    /** In order, up to the first that is of more entries than are held here. */
    private boolean take(Batch signed) {
        rows.add(signed.keys().stream().map(VerifierKey::parse).toList());
        long last = rows.last().map(Kept::number).orElse(0L);
        long head = entries.head();
        List<Given> taken = new ArrayList<>();
        for (Given given : signed.checkpoints()) {
            SignedNote note = SignedNote.parse(given.note());
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (checkpoint.size() > head) {
                return false;
            }
            if (given.number() > last && !isHeld(checkpoint)) {
                requireOurs(note, checkpoint);
                rows.add(new Kept(given.number(), note));
                taken.add(given);
            }
        }
        return taken.size() == TAKEN;
    }

    /** Signed once more, after its row was lost. */
    private boolean isHeld(Checkpoint checkpoint) {
        return rows.ofSize(checkpoint.origin(), checkpoint.size())
                .filter(kept -> kept.checkpoint().equals(checkpoint))
                .isPresent();
    }

    /** In order, up to the first under a checkpoint that is not held here yet. */
    private void takeStamps(List<Stamp> stamps) {
        long next = rows.lastStamp() + 1;
        for (Stamp stamp : stamps) {
            Optional<Kept> under = rows.numbered(stamp.checkpoint());
            if (under.isEmpty() || stamp.number() > next) {
                return;
            }
            if (stamp.number() == next) {
                requireHolds(stamp, under.get());
                rows.add(stamp);
                next++;
            }
        }
    }

    /** Of a time-stamp the command side has looked at what can be looked at. */
    private static void requireHolds(Stamp stamp, Kept under) {
        if (stamp.kind() == StampKind.COSIGNATURE) {
            ByteArrayOutputStream cosigned = new ByteArrayOutputStream();
            cosigned.writeBytes((under.note().text() + "\n").getBytes(UTF_8));
            cosigned.writeBytes(stamp.content());
            SignedNote.parse(cosigned.toByteArray()).requireSignedBy(VerifierKey.parse(stamp.madeBy()));
        }
    }

    private void requireOurs(SignedNote note, Checkpoint checkpoint) {
        CheckpointComparison.requireSigned(note, rows.keys());
        requireRoot(checkpoint);
    }

    /** Its signature is checked again only when it is another one: that costs more than all the rest. */
    private void requireSame(Kept last) {
        byte[] note = last.note().bytes();
        if (Arrays.equals(note, checked)) {
            requireRoot(last.checkpoint());
        } else {
            requireOurs(last.note(), last.checkpoint());
            checked = note;
        }
    }

    private void requireRoot(Checkpoint checkpoint) {
        if (!tree.root(checkpoint.size()).equals(checkpoint.root())) {
            throw new InvalidProofException("The root that was signed of " + checkpoint.size()
                    + " entries is not that of the entries held here");
        }
    }

    /** The last one covers what is in no stored subtree yet; the subtrees cover the rest, some at a time. */
    private void compare() {
        Optional<Kept> last = rows.last();
        if (last.isPresent()) {
            requireSame(last.get());
        }
        long stored = tree.stored();
        long from = compared >= stored ? 0 : compared;
        long to = Math.min(stored, from + settings.compared());
        long differs = tree.firstThatDiffers(from, to);
        compared = to;
        if (differs >= 0) {
            throw new InvalidProofException("Among the entries at positions " + (differs * Tile.FULL + 1) + " to "
                    + (differs + 1) * Tile.FULL + " one is not what it was");
        }
    }

    /** Whether nothing that is not signed yet will be before somebody has seen to it. */
    boolean standsStill() {
        return standsStill;
    }

    /** Why nothing can be compared just now. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
