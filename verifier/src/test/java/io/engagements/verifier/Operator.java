package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.heads.HeadsEvent.HeadsCommitted;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.Node;
import io.engagements.proof.tree.Proofs;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.Span;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.report.Compliance;
import io.engagements.report.MetricReport;
import io.engagements.report.QualityNumbers;
import io.engagements.report.Recount;
import io.engagements.report.ReportJson;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.time.Deadlines;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Keeps a small log with keys of its own and packs evidence of it, as the product does or as somebody would who deceives. */
final class Operator {

    static final String ORIGIN = "engagements.example";
    static final Instant AS_OF = Instant.parse("2027-12-31T00:00:00Z");
    private static final Instant BEGUN = Instant.parse("2028-01-03T09:00:00Z");

    private Keys keys;
    private @Nullable Keys next;
    private final TreeMap<Long, LogProof> changes = new TreeMap<>();
    private final TreeHasher hasher = new TreeHasher();
    private final List<Read> entries = new ArrayList<>();
    private final List<byte[]> bytes = new ArrayList<>();
    private final Map<String, Long> sequences = new HashMap<>();
    private final TreeMap<Long, SignedNote> notes = new TreeMap<>();
    private Instant now = BEGUN;
    private List<Head> heads = List.of();
    private long upTo;
    private long said;

    private Operator(Keys keys) {
        this.keys = keys;
    }

    /** What somebody has who signs. */
    record Keys(NoteSigner log, NoteSigner clock, NoteSigner evidence) {

        static Keys made() {
            return of(ORIGIN);
        }

        static Keys of(String origin) {
            return new Keys(
                    key(origin, SignatureType.ED25519),
                    key(origin + "/clock", SignatureType.COSIGNATURE),
                    key(EvidenceFiles.evidenceKeyName(origin), SignatureType.ED25519));
        }

        List<String> texts() {
            return Stream.of(log, clock, evidence)
                    .map(signer -> signer.verifier().text())
                    .toList();
        }
    }

    static Operator begun() {
        return new Operator(Keys.made());
    }

    /** The same keys, and nothing recorded yet: what an operator can do who tells another history. */
    Operator again() {
        return with(keys);
    }

    /** Nothing recorded yet, by whoever has these. */
    static Operator with(Keys keys) {
        return new Operator(keys);
    }

    Keys keys() {
        return keys;
    }

    /** Says so, and signs with both. */
    Operator changeKeys(Keys others) {
        next = others;
        record(new SigningKeysChanged(keys.texts(), others.texts(), now, "olga", Stamp.byClock(now)));
        long position = size();
        sign();
        changes.put(position, receipt(position));
        return this;
    }

    /** The earlier ones sign no more. */
    Operator forgetKeys() {
        keys = Objects.requireNonNull(next);
        next = null;
        return this;
    }

    LogProof keyChange() {
        return changes.lastEntry().getValue();
    }

    private List<NoteSigner> signers() {
        return Stream.of(keys, next)
                .filter(Objects::nonNull)
                .flatMap(each -> Stream.of(each.log(), each.clock()))
                .toList();
    }

    private static NoteSigner key(String name, SignatureType type) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(name, type, pair);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    VerifierKey logKey() {
        return keys.log().verifier();
    }

    VerifierKey clockKey() {
        return keys.clock().verifier();
    }

    VerifierKey evidenceKey() {
        return keys.evidence().verifier();
    }

    /** Recorded a second after the one before. */
    Operator record(DomainEvent event) {
        return record(event, now.plusSeconds(1));
    }

    Operator record(DomainEvent event, Instant at) {
        return record("ev-" + (bytes.size() + 1), event, at);
    }

    private Operator record(String id, DomainEvent event, Instant at) {
        String aggregate = event instanceof CandidacyEvent
                ? "candidacy"
                : event instanceof EngagementEvent ? "engagement" : event instanceof PartyEvent ? "party" : null;
        String subject = subject(id, event);
        long sequence = aggregate == null ? 0 : sequences.merge(subject, 0L, (before, none) -> before + 1);
        return append(entry(bytes.size() + 1, id, event, subject, aggregate, sequence, at));
    }

    private static String subject(String id, DomainEvent event) {
        if (event instanceof CandidacyEvent candidacy) {
            return candidacy.candidacyId();
        } else if (event instanceof EngagementEvent engagement) {
            return engagement.engagementId();
        }
        return event instanceof PartyEvent party ? PartyEvent.subjectOf(party.partyId()) : id;
    }

    /** As the command side's function {@code entry_bytes} writes them. */
    static byte[] entry(
            long position,
            String id,
            DomainEvent event,
            String subject,
            @Nullable String aggregate,
            long sequence,
            Instant at) {
        return ("{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/engagements\",\"type\":\""
                        + EventCodec.nameOf(event.getClass()) + "\",\"subject\":\"" + subject + "\",\"time\":\"" + at
                        + "\",\"datacontenttype\":\"application/json\",\"position\":\"" + position + "\""
                        + (aggregate == null ? "" : ",\"aggregatetype\":\"" + aggregate + "\"") + ",\"sequence\":\""
                        + sequence + "\",\"revision\":" + EventCodec.revisionOf(event.getClass())
                        + ",\"data\":{\"event\":" + new String(EventCodec.CONTRACT.encode(event), UTF_8)
                        + ",\"metadata\":{}}}")
                .getBytes(UTF_8);
    }

    /** Whatever it is. */
    Operator append(byte[] entry) {
        now = now.plusSeconds(1);
        bytes.add(entry);
        return this;
    }

    byte[] entry(long position) {
        return bytes.get((int) position - 1);
    }

    long size() {
        return bytes.size();
    }

    private Hash leaf(long position) {
        return hasher.leaf(entry(position));
    }

    private List<Read> reads() {
        for (long position = entries.size() + 1; position <= bytes.size(); position++) {
            entries.add(Read.entry(entry(position), position, leaf(position)));
        }
        return entries;
    }

    Operator commitHeads() {
        return commitHeads(position -> true);
    }

    /** @param counted the positions that are not denied */
    Operator commitHeads(LongPredicate counted) {
        return commitHeads(counted, bytes.size());
    }

    Operator commitHeads(LongPredicate counted, long reach) {
        Map<Hash, Head> found = new HashMap<>();
        for (Read read : reads()) {
            if (counted.test(read.position())) {
                read.keys().stream()
                        .map(Head::keyOf)
                        .forEach(key -> found.put(
                                key,
                                found.getOrDefault(key, Head.before(key)).with(read.position(), read.leaf(), hasher)));
            }
        }
        heads = found.values().stream()
                .sorted(Comparator.comparing(head -> head.key().bytes(), Arrays::compareUnsigned))
                .toList();
        upTo = reach;
        record(new HeadsCommitted(upTo, heads.size(), root(headLeaves()).base64(), Stamp.byClock(now)));
        said = bytes.size();
        return this;
    }

    private List<Hash> headLeaves() {
        return heads.stream().map(head -> hasher.leaf(head.leaf())).toList();
    }

    private List<Hash> leaves(long size) {
        return bytes.subList(0, (int) size).stream().map(hasher::leaf).toList();
    }

    private static Hash root(List<Hash> leaves) {
        RightEdge edge = new RightEdge();
        leaves.forEach(edge::append);
        return edge.root();
    }

    Operator sign() {
        return sign(now);
    }

    Operator sign(Instant at) {
        now = at.isAfter(now) ? at : now;
        notes.put(size(), SignedNote.signed(checkpoint().text(), at, signers()));
        return this;
    }

    private Checkpoint checkpoint() {
        return new Checkpoint(ORIGIN, size(), root(leaves(size())));
    }

    SignedNote note() {
        return notes.lastEntry().getValue();
    }

    SignedNote note(long size) {
        return Objects.requireNonNull(notes.get(size));
    }

    /** Of all checkpoints. */
    Set<Long> sizes() {
        return notes.keySet();
    }

    /** Signs any text with the log's keys. */
    SignedNote signed(String text) {
        return signed(text, now);
    }

    SignedNote signed(String text, Instant at) {
        return SignedNote.signed(text, at, signers());
    }

    LogProof receipt(long position) {
        SignedNote note = note();
        return new LogProof(
                entry(position),
                position - 1,
                inclusion(position - 1, leaves(notes.lastKey())).path(),
                note);
    }

    static InclusionProof inclusion(long index, List<Hash> leaves) {
        return new InclusionProof(index, hashes(Proofs.inclusion(index, leaves.size()), leaves));
    }

    private static List<Hash> hashes(List<Span> path, List<Hash> leaves) {
        return Proofs.hashes(path, node -> subtree(node, leaves));
    }

    private static Hash subtree(Node node, List<Hash> leaves) {
        int width = 1 << node.level();
        int from = (int) node.n() * width;
        return root(leaves.subList(from, from + width));
    }

    /** A package that holds, unless it was lied before. @param subjects whose entries belong to it */
    Files pack(String kind, String id, List<String> subjects) {
        Files files = new Files(this);
        boolean party = kind.equals("party");
        List<String> keys =
                new ArrayList<>(subjects.stream().map(each -> "subject/" + each).toList());
        if (party) {
            keys.add("with/" + id);
        }
        List<Read> packed = reads().stream()
                .filter(read -> read.position() <= upTo && read.keys().stream().anyMatch(keys::contains))
                .toList();
        files.put(EvidenceFiles.MANIFEST, manifest(kind, id, packed.size()));
        history(files);
        files.put(
                EvidenceFiles.ENTRIES,
                packed.stream()
                        .map(read -> new String(entry(read.position()), UTF_8) + "\n")
                        .collect(Collectors.joining()));
        List<Hash> leaves = leaves(notes.lastKey());
        files.put(
                EvidenceFiles.PROOFS,
                packed.stream()
                        .map(read -> inclusion(read.position() - 1, leaves).text() + "\n")
                        .collect(Collectors.joining()));
        files.put(EvidenceFiles.HEADS_ENTRY, receipt(said).bytes());
        files.put(EvidenceFiles.HEADS, heads(keys));
        reports(files, packed, subjects, party ? null : id);
        return rest(files);
    }

    Files packLedger() {
        Files files = new Files(this);
        files.put(EvidenceFiles.MANIFEST, manifest("ledger", null, notes.lastKey()));
        history(files);
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        ByteArrayOutputStream hashes = new ByteArrayOutputStream();
        for (long position = 1; position <= notes.lastKey(); position++) {
            lines.writeBytes(entry(position));
            lines.write('\n');
            hashes.writeBytes(leaf(position).bytes());
        }
        files.put(EvidenceFiles.ENTRIES, lines.toByteArray());
        files.put(EvidenceFiles.HASHES, hashes.toByteArray());
        return rest(files);
    }

    private Files rest(Files files) {
        files.put(
                EvidenceFiles.KEYS,
                logKey().text() + "\n" + clockKey().text() + "\n"
                        + evidenceKey().text() + "\n");
        changes.forEach((position, proof) -> files.put(EvidenceFiles.keyChange(position), proof.bytes()));
        files.put(EvidenceFiles.README, "<!DOCTYPE html><title>Evidence</title>\n");
        return files;
    }

    private String manifest(String kind, @Nullable String id, long entries) {
        Map<String, Object> scope = new LinkedHashMap<>();
        scope.put("kind", kind);
        if (id != null) {
            scope.put("id", id);
        }
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", EvidenceFiles.FORMAT);
        manifest.put("origin", ORIGIN);
        manifest.put("scope", scope);
        manifest.put("size", notes.lastKey());
        manifest.put("entries", entries);
        manifest.put("upTo", upTo);
        manifest.put("asOf", AS_OF.toString());
        manifest.put("tzdb", Deadlines.tzdbVersion());
        return ContractJson.mapper().writeValueAsString(manifest) + "\n";
    }

    private void history(Files files) {
        files.put(EvidenceFiles.CHECKPOINT, note().bytes());
        long before = 0;
        for (Map.Entry<Long, SignedNote> each : notes.entrySet()) {
            long size = each.getKey();
            List<Hash> proof = before == 0 ? List.of() : hashes(Proofs.consistency(before, size), leaves(size));
            files.put(
                    EvidenceFiles.history(size),
                    "old " + before + "\n"
                            + proof.stream().map(hash -> hash.base64() + "\n").collect(Collectors.joining()) + "\n"
                            + new String(each.getValue().bytes(), UTF_8));
            before = size;
        }
    }

    private String heads(List<String> keys) {
        return keys.stream()
                .map(Head::keyOf)
                .flatMap(key -> places(key).boxed())
                .distinct()
                .sorted()
                .map(place -> headProof(place).text() + "\n")
                .collect(Collectors.joining());
    }

    private IntStream places(Hash key) {
        int before = (int) heads.stream()
                .filter(head -> HeadProof.isBefore(head.key(), key))
                .count();
        boolean there = before < heads.size() && heads.get(before).key().equals(key);
        return (there ? IntStream.of(before) : IntStream.of(before - 1, before))
                .filter(place -> place >= 0 && place < heads.size());
    }

    HeadProof headProof(int place) {
        return new HeadProof(heads.get(place), inclusion(place, headLeaves()));
    }

    private void reports(Files files, List<Read> packed, List<String> subjects, @Nullable String engagementId) {
        Map<String, Recount> recounts = new LinkedHashMap<>();
        for (Read read : packed) {
            if (read.event() instanceof EngagementEvent happened && subjects.contains(happened.engagementId())) {
                recounts.computeIfAbsent(happened.engagementId(), id -> new Recount(AS_OF))
                        .add(new RecordedEvent<>(read.entry().id(), read.entry().sequence(), happened));
            } else if (read.event() instanceof AttemptRefused refused && recounts.containsKey(refused.subjectId())) {
                recounts.get(refused.subjectId()).addRefused(read.entry().id(), refused);
            }
        }
        MetricReport report = engagementId == null
                ? Recount.across(List.copyOf(recounts.values()), AS_OF)
                : Objects.requireNonNull(recounts.get(engagementId)).report();
        Long version = engagementId == null
                ? null
                : Objects.requireNonNull(recounts.get(engagementId)).version();
        files.put(EvidenceFiles.COMPLIANCE, json(Compliance.of(version, report)));
        files.put(EvidenceFiles.QUALITY, json(QualityNumbers.of(version, report)));
    }

    private static String json(Object numbers) {
        return ReportJson.mapper().writeValueAsString(numbers) + "\n";
    }

    /** The note about these sums. */
    String sumsNote(String sha256) {
        return new String(
                SignedNote.signed(EvidenceFiles.sumsNote(ORIGIN, sha256), now, List.of(keys.evidence()))
                        .bytes(),
                UTF_8);
    }
}
