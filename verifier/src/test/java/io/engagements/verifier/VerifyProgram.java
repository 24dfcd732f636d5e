package io.engagements.verifier;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.heads.HeadsEvent.HeadsCommitted;
import io.engagements.events.stored.EventCodec;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.EvidenceWriter;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No test: prints how many entries a second of one core are hashed, read, counted, and verified as a whole ledger.
 * {@code -Dverify.entries=1000000} says of how many.
 */
class VerifyProgram {

    private static final int ENTRIES = Integer.getInteger("verify.entries", 1_000_000);

    private final Operator operator = Operator.begun();
    private final List<RecordedEvent<EngagementEvent>> story =
            Stories.everything().history();

    @TempDir
    private Path directory;

    @Test
    void rates() throws Exception {
        Path file = directory.resolve("evidence.zip");
        pack(file);
        System.out.printf("%d entries, %d bytes packed%n", ENTRIES, java.nio.file.Files.size(file));
        for (int round = 0; round < 2; round++) {
            told("hashes", () -> hashes(file));
            told("read by the contract and counted", () -> counted(file));
            told("verify, the whole ledger", () -> verified(file));
        }
        Runtime runtime = Runtime.getRuntime();
        System.out.printf("heap in use at the end %d MB%n", (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void told(String what, Work work) throws IOException {
        long begun = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        work.run();
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - begun) / 1e9;
        System.out.printf("%-40s %,12.0f entries/s of processor%n", what, ENTRIES / seconds);
    }

    private static void hashes(Path file) throws IOException {
        TreeHasher hasher = new TreeHasher();
        RightEdge edge = new RightEdge();
        try (EvidencePackage files = EvidencePackage.open(file);
                Lines lines = lines(files)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                edge.append(hasher.leaf(line));
            }
        }
    }

    private void counted(Path file) throws IOException {
        TreeHasher hasher = new TreeHasher();
        long position = 0;
        try (EvidencePackage files = EvidencePackage.open(file);
                Lines lines = lines(files)) {
            Manifest manifest = Manifest.read(files.bytes(EvidenceFiles.MANIFEST));
            Numbers numbers = new Numbers(manifest);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                position++;
                if ((position - 1) % story.size() == 0) {
                    numbers = new Numbers(manifest);
                }
                numbers.add(Read.entry(line, position, hasher.leaf(line)), true);
            }
        }
    }

    private static Lines lines(EvidencePackage files) {
        return new Lines(
                EvidenceFiles.ENTRIES,
                files.read(EvidenceFiles.ENTRIES, Long.MAX_VALUE),
                EvidencePackage.LONGEST_ENTRY);
    }

    private void verified(Path file) throws IOException {
        Run run = Run.of(
                List.of("verify", file.toString(), "--key", operator.logKey().text()));
        if (run.status() != 0) {
            throw new AssertionError(run.said());
        }
    }

    /** The same story again and again, each time of another engagement. */
    private void pack(Path file) throws IOException {
        TreeHasher hasher = new TreeHasher();
        RightEdge edge = new RightEdge();
        Map<Hash, Head> heads = new HashMap<>();
        for (long position = 1; position < ENTRIES; position++) {
            byte[] entry = entry(position);
            Hash leaf = hasher.leaf(entry);
            edge.append(leaf);
            for (String name : Read.entry(entry, position, leaf).keys()) {
                Hash key = Head.keyOf(name);
                heads.put(key, heads.getOrDefault(key, Head.before(key)).with(position, leaf, hasher));
            }
        }
        byte[] last = Operator.entry(ENTRIES, "heads", committed(heads), "heads", null, 0, Instant.EPOCH);
        edge.append(hasher.leaf(last));
        String note = new String(
                operator.signed(new Checkpoint(Operator.ORIGIN, ENTRIES, edge.root()).text())
                        .bytes(),
                StandardCharsets.UTF_8);
        try (OutputStream out = new BufferedOutputStream(java.nio.file.Files.newOutputStream(file), 1 << 16);
                EvidenceWriter writer = new EvidenceWriter(out)) {
            writer.add(
                    EvidenceFiles.MANIFEST,
                    "{\"format\":\"" + EvidenceFiles.FORMAT + "\",\"origin\":\"" + Operator.ORIGIN
                            + "\",\"scope\":{\"kind\":\"ledger\"},\"size\":" + ENTRIES + ",\"entries\":" + ENTRIES
                            + ",\"upTo\":"
                            + (ENTRIES - 1) + ",\"asOf\":\"2027-12-31T00:00:00Z\",\"tzdb\":\"none\"}\n");
            writer.add(EvidenceFiles.CHECKPOINT, note);
            writer.add(EvidenceFiles.history(ENTRIES), "old 0\n\n" + note);
            writer.add(
                    EvidenceFiles.ENTRIES,
                    to -> each(last, entry -> {
                        to.write(entry);
                        to.write('\n');
                    }));
            writer.add(
                    EvidenceFiles.HASHES,
                    to -> each(last, entry -> to.write(hasher.leaf(entry).bytes())));
            writer.add(EvidenceFiles.KEYS, "none\n");
            writer.add(EvidenceFiles.README, "none\n");
            writer.finish(operator::sumsNote);
        }
    }

    private static HeadsCommitted committed(Map<Hash, Head> heads) {
        List<Head> sorted = new ArrayList<>(heads.values());
        sorted.sort(Comparator.comparing(Head::key, (one, other) -> HeadProof.isBefore(one, other) ? -1 : 1));
        TreeHasher hasher = new TreeHasher();
        RightEdge edge = new RightEdge();
        sorted.forEach(head -> edge.append(hasher.leaf(head.leaf())));
        return new HeadsCommitted(ENTRIES - 1, heads.size(), edge.root().base64(), Stamp.byClock(Instant.EPOCH));
    }

    @FunctionalInterface
    private interface Taker {
        void take(byte[] entry) throws IOException;
    }

    private void each(byte[] last, Taker taker) throws IOException {
        for (long position = 1; position < ENTRIES; position++) {
            taker.take(entry(position));
        }
        taker.take(last);
    }

    private byte[] entry(long position) {
        RecordedEvent<EngagementEvent> told = story.get((int) ((position - 1) % story.size()));
        String id = "e" + (1_000_000 + (position - 1) / story.size());
        String event = new String(EventCodec.CONTRACT.encode(told.event()), StandardCharsets.UTF_8);
        byte[] entry = Operator.entry(
                position, "ev-" + position, told.event(), id, "engagement", told.sequence(), Instant.EPOCH);
        return new String(entry, StandardCharsets.UTF_8)
                .replace(event, event.replace("\"engagementId\":\"e1\"", "\"engagementId\":\"" + id + "\""))
                .getBytes(StandardCharsets.UTF_8);
    }
}
