package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
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
                EvidenceFiles.CHECKPOINT + " is not signed by the key that you trust");
        requireManifest();
        history = History.read(files, note, trust);
        verdict.holds("one history: " + history.count() + " checkpoints, each going on from the one before");
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
        require(
                ours == null ? !enclosed : ours.equals(theirs),
                "Two histories: " + change.file() + " is under a checkpoint that is not of this package");
    }

    private void requireManifest() {
        require(
                manifest.origin().equals(checkpoint.origin()),
                EvidenceFiles.MANIFEST + " is of another log than the checkpoint: "
                        + Canonical.shown(manifest.origin()));
        require(
                manifest.size() == checkpoint.size(),
                EvidenceFiles.MANIFEST + " says that the log has " + manifest.size() + " entries, the checkpoint "
                        + checkpoint.size());
        require(
                !manifest.isWhole() || manifest.entries() == manifest.size(),
                EvidenceFiles.MANIFEST + " says that the whole ledger is not whole");
    }

    /** Who packed it is a question of its own: what is packed does not rest on it. */
    private void packer() throws IOException {
        try {
            SignedNote note = SignedNote.parse(files.bytes(EvidenceFiles.SUMS_NOTE));
            require(
                    note.text().equals(EvidenceFiles.sumsNote(manifest.origin(), files.sha256OfSums())),
                    EvidenceFiles.SUMS_NOTE + " is not about " + EvidenceFiles.SUMS + " of this package");
            List<VerifierKey> packers = trust.evidenceKeys(manifest.origin());
            if (packers.isEmpty()) {
                verdict.notChecked("who packed it: name the key of "
                        + Canonical.shown(EvidenceFiles.evidenceKeyName(manifest.origin())) + " with --key");
                return;
            }
            require(
                    packers.stream().anyMatch(note::namesKey),
                    EvidenceFiles.SUMS_NOTE + " is not signed by the evidence key that you trust");
            packers.stream().filter(note::namesKey).forEach(note::requireSignedBy);
            packerKnown = true;
            verdict.holds("packed by whoever has the key of " + EvidenceFiles.evidenceKeyName(manifest.origin()));
        } catch (InvalidProofException e) {
            verdict.wrong("Who packed it is not shown: " + e.why());
        }
    }

    private void content() throws IOException {
        verdict.holds("the package is about " + manifest.scope().shown());
        if (manifest.isWhole()) {
            ledger();
        } else {
            part();
        }
        if (outside > 0) {
            verdict.noted(outside + " entries say that they were recorded up to " + mostOutside.toSeconds()
                    + " s outside the time between the signatures around them: clocks differ, and an entry is numbered after it"
                    + " was recorded");
        }
        if (history.isTimed()) {
            verdict.holds("no entry says another time than there was between the signatures around it");
        } else {
            verdict.notChecked("when the entries were recorded: name the key of "
                    + Canonical.shown(checkpoint.origin() + "/clock") + " with --key");
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
            require(
                    read.position() <= commitment.upTo(),
                    "The entry at position " + read.position() + " came after what the heads go up to");
            belongings.add(read);
            numbers.add(read, belongings.isOurs(read.entry().subject()));
        });
        verdict.holds(manifest.entries() + " entries stand in the log at their places, of " + checkpoint.size());
        given.requireNoneHidden(came, commitment.upTo(), belongings::belongs, verdict);
        belongings.requireComplete(commitment, verdict);
        numbers.requireSame(files, verdict);
        notAfter(commitment);
    }

    private void notAfter(Commitment commitment) {
        verdict.notChecked(
                "what came after position " + commitment.upTo() + ", written down at " + commitment.recordedAt());
        verdict.notChecked(
                "whether the heads were written down honestly: a receipt of an entry that they deny shows it, and a package"
                        + " of the whole ledger");
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
                    throw new InvalidProofException(
                            EvidenceFiles.PROOFS + " has no proof for entry " + (count + 1) + " of the package");
                }
                InclusionProof proof = InclusionProof.parse(block);
                require(
                        proof.index() >= before,
                        "The entry at position " + (proof.index() + 1) + " stands after that at position " + before);
                before = proof.index() + 1;
                count++;
                take(line, proof, taker);
            }
            require(proofs.block() == null, EvidenceFiles.PROOFS + " has more proofs than there are entries");
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
                EvidenceFiles.MANIFEST + " says " + manifest.entries() + " entries, and there are " + count);
    }

    private void take(byte[] line, InclusionProof proof, Taker taker) throws IOException {
        long position = proof.index() + 1;
        Hash leaf = hasher.leaf(line);
        try {
            proof.require(leaf, checkpoint.size(), checkpoint.root());
        } catch (InvalidProofException e) {
            throw new InvalidProofException("The entry at position " + position + " is not in the log: " + e.why(), e);
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
        verdict.holds("the hashes of all " + checkpoint.size() + " entries have the root that was signed");
        history.all()
                .forEach((size, each) -> require(
                        size == 0
                                || each.equals(
                                        new Checkpoint(each.origin(), size, Objects.requireNonNull(roots.get(size)))),
                        "Two histories: the checkpoint of " + size + " entries is not of this log"));
        given.requireConsistent(roots, verdict);
        Whole whole = new Whole(manifest.upTo());
        entriesOfAll((line, position, leaf) -> whole.add(met(line, position, leaf)));
        if (whole.isAnyLate()) {
            LateCommitments late = new LateCommitments(whole.late());
            entriesOfAll((line, position, leaf) -> late.add(Read.entry(line, position, leaf)));
            whole.addLate();
        }
        verdict.holds("all " + checkpoint.size() + " entries are those that were signed, at their places");
        given.requireNoneHidden(came, checkpoint.size(), read -> true, verdict);
        whole.requireHeads(verdict);
        verdict.notChecked("numbers: a package of the whole ledger has none");
        verdict.notChecked("what came after position " + checkpoint.size());
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
                require(position <= checkpoint.size(), EvidenceFiles.ENTRIES + " has more entries than the log");
                Hash leaf = hasher.leaf(line);
                require(
                        leaf.equals(hashes.next()),
                        "The entry at position " + position + " is not the one that was signed");
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
                        "The entry at position " + read.position() + " is event "
                                + read.entry().sequence() + " of "
                                + Canonical.shown(read.entry().subject()) + ": event " + expected + " should come");
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
                require(late.size() < MOST_LATE, "More than " + MOST_LATE + " times heads were written down late");
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
                    .orElseThrow(() -> new InvalidProofException("No entry says how far the entries go up to position "
                            + upTo + ", as " + EvidenceFiles.MANIFEST + " says"));
            told.holds("the heads that the ledger committed to are those of its entries, " + commitments
                    + (commitments == 1 ? " time, " : " times, ") + found.shown() + ": " + heads.size());
        }
    }

    /** What nothing above has read: only its sums are known. */
    private void rest() throws IOException {
        String keys = new String(files.bytes(EvidenceFiles.KEYS), StandardCharsets.UTF_8);
        files.bytes(EvidenceFiles.README);
        if (!trust.hasLogKey(checkpoint.origin())) {
            keys.lines()
                    .limit(20)
                    .forEach(key -> verdict.noted("the package names a key, which proves nothing: " + key));
        }
        if (!packerKnown) {
            unknownPacker();
        }
        if (files.has(EvidenceFiles.NAMES)) {
            files.requireSum(EvidenceFiles.NAMES, LONGEST_NAMES);
            verdict.notChecked("names of people and businesses: those in " + EvidenceFiles.NAMES
                    + " are told by who packed it, no entry has them");
        } else {
            verdict.notChecked("names of people and businesses: no entry has them");
        }
        verdict.notChecked("whether what people typed is true");
        given.none().ifPresent(verdict::notChecked);
    }

    /** What nothing but the sums speaks for, and nobody for those. */
    private void unknownPacker() {
        String packer = ": nobody vouches for it but who packed it, whose key was not named";
        verdict.notChecked("what " + EvidenceFiles.README + " says" + packer);
        verdict.notChecked("whose keys " + EvidenceFiles.KEYS + " names" + packer);
        verdict.notChecked("that the time zone rules were " + Canonical.shown(manifest.tzdb())
                + " when it was made, as " + EvidenceFiles.MANIFEST + " says" + packer);
    }

    private void pinned() {
        if (!trust.hasLogKey(checkpoint.origin())) {
            verdict.notChecked("who signed it. " + Trust.notPinned(checkpoint.origin()));
            verdict.wrong("No key that you trust is that of the log " + Canonical.shown(checkpoint.origin())
                    + ": whoever made this" + " package can have made all that is in it");
        }
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new InvalidProofException(why);
        }
    }
}
