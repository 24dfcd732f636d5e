package io.engagements.query.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.ledger.HeadKeys;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.ContractJson;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.EvidenceWriter;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.note.AddCheckpoint;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.query.proof.KeyChanges;
import io.engagements.query.proof.LedgerTree;
import io.engagements.report.Compliance;
import io.engagements.report.MetricReport;
import io.engagements.report.QualityNumbers;
import io.engagements.report.Recount;
import io.engagements.report.ReportJson;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.time.Deadlines;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Packs what was prepared, file by file; only numbers and heads are kept meanwhile, and compared with what was promised. */
@Component
class Packing {

    private static final Logger LOG = LoggerFactory.getLogger(Packing.class);

    /** Earlier checkpoints that are enclosed, spread over the ledger. */
    private static final int MOST_CHECKPOINTS = 64;

    private static final int LATEST_CHECKPOINTS = 16;

    private static final int HASHES_AT_ONCE = 10_000;

    private final EntryLog log;
    private final LedgerTree tree;
    private final CheckpointRows checkpoints;
    private final KeyChanges changes;
    private final ServedNumbers numbers;
    private final Extras extras;
    private final EvidenceGuide guide;

    Packing(
            EntryLog log,
            LedgerTree tree,
            CheckpointRows checkpoints,
            KeyChanges changes,
            ServedNumbers numbers,
            Extras extras,
            EvidenceGuide guide) {
        // What was read before, and kept, says nothing of what is stored now.
        this.log = log.stored();
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.changes = changes;
        this.numbers = numbers;
        this.extras = extras;
        this.guide = guide;
    }

    /**
     * Writes a package.
     *
     * @param signed makes of the hash of the sums a note about them
     * @throws NotYetException when it would not be whole, or its numbers are not of its entries: not yet, or something is wrong
     */
    void pack(Prepared prepared, OutputStream to, UnaryOperator<String> signed) throws IOException {
        EvidenceWriter writer = new EvidenceWriter(to);
        writer.add(EvidenceFiles.MANIFEST, manifest(prepared));
        writer.add(EvidenceFiles.CHECKPOINT, text(prepared.note()));
        history(prepared, writer);
        keyChanges(prepared, writer);
        if (prepared.isWhole()) {
            whole(prepared, writer);
        } else {
            part(prepared, writer);
        }
        extras.add(prepared, writer);
        writer.add(
                EvidenceFiles.KEYS,
                checkpoints.keys().stream().map(VerifierKey::text).collect(Collectors.joining("\n", "", "\n")));
        writer.add(EvidenceFiles.README, guide.of(prepared));
        writer.finish(signed);
    }

    private static String text(SignedNote note) {
        return new String(note.bytes(), UTF_8);
    }

    private static String manifest(Prepared prepared) {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("kind", prepared.scope().kind().name().toLowerCase(Locale.ROOT));
        if (!prepared.isWhole()) {
            scope.put("id", prepared.scope().id());
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", EvidenceFiles.FORMAT);
        manifest.put("origin", prepared.checkpoint().origin());
        manifest.put("scope", scope);
        manifest.put("size", prepared.size());
        manifest.put("entries", prepared.entries());
        manifest.put("upTo", prepared.commitment().upTo());
        manifest.put("asOf", prepared.asOf().toString());
        manifest.put("tzdb", Deadlines.tzdbVersion());
        return ContractJson.mapper().writeValueAsString(manifest) + "\n";
    }

    /** Each proves that it goes on from the one before; the last one is the package's own. */
    private void history(Prepared prepared, EvidenceWriter writer) throws IOException {
        SortedMap<Long, SignedNote> notes = new TreeMap<>();
        Checkpoint own = prepared.checkpoint();
        for (long i = 1; i < MOST_CHECKPOINTS; i++) {
            long size = Math.max(1, own.size() / MOST_CHECKPOINTS * i);
            checkpoints
                    .upTo(own.origin(), size)
                    .map(Kept::note)
                    .ifPresent(note -> notes.put(Checkpoint.parse(note.text()).size(), note));
        }
        // And the latest: whoever keeps an eye on the log has seen one of these.
        long latest = own.size() - 1;
        for (int i = 0; i < LATEST_CHECKPOINTS && latest > 0; i++) {
            Optional<Kept> before = checkpoints.upTo(own.origin(), latest);
            before.ifPresent(kept -> notes.put(kept.checkpoint().size(), kept.note()));
            latest = before.map(kept -> kept.checkpoint().size() - 1).orElse(0L);
        }
        // And what others stand up for: without it in the package it is not theirs to show.
        checkpoints
                .stamped(own.origin(), own.size(), LATEST_CHECKPOINTS)
                .forEach(kept -> notes.put(kept.checkpoint().size(), kept.note()));
        // And those that say who signs since.
        changes(prepared).forEach(change -> {
            SignedNote note = change.proof().checkpoint();
            notes.put(Checkpoint.parse(note.text()).size(), note);
        });
        notes.put(own.size(), prepared.note());
        long before = 0;
        for (Map.Entry<Long, SignedNote> each : notes.entrySet()) {
            long size = each.getKey();
            byte[] step = new AddCheckpoint(before, tree.growth(before, size), each.getValue()).bytes();
            writer.add(EvidenceFiles.history(size), out -> out.write(step));
            Optional<byte[]> timestamp = checkpoints.timestamp(own.origin(), size);
            if (timestamp.isPresent()) {
                byte[] reply = timestamp.get();
                writer.add(EvidenceFiles.timestamp(size), out -> out.write(reply));
            }
            before = size;
        }
    }

    /** Whoever trusts earlier keys sees from these that they signed for the later ones. */
    private void keyChanges(Prepared prepared, EvidenceWriter writer) throws IOException {
        for (KeyChanges.Proven change : changes(prepared)) {
            byte[] proof = change.proof().bytes();
            writer.add(EvidenceFiles.keyChange(change.position()), out -> out.write(proof));
        }
    }

    /** Those under checkpoints that this one goes on from. */
    private List<KeyChanges.Proven> changes(Prepared prepared) {
        return changes.all().stream()
                .filter(change ->
                        Checkpoint.parse(change.proof().checkpoint().text()).size() <= prepared.size())
                .toList();
    }

    private void whole(Prepared prepared, EvidenceWriter writer) throws IOException {
        writer.add(EvidenceFiles.ENTRIES, out -> prepared.each(log, entry -> line(entry, out)));
        RightEdge edge = new RightEdge();
        writer.add(EvidenceFiles.HASHES, out -> {
            for (long at = 0; at < prepared.size(); at += HASHES_AT_ONCE) {
                byte[] hashes = log.hashes(at, (int) Math.min(HASHES_AT_ONCE, prepared.size() - at));
                IntStream.range(0, hashes.length / Hash.BYTES).forEach(n -> edge.append(Hash.among(hashes, n)));
                out.write(hashes);
            }
        });
        if (!edge.root().equals(prepared.checkpoint().root())) {
            LOG.error("the entries are not those that were signed: nothing is packed");
            throw ProblemException.changed();
        }
    }

    private static void line(LoggedEntry entry, OutputStream out) throws IOException {
        out.write(entry.bytes());
        out.write('\n');
    }

    private void part(Prepared prepared, EvidenceWriter writer) throws IOException {
        LedgerTree.Inclusions inclusions = tree.inclusions(prepared.size());
        Counted counted = new Counted(prepared);
        writer.add(
                EvidenceFiles.ENTRIES,
                out -> prepared.each(log, entry -> {
                    counted.add(entry);
                    line(entry, out);
                }));
        counted.requireWhole();
        writer.add(EvidenceFiles.PROOFS, out -> {
            for (long position : prepared.positions()) {
                out.write((counted.proven(inclusions.of(position)).text() + "\n").getBytes(UTF_8));
            }
        });
        LogProof said = new LogProof(
                prepared.said().bytes(),
                prepared.said().position() - 1,
                inclusions.of(prepared.said().position()).path(),
                prepared.note());
        writer.add(EvidenceFiles.HEADS_ENTRY, new String(said.bytes(), UTF_8));
        writer.add(
                EvidenceFiles.HEADS,
                prepared.heads().stream().map(head -> head.text() + "\n").collect(Collectors.joining()));
        MetricReport report = counted.report();
        numbers.requireSame(prepared, counted.versions(), report);
        writer.add(EvidenceFiles.COMPLIANCE, json(Compliance.of(counted.version(), report)));
        writer.add(EvidenceFiles.QUALITY, json(QualityNumbers.of(counted.version(), report)));
    }

    private static String json(Object numbers) {
        return ReportJson.mapper().writeValueAsString(numbers) + "\n";
    }

    /** The heads and the numbers of what is packed. */
    private static final class Counted {

        private final Prepared prepared;
        private final TreeHasher hasher = new TreeHasher();
        private final Checkpoint signed;
        private final Set<String> subjects;
        private final byte[] leaves;
        private final Map<Hash, Head> heads = new HashMap<>();
        private final Map<String, Recount> recounts = new LinkedHashMap<>();

        private int packed;
        private int checked;

        Counted(Prepared prepared) {
            this.prepared = prepared;
            signed = prepared.checkpoint();
            subjects = Set.copyOf(prepared.scope().subjects());
            leaves = new byte[prepared.positions().length * Hash.BYTES];
            prepared.scope().keys().forEach(key -> heads.put(Head.keyOf(key), Head.before(key)));
        }

        void add(LoggedEntry logged) {
            LedgerEvent read = logged.event();
            Hash leaf = hasher.leaf(logged.bytes());
            System.arraycopy(leaf.bytes(), 0, leaves, packed++ * Hash.BYTES, Hash.BYTES);
            HeadKeys.of(read.entry(), read.event())
                    .forEach(key -> heads.computeIfPresent(
                            Head.keyOf(key), (same, head) -> head.with(logged.position(), leaf, hasher)));
            count(read);
        }

        private void count(LedgerEvent read) {
            DomainEvent event = read.event();
            if (event instanceof EngagementEvent happened
                    && subjects.contains(read.entry().subject())) {
                recount(read.entry().subject())
                        .add(new RecordedEvent<>(read.entry().id(), read.sequence(), happened));
            } else if (event instanceof AttemptRefused refused && recounts.containsKey(refused.subjectId())) {
                recount(refused.subjectId()).addRefused(read.entry().id(), refused);
            }
        }

        private Recount recount(String engagementId) {
            return recounts.computeIfAbsent(engagementId, id -> new Recount(prepared.asOf()));
        }

        /** Of the entry that was packed next: who takes it home must not be the first to see that it does not hold. */
        InclusionProof proven(InclusionProof proof) {
            try {
                proof.require(Hash.among(leaves, checked++), signed.size(), signed.root());
                return proof;
            } catch (InvalidProofException e) {
                LOG.error(
                        "the entry at position {} is not the one that was signed: nothing is packed",
                        proof.index() + 1,
                        e);
                throw ProblemException.changed();
            }
        }

        /** By what the command side says: whatever this side lacks shows here. */
        void requireWhole() {
            Map<Hash, Head> proven = prepared.heads().stream()
                    .collect(Collectors.toMap(proof -> proof.head().key(), HeadProof::head));
            heads.forEach((key, head) -> {
                if (!proven.getOrDefault(key, Head.before(key)).equals(head)) {
                    throw new NotYetException("what is shown here of " + prepared.scope() + " is not all there is");
                }
            });
        }

        Map<String, Long> versions() {
            Map<String, Long> versions = new HashMap<>();
            recounts.forEach((id, recount) -> versions.put(id, recount.version()));
            return versions;
        }

        @Nullable
        Long version() {
            return prepared.scope().kind() == EvidenceScope.Kind.ENGAGEMENT ? only().version() : null;
        }

        private Recount only() {
            return Objects.requireNonNull(recounts.get(prepared.scope().id()));
        }

        MetricReport report() {
            return prepared.scope().kind() == EvidenceScope.Kind.ENGAGEMENT
                    ? only().report()
                    : Recount.across(List.copyOf(recounts.values()), prepared.asOf());
        }
    }
}
