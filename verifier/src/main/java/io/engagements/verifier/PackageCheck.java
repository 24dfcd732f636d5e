package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.heads.Head;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Checks an evidence package, from what is signed down to the numbers; what everything else rests on ends it when it does not
 * hold. Entries are streamed.
 */
final class PackageCheck {

    /** A hash, or an index. */
    private static final int LONGEST_PROOF_LINE = 100;

    private static final long LONGEST_PROOF = 4L << 10;

    private static final long LONGEST_NAMES = 1L << 30;

    private final EvidencePackage files;
    private final Manifest manifest;
    private final Trust trust;
    private final Verdict verdict;
    private final Checkpoint checkpoint;
    private final History history;
    private final Given given;
    private final Contents contents;
    private final TreeHasher hasher = new TreeHasher();
    private final Set<Long> came = new HashSet<>();
    private final Set<Long> awaited;
    private Duration mostOutside = Duration.ZERO;
    private long outside;
    private boolean packerKnown;

    private PackageCheck(EvidencePackage files, Arguments arguments, Verdict verdict) throws IOException {
        this.files = files;
        this.verdict = verdict;
        List<KeyChange> changes = KeyChange.all(arguments, files);
        trust = Trust.of(arguments.keys()).learnt(changes, verdict);
        manifest = Manifest.read(files.bytes(EvidenceFiles.MANIFEST));
        files.requireFiles(manifest.isWhole());
        SignedNote note = SignedNote.parse(files.bytes(EvidenceFiles.CHECKPOINT));
        Trust.Seen seen = trust.seen(note, verdict);
        checkpoint = seen.checkpoint();
        // A key that was replaced is believed about what this one goes on from, and not about this one.
        require(
                seen.pinned() || !trust.hasLogKey(checkpoint.origin()),
                Says.One.NOT_SIGNED_BY_YOURS.of(EvidenceFiles.CHECKPOINT));
        requireManifest();
        history = History.read(files, note, trust);
        verdict.holds(Says.One.CHECKPOINTS_GO_ON.of(history.count()));
        changes.forEach(this::requireOfThisHistory);
        given = Given.read(arguments, checkpoint, trust);
        awaited = given.positions();
        contents = new Contents(files);
    }

    /** @throws IOException when a file cannot be read */
    static void verify(String file, Arguments arguments, Verdict verdict) throws IOException {
        try (EvidencePackage files = EvidencePackage.open(Path.of(file))) {
            PackageCheck check = new PackageCheck(files, arguments, verdict);
            try (Contents contents = check.contents) {
                check.pinned();
                check.packer();
                Witnesses.tell(check.trust, check.history.notes(), check.checkpoint.origin(), verdict);
                Timestamps.check(files, check.history.all(), verdict);
                check.content();
                contents.requireAll(verdict);
            }
            check.rest();
            files.requireUnchanged();
        }
    }

    /** What the caller kept may be of a size that the package has no checkpoint of. */
    private void requireOfThisHistory(KeyChange change) {
        Checkpoint theirs = change.checkpoint();
        Checkpoint ours = history.all().get(theirs.size());
        boolean enclosed = change.file().equals(EvidenceFiles.keyChange(change.position()));
        require(ours == null ? !enclosed : ours.equals(theirs), Says.One.CHANGE_OF_ANOTHER_HISTORY.of(change.file()));
    }

    private void requireManifest() {
        require(
                manifest.origin().equals(checkpoint.origin()),
                Says.Two.MANIFEST_OF_ANOTHER_LOG.of(EvidenceFiles.MANIFEST, Canonical.shown(manifest.origin())));
        require(
                manifest.size() == checkpoint.size(),
                Says.Three.MANIFEST_SIZE.of(EvidenceFiles.MANIFEST, manifest.size(), checkpoint.size()));
        require(
                !manifest.isWhole() || manifest.entries() == manifest.size(),
                Says.One.NOT_WHOLE.of(EvidenceFiles.MANIFEST));
    }

    /** Who packed it is a question of its own: what is packed does not rest on it. */
    private void packer() throws IOException {
        try {
            SignedNote note = SignedNote.parse(files.bytes(EvidenceFiles.SUMS_NOTE));
            require(
                    note.text().equals(EvidenceFiles.sumsNote(manifest.origin(), files.sha256OfSums())),
                    Says.Two.SUMS_NOTE_OF_OTHERS.of(EvidenceFiles.SUMS_NOTE, EvidenceFiles.SUMS));
            List<VerifierKey> packers = trust.evidenceKeys(manifest.origin());
            if (packers.isEmpty()) {
                verdict.notChecked(
                        Says.One.PACKER_UNKNOWN.of(Canonical.shown(EvidenceFiles.evidenceKeyName(manifest.origin()))));
                return;
            }
            require(packers.stream().anyMatch(note::namesKey), Says.One.SUMS_NOTE_UNSIGNED.of(EvidenceFiles.SUMS_NOTE));
            packers.stream().filter(note::namesKey).forEach(note::requireSignedBy);
            packerKnown = true;
            verdict.holds(Says.One.PACKED_BY.of(EvidenceFiles.evidenceKeyName(manifest.origin())));
        } catch (InvalidProofException e) {
            verdict.wrong(Says.One.PACKER_NOT_SHOWN.of(e.sentence()));
        }
    }

    private void content() throws IOException {
        verdict.holds(Says.One.ABOUT.of(manifest.scope().shown()));
        if (manifest.isWhole()) {
            ledger();
        } else {
            part();
        }
        if (outside > 0) {
            verdict.noted(Says.Two.OUTSIDE_TIME.of(outside, mostOutside.toSeconds()));
        }
        if (history.isTimed()) {
            verdict.holds(Says.None.TIMES_HOLD.of());
        } else {
            verdict.notChecked(Says.One.TIMES_UNKNOWN.of(Canonical.shown(checkpoint.origin() + "/clock")));
        }
    }

    private void part() throws IOException {
        Map<Long, Hash> roots = new HashMap<>();
        history.all().forEach((size, each) -> roots.put(size, each.root()));
        given.requireConsistent(roots, verdict);
        Commitment commitment = Commitment.read(files, manifest, checkpoint);
        Belongings belongings = new Belongings(manifest.scope());
        Numbers numbers = new Numbers(manifest);
        entriesOfPart(read -> {
            require(read.position() <= commitment.upTo(), Says.One.AFTER_HEADS.of(read.position()));
            belongings.add(read);
            numbers.add(read, belongings.isOurs(read.entry().subject()));
        });
        verdict.holds(Says.Two.AT_THEIR_PLACES.of(manifest.entries(), checkpoint.size()));
        given.requireNoneHidden(came, commitment.upTo(), belongings::belongs, verdict);
        belongings.requireComplete(commitment, verdict);
        numbers.requireSame(files, verdict);
        notAfter(commitment);
    }

    private void notAfter(Commitment commitment) {
        verdict.notChecked(Says.Two.AFTER_WRITTEN_DOWN.of(commitment.upTo(), commitment.recordedAt()));
        verdict.notChecked(Says.None.HEADS_HONEST.of());
    }

    /** Takes an entry. */
    @FunctionalInterface
    private interface Taker {
        void take(Read read);
    }

    private void entriesOfPart(Taker taker) throws IOException {
        long before = 0;
        long count = 0;
        try (Lines lines = entries();
                Lines proofs = new Lines(
                        EvidenceFiles.PROOFS,
                        files.read(EvidenceFiles.PROOFS, manifest.entries() * LONGEST_PROOF),
                        LONGEST_PROOF_LINE)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                List<String> block = proofs.block();
                if (block == null) {
                    throw new InvalidProofException(Says.Two.PROOF_LACKING.of(EvidenceFiles.PROOFS, count + 1));
                }
                InclusionProof proof = InclusionProof.parse(block);
                require(proof.index() >= before, Says.Two.OUT_OF_ORDER.of(proof.index() + 1, before));
                before = proof.index() + 1;
                count++;
                take(line, proof, taker);
            }
            require(proofs.block() == null, Says.One.MORE_PROOFS.of(EvidenceFiles.PROOFS));
        }
        requireCount(count);
    }

    private Lines entries() {
        long most =
                Math.multiplyExact(Math.min(manifest.entries(), Integer.MAX_VALUE), EvidencePackage.LONGEST_ENTRY + 1L);
        return new Lines(EvidenceFiles.ENTRIES, files.read(EvidenceFiles.ENTRIES, most), EvidencePackage.LONGEST_ENTRY);
    }

    private void requireCount(long count) {
        require(
                count == manifest.entries(),
                Says.Three.COUNT_DIFFERS.of(EvidenceFiles.MANIFEST, manifest.entries(), count));
    }

    private void take(byte[] line, InclusionProof proof, Taker taker) throws IOException {
        long position = proof.index() + 1;
        Hash leaf = hasher.leaf(line);
        try {
            proof.require(leaf, checkpoint.size(), checkpoint.root());
        } catch (InvalidProofException e) {
            throw new InvalidProofException(Says.Two.NOT_IN_LOG.of(position, e.sentence()), e);
        }
        taker.take(met(line, position, leaf));
    }

    private Read met(byte[] line, long position, Hash leaf) throws IOException {
        given.meet(position, leaf);
        if (awaited.contains(position)) {
            came.add(position);
        }
        Read read = Read.entry(line, position, leaf);
        contents.add(read);
        Duration by = history.outside(position, read.entry().recordedAt());
        if (!by.isZero()) {
            outside++;
            mostOutside = by.compareTo(mostOutside) > 0 ? by : mostOutside;
        }
        return read;
    }

    private void ledger() throws IOException {
        Set<Long> sizes = new TreeSet<>(given.sizes());
        sizes.addAll(history.all().keySet());
        Map<Long, Hash> roots = LeafHashes.roots(files, checkpoint, sizes);
        verdict.holds(Says.One.HASHES_HOLD.of(checkpoint.size()));
        history.all()
                .forEach((size, each) -> require(
                        size == 0
                                || each.equals(
                                        new Checkpoint(each.origin(), size, Objects.requireNonNull(roots.get(size)))),
                        Says.One.CHECKPOINT_OF_ANOTHER_LOG.of(size)));
        given.requireConsistent(roots, verdict);
        Whole whole = new Whole(manifest.upTo());
        entriesOfAll((line, position, leaf) -> whole.add(met(line, position, leaf)));
        if (whole.isAnyLate()) {
            LateCommitments late = new LateCommitments(whole.late());
            entriesOfAll((line, position, leaf) -> late.add(Read.entry(line, position, leaf)));
            whole.addLate();
        }
        verdict.holds(Says.One.ALL_AS_SIGNED.of(checkpoint.size()));
        given.requireNoneHidden(came, checkpoint.size(), read -> true, verdict);
        whole.requireHeads(verdict);
        verdict.notChecked(Says.None.NO_NUMBERS_OF_ALL.of());
        verdict.notChecked(Says.One.WHAT_CAME_AFTER.of(checkpoint.size()));
    }

    /** Takes an entry that is the one that was signed. */
    @FunctionalInterface
    private interface LineTaker {
        void take(byte[] line, long position, Hash leaf) throws IOException;
    }

    private void entriesOfAll(LineTaker taker) throws IOException {
        try (Lines lines = entries();
                LeafHashes hashes = new LeafHashes(files, checkpoint.size())) {
            long position = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                position++;
                require(position <= checkpoint.size(), Says.One.MORE_ENTRIES.of(EvidenceFiles.ENTRIES));
                Hash leaf = hasher.leaf(line);
                require(leaf.equals(hashes.next()), Says.One.OTHER_THAN_SIGNED.of(position));
                taker.take(line, position, leaf);
            }
            requireCount(position);
        }
    }

    /** What is found out of a whole ledger: whether it was ever wrong about its heads, and whether one of a sequence is missing. */
    private final class Whole {

        /** What a commitment says is of a moment ago: entries since then are taken back to look at it. */
        private static final int TAKEN_BACK = 10_000;

        /** Of a ledger that grew faster than its heads were written down; more than a ledger has of these would fill the memory. */
        private static final int MOST_LATE = 10_000;

        private final long upTo;
        private final Map<Hash, Head> heads = new HashMap<>();
        private final Deque<Step> recent = new ArrayDeque<>();
        private final Map<String, Long> sequences = new HashMap<>();
        private final List<Commitment> late = new ArrayList<>();
        private @Nullable Commitment commitment;
        private long commitments;

        /** @param before the heads that the entry moved, as they were */
        private record Step(long position, List<Head> before) {}

        Whole(long upTo) {
            this.upTo = upTo;
        }

        void add(Read read) {
            if (read.entry().aggregateType() != null) {
                long expected = sequences.getOrDefault(read.entry().subject(), 0L);
                require(
                        read.entry().sequence() == expected,
                        Says.Four.EVENT_EXPECTED.of(
                                read.position(),
                                read.entry().sequence(),
                                Canonical.shown(read.entry().subject()),
                                expected));
                sequences.put(read.entry().subject(), expected + 1);
            }
            Commitment.in(read).ifPresent(this::check);
            move(read);
        }

        private void move(Read read) {
            List<Head> before = new ArrayList<>();
            for (String name : read.keys()) {
                Hash key = Head.keyOf(name);
                Head head = heads.getOrDefault(key, Head.before(key));
                before.add(head);
                heads.put(key, head.with(read.position(), read.leaf(), hasher));
            }
            recent.addLast(new Step(read.position(), before));
            if (recent.size() > TAKEN_BACK) {
                recent.removeFirst();
            }
        }

        /** Whoever made packages in between may have relied on any of them. */
        private void check(Commitment said) {
            if (!recent.isEmpty() && said.upTo() < recent.getFirst().position() - 1) {
                require(late.size() < MOST_LATE, Says.One.MOST_LATE.of(MOST_LATE));
                late.add(said);
                return;
            }
            Map<Hash, Head> then = new HashMap<>();
            for (Iterator<Step> back = recent.descendingIterator(); back.hasNext(); ) {
                Step step = back.next();
                if (step.position() > said.upTo()) {
                    step.before().forEach(head -> then.put(head.key(), head));
                }
            }
            said.requireAll(heads.values().stream()
                    .map(head -> then.getOrDefault(head.key(), head))
                    .filter(head -> head.entries() > 0)
                    .toList());
            count(said);
        }

        private void count(Commitment said) {
            commitments++;
            if (said.upTo() == upTo) {
                commitment = said;
            }
        }

        boolean isAnyLate() {
            return !late.isEmpty();
        }

        /** Those that nothing was compared with yet: they speak of more entries ago than are taken back. */
        List<Commitment> late() {
            return late;
        }

        /** When they hold too. */
        void addLate() {
            late.forEach(this::count);
        }

        void requireHeads(Verdict told) {
            Commitment found = Optional.ofNullable(commitment)
                    .orElseThrow(
                            () -> new InvalidProofException(Says.Two.NO_COMMITMENT.of(upTo, EvidenceFiles.MANIFEST)));
            told.holds(Says.Three.HEADS_HOLD.of(commitments, found.shown(), heads.size()));
        }
    }

    /** What nothing above has read: only its sums are known. */
    private void rest() throws IOException {
        String keys = new String(files.bytes(EvidenceFiles.KEYS), StandardCharsets.UTF_8);
        files.bytes(EvidenceFiles.README);
        if (!trust.hasLogKey(checkpoint.origin())) {
            keys.lines().limit(20).forEach(key -> verdict.noted(Says.One.KEY_IN_PACKAGE.of(key)));
        }
        if (!packerKnown) {
            unknownPacker();
        }
        if (files.has(EvidenceFiles.NAMES)) {
            files.requireSum(EvidenceFiles.NAMES, LONGEST_NAMES);
            verdict.notChecked(Says.One.NAMES_TOLD.of(EvidenceFiles.NAMES));
        } else {
            verdict.notChecked(Says.None.NO_NAMES.of());
        }
        verdict.notChecked(Says.None.TRUTH.of());
        given.none().ifPresent(verdict::notChecked);
    }

    /** What nothing but the sums speaks for, and nobody for those. */
    private void unknownPacker() {
        verdict.notChecked(Says.One.ONLY_THE_PACKER.of(Says.One.README_SAYS.of(EvidenceFiles.README)));
        verdict.notChecked(Says.One.ONLY_THE_PACKER.of(Says.One.KEYS_NAMED.of(EvidenceFiles.KEYS)));
        verdict.notChecked(Says.One.ONLY_THE_PACKER.of(
                Says.Two.TIME_ZONES.of(Canonical.shown(manifest.tzdb()), EvidenceFiles.MANIFEST)));
    }

    private void pinned() {
        if (!trust.hasLogKey(checkpoint.origin())) {
            verdict.notChecked(Says.One.WHO_SIGNED.of(Trust.notPinned(checkpoint.origin())));
            verdict.wrong(Says.One.MADE_BY_ANYBODY.of(Canonical.shown(checkpoint.origin())));
        }
    }

    private static void require(boolean holds, Sentence why) {
        if (!holds) {
            throw new InvalidProofException(why);
        }
    }
}
