package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.party.PartyKind;
import io.engagements.proof.Canonical;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.TreeHasher;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who could want a package to say something else, what they change, and the reason for which it is refused: the only one that is
 * told, so that no case rests on another one's check.
 */
class TamperTest {

    private static final Operator OPERATOR = Told.everything();
    private static final Stamp STAMP =
            new Stamp("ceramica-ruiz", "carmen", null, Instant.parse("2027-03-01T09:00:00Z"));
    private static final Hash OTHER = Hash.of(new byte[Hash.BYTES]);

    @TempDir
    private Path directory;

    /**
     * A case.
     *
     * @param kept what the one who checks has from earlier, by the option it is named with: file name and content
     * @param trustsPacker whether the one who checks also trusts the key of who packs
     */
    private record Tamper(String name, Supplier<Files> files, List<Kept> kept, boolean trustsPacker, String reason) {

        Tamper with(String option, Supplier<byte[]> content) {
            List<Kept> more = new ArrayList<>(kept);
            more.add(new Kept(option, content));
            return new Tamper(name, files, more, trustsPacker, reason);
        }

        Tamper trustingPacker() {
            return new Tamper(name, files, kept, true, reason);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private record Kept(String option, Supplier<byte[]> content) {}

    private static Files engagement() {
        return OPERATOR.pack("engagement", "e1", Told.ENGAGEMENT);
    }

    private static Files party() {
        return OPERATOR.pack("party", "ceramica-ruiz", Told.CLIENT);
    }

    private static Tamper tamper(String name, Supplier<Files> files, String reason) {
        return new Tamper(name, files, List.of(), false, reason);
    }

    /** Of the engagement's package. */
    private static Tamper part(String name, Consumer<Files> change, String reason) {
        return changed(name, TamperTest::engagement, change, reason);
    }

    private static Tamper whole(String name, Consumer<Files> change, String reason) {
        return changed(name, OPERATOR::packLedger, change, reason);
    }

    private static Tamper changed(String name, Supplier<Files> of, Consumer<Files> change, String reason) {
        return tamper(
                name,
                () -> {
                    Files files = of.get();
                    change.accept(files);
                    return files;
                },
                reason);
    }

    /** By an operator with every key, who records whatever this does and packs the engagement. */
    private static Tamper lie(String name, Consumer<Operator> recording, String reason) {
        return tamper(name, () -> lied(recording).pack("engagement", "e1", Told.ENGAGEMENT), reason);
    }

    /** The same of the whole ledger. */
    private static Tamper lieOfAll(String name, Consumer<Operator> recording, String reason) {
        return tamper(name, () -> lied(recording).packLedger(), reason);
    }

    private static Operator lied(Consumer<Operator> recording) {
        Operator operator = OPERATOR.again();
        recording.accept(operator);
        return operator.sign();
    }

    /** As it was, but for what stands at one position. */
    private static Operator retold(long position, DomainEvent event) {
        Operator other = OPERATOR.again();
        Operator same = Told.begun(OPERATOR.again());
        for (long at = 1; at <= same.size(); at++) {
            if (at == 4 || at == same.size()) {
                other.sign();
            }
            other.append(
                    at == position
                            ? Operator.entry(at, "ev-" + at, event, "party:lucia", "party", 0, told(at))
                            : same.entry(at));
        }
        return other.commitHeads().sign();
    }

    private static Instant told(long position) {
        return Instant.parse("2028-01-03T09:00:00Z").plusSeconds(position);
    }

    private static Operator withHidden(Operator operator, LongPredicate hidden) {
        return Told.begun(operator).sign().commitHeads(hidden.negate());
    }

    /** The receipt that {@link #withHidden} gave before it denied the entry. */
    private static byte[] kept(long position) {
        return Told.begun(OPERATOR.again()).sign().receipt(position).bytes();
    }

    private static long refusal() {
        Operator same = Told.begun(OPERATOR.again());
        for (long at = 1; at <= same.size(); at++) {
            if (new String(same.entry(at), UTF_8).contains("attempt-refused")) {
                return at;
            }
        }
        throw new AssertionError("nothing was refused");
    }

    private static String block(long position) {
        LogProof proof = OPERATOR.receipt(position);
        return new InclusionProof(proof.index(), proof.path()).text() + "\n";
    }

    private static String line(long position) {
        return new String(OPERATOR.entry(position), UTF_8);
    }

    private static <T> List<T> swapped(List<T> list, int one, int other) {
        Collections.swap(list, one, other);
        return list;
    }

    private static <T> List<T> with(List<T> list, int at, T more) {
        list.add(at, more);
        return list;
    }

    private static <T> List<T> without(List<T> list, int at) {
        list.remove(at);
        return list;
    }

    private static void replaceEntry(Files files, long position, String before, String after) {
        files.replace(EvidenceFiles.ENTRIES, line(position), line(position).replace(before, after));
    }

    private static String history(long size) {
        return EvidenceFiles.history(size);
    }

    private static void forgeCheckpoint(Files files, SignedNote note) {
        files.put(EvidenceFiles.CHECKPOINT, note.bytes())
                .change(
                        history(OPERATOR.size()),
                        text -> text.substring(0, text.indexOf("\n\n") + 2) + new String(note.bytes(), UTF_8));
    }

    static Stream<Tamper> bySomebodyWithoutKeys() {
        long size = OPERATOR.size();
        return Stream.of(
                part(
                        "an entry says something else",
                        files -> replaceEntry(files, 3, "carmen", "pedro"),
                        "The entry at position 3 is not in the log"),
                part(
                        "an entry was left out with its proof",
                        files -> files.without(4),
                        "Something about \"subject/e1\" was left out"),
                part("the tail was cut off", files -> files.without(-1), "Something about \"subject/e1\" was left out"),
                part(
                        "a refusal was dropped",
                        files -> {
                            int at = files.lines(EvidenceFiles.ENTRIES).indexOf(line(refusal()));
                            files.without(at);
                        },
                        "Something about \"subject/e1\" was left out"),
                part(
                        "the candidacy was cut off where its head is shown",
                        files -> files.without(0),
                        "Something about \"subject/c1\" was left out"),
                part(
                        "entries change places",
                        files -> files.lines(EvidenceFiles.ENTRIES, list -> swapped(list, 5, 6))
                                .blocks(EvidenceFiles.PROOFS, list -> swapped(list, 5, 6)),
                        "stands after that at position"),
                part(
                        "entries change places, and their proofs do not",
                        files -> files.lines(EvidenceFiles.ENTRIES, list -> swapped(list, 5, 6)),
                        "is not in the log"),
                part(
                        "an entry stands twice",
                        files -> files.with(1, line(3), block(3)),
                        "The entry at position 3 stands after that at position 3"),
                part(
                        "an entry of others was put in",
                        files -> files.with(1, line(6), block(6)),
                        "The entry at position 6 does not belong to a package of engagement \"e1\""),
                part(
                        "an entry of what the ledger says about itself was put in",
                        files -> files.with(-1, line(size - 1), block(size - 1)),
                        "came after what the heads go up to"),
                part(
                        "a proof names another place",
                        files -> files.replace(EvidenceFiles.PROOFS, "index 2\n", "index 3\n"),
                        "The entry at position 4 is not in the log"),
                part(
                        "a proof has another hash",
                        files -> files.lines(EvidenceFiles.PROOFS, lines -> {
                            lines.set(1, OTHER.base64());
                            return lines;
                        }),
                        "The entry at position 3 is not in the log"),
                part(
                        "a proof is missing",
                        files -> files.blocks(EvidenceFiles.PROOFS, list -> without(list, list.size() - 1)),
                        "has no proof for entry"),
                part(
                        "a proof too many",
                        files -> files.blocks(EvidenceFiles.PROOFS, list -> with(list, list.size(), block(3))),
                        "has more proofs than there are entries"),
                part(
                        "a number is better",
                        files -> files.change(
                                EvidenceFiles.COMPLIANCE,
                                text -> text.replaceFirst("\"numerator\":([0-9]+)", "\"numerator\":777")),
                        "reports/compliance.json does not follow from the entries: at /"),
                part(
                        "a number of quality is better",
                        files -> files.change(
                                EvidenceFiles.QUALITY,
                                text -> text.replaceFirst("\"numerator\":([0-9]+)", "\"numerator\":777")),
                        "reports/quality.json does not follow from the entries: at /"),
                part(
                        "a number is left out",
                        files -> files.change(
                                EvidenceFiles.QUALITY, text -> text.replaceFirst("\"percent\":[^,}]+,?", "")),
                        "reports/quality.json does not follow from the entries: at /"),
                part(
                        "the numbers are those of another moment",
                        files -> files.replace(EvidenceFiles.MANIFEST, "2027-12-31T00", "2027-02-20T00"),
                        "reports/compliance.json does not follow from the entries: at /asOf"),
                part(
                        "the version is another one",
                        files -> files.change(
                                EvidenceFiles.COMPLIANCE,
                                text -> text.replaceFirst("\"version\":[0-9]+", "\"version\":5")),
                        "at /version it says \"5\""),
                part(
                        "the checkpoint says more entries",
                        files -> files.replace(EvidenceFiles.CHECKPOINT, "\n" + size, "\n" + (size + 1)),
                        "is not over this text"),
                part(
                        "the checkpoint has another root",
                        files -> files.lines(EvidenceFiles.CHECKPOINT, lines -> {
                            lines.set(2, OTHER.base64());
                            return lines;
                        }),
                        "is not over this text"),
                part(
                        "a stranger signs in the log's name",
                        files -> forgeCheckpoint(
                                files, Operator.begun().signed(OPERATOR.note().text())),
                        "is not signed by the key that you trust"),
                part(
                        "the checkpoint is that of another log",
                        files -> forgeCheckpoint(
                                files,
                                OPERATOR.signed(OPERATOR.note().text().replace(Operator.ORIGIN, "other.example"))),
                        "manifest.json is of another log"),
                part(
                        "the manifest names another size",
                        files -> files.replace(EvidenceFiles.MANIFEST, "\"size\":" + size, "\"size\":" + (size - 1)),
                        "manifest.json says that the log has " + (size - 1) + " entries, the checkpoint " + size),
                part(
                        "the manifest names fewer entries",
                        files -> files.change(
                                EvidenceFiles.MANIFEST,
                                text -> text.replaceFirst("\"entries\":[0-9]+", "\"entries\":90")),
                        "manifest.json says 90 entries"),
                part(
                        "the manifest says that it goes further",
                        files -> files.change(
                                EvidenceFiles.MANIFEST,
                                text -> text.replaceFirst("\"upTo\":[0-9]+", "\"upTo\":" + (size - 1))),
                        "manifest.json says " + (size - 1)),
                part(
                        "it is said to be about another engagement",
                        files -> files.replace(EvidenceFiles.MANIFEST, "\"e1\"", "\"e2\""),
                        "does not belong to a package of engagement \"e2\""),
                part(
                        "it is said to be about a party",
                        files -> files.replace(
                                EvidenceFiles.MANIFEST, "\"engagement\",\"id\":\"e1\"", "\"party\",\"id\":\"lucia\""),
                        "Nothing proves that there is no entry about \"subject/party:lucia\""),
                part(
                        "a head was made up",
                        files -> files.blocks(EvidenceFiles.HEADS, list -> {
                            List<String> lines =
                                    new ArrayList<>(list.get(0).lines().toList());
                            byte[] leaf = Canonical.bytes(lines.get(0));
                            leaf[leaf.length - 1] ^= 1;
                            lines.set(0, Canonical.base64(leaf));
                            list.set(0, String.join("\n", lines) + "\n\n");
                            return list;
                        }),
                        "is none that the ledger committed to"),
                part(
                        "the heads were left out",
                        files -> files.put(EvidenceFiles.HEADS, ""),
                        "Nothing proves that the entries about"),
                part(
                        "the heads stand in another order",
                        files -> files.blocks(EvidenceFiles.HEADS, list -> swapped(list, 0, 1)),
                        "heads/leaves.txt is not in the order"),
                part(
                        "another entry is said to be about heads",
                        files -> files.put(
                                EvidenceFiles.HEADS_ENTRY, OPERATOR.receipt(3).bytes()),
                        "says nothing about heads"),
                part(
                        "the entry about heads says something else",
                        files -> files.change(EvidenceFiles.HEADS_ENTRY, text -> {
                            LogProof proof = LogProof.parse(text.getBytes(UTF_8));
                            byte[] extra = new String(proof.extra(), UTF_8)
                                    .replace("\"keys\":", "\"keys\":1")
                                    .getBytes(UTF_8);
                            return new String(
                                    new LogProof(extra, proof.index(), proof.path(), proof.checkpoint()).bytes(),
                                    UTF_8);
                        }),
                        "This leaf is not at index"),
                part(
                        "the entry about heads is not enclosed",
                        files -> files.change(EvidenceFiles.HEADS_ENTRY, text -> {
                            LogProof proof = LogProof.parse(text.getBytes(UTF_8));
                            return new String(
                                    new LogProof(null, proof.index(), proof.path(), proof.checkpoint()).bytes(), UTF_8);
                        }),
                        "does not have the entry in it"),
                part(
                        "the entry about heads is under another checkpoint",
                        files -> files.change(EvidenceFiles.HEADS_ENTRY, text -> {
                            LogProof proof = LogProof.parse(text.getBytes(UTF_8));
                            return new String(
                                    new LogProof(proof.extra(), proof.index(), proof.path(), OPERATOR.note(3)).bytes(),
                                    UTF_8);
                        }),
                        "is under another checkpoint"),
                part(
                        "an earlier checkpoint was left out",
                        files -> files.remove(history(3)),
                        "does not go on from the one before it"),
                part(
                        "all earlier checkpoints were left out",
                        files -> OPERATOR.sizes().forEach(each -> files.remove(history(each))),
                        "The package lacks history/"),
                part(
                        "the proof between checkpoints is another one",
                        files -> files.lines(history(size), lines -> {
                            lines.set(1, OTHER.base64());
                            return lines;
                        }),
                        "Two histories: the checkpoint of " + size),
                part(
                        "an earlier checkpoint is called another one",
                        files -> files.put(history(4), files.bytes(history(3))).remove(history(3)),
                        "is of another size than its name says"),
                part(
                        "the last earlier checkpoint was left out",
                        files -> files.remove(history(size)),
                        "The last one in history/ is not checkpoint.txt"),
                changed(
                        "an engagement was withheld from a party",
                        TamperTest::party,
                        files -> {
                            List<String> lines = files.lines(EvidenceFiles.ENTRIES);
                            files.without(lines.indexOf(line(8)));
                        },
                        "Something about \"with/ceramica-ruiz\" was left out"),
                changed(
                        "a candidacy was withheld from a party",
                        TamperTest::party,
                        files -> {
                            List<String> lines = files.lines(EvidenceFiles.ENTRIES);
                            files.without(lines.indexOf(line(5)));
                        },
                        "Something about \"with/ceramica-ruiz\" was left out"));
    }

    static Stream<Tamper> ofTheWholeLedger() {
        long size = OPERATOR.size();
        return Stream.of(
                whole(
                        "an entry of the ledger says something else",
                        files -> replaceEntry(files, 7, "sol", "lua"),
                        "The entry at position 7 is not the one that was signed"),
                whole(
                        "entries of the ledger change places",
                        files -> files.lines(EvidenceFiles.ENTRIES, list -> swapped(list, 10, 11)),
                        "The entry at position 11 is not the one that was signed"),
                whole(
                        "an entry of the ledger was left out",
                        files -> files.lines(EvidenceFiles.ENTRIES, list -> without(list, 8)),
                        "The entry at position 9 is not the one that was signed"),
                whole(
                        "the ledger's tail was cut off",
                        files -> files.lines(EvidenceFiles.ENTRIES, list -> without(list, list.size() - 1)),
                        "says " + size + " entries, and there are " + (size - 1)),
                whole(
                        "the ledger goes on",
                        files -> files.lines(EvidenceFiles.ENTRIES, list -> with(list, list.size(), line(3))),
                        "has more entries than the log"),
                whole(
                        "a hash is another one",
                        files -> {
                            byte[] hashes = files.bytes(EvidenceFiles.HASHES).clone();
                            hashes[40] ^= 1;
                            files.put(EvidenceFiles.HASHES, hashes);
                        },
                        "has not the root that the checkpoint was signed with"),
                whole(
                        "entry and hash are others that fit",
                        files -> {
                            String other = line(2).replace("lucia", "mateo");
                            byte[] hashes = files.bytes(EvidenceFiles.HASHES).clone();
                            byte[] leaf =
                                    new TreeHasher().leaf(other.getBytes(UTF_8)).bytes();
                            System.arraycopy(leaf, 0, hashes, Hash.BYTES, Hash.BYTES);
                            files.put(EvidenceFiles.HASHES, hashes).replace(EvidenceFiles.ENTRIES, line(2), other);
                        },
                        "has not the root that the checkpoint was signed with"),
                whole(
                        "hashes were cut off",
                        files -> files.put(EvidenceFiles.HASHES, Arrays.copyOf(files.bytes(EvidenceFiles.HASHES), 64)),
                        "has not a hash for each of " + size + " entries"),
                whole(
                        "the manifest of the ledger goes further than any entry says",
                        files -> files.change(
                                EvidenceFiles.MANIFEST, text -> text.replaceFirst("\"upTo\":[0-9]+", "\"upTo\":17")),
                        "No entry says how far the entries go up to position 17"),
                whole(
                        "a part is said to be whole",
                        files -> files.change(
                                EvidenceFiles.MANIFEST,
                                text -> text.replaceFirst("\"entries\":[0-9]+", "\"entries\":17")),
                        "says that the whole ledger is not whole"));
    }

    static Stream<Tamper> byWhoeverPacks() {
        return Stream.of(
                tamper(
                                "somebody else packed it anew",
                                () -> engagement().packedBy(Operator.begun()::sumsNote),
                                "Who packed it is not shown: SHA256SUMS.note is not signed by the evidence key that you trust")
                        .trustingPacker(),
                tamper(
                        "the note is about other sums",
                        () -> engagement().packedBy(sum -> OPERATOR.sumsNote("0".repeat(64))),
                        "Who packed it is not shown: SHA256SUMS.note is not about SHA256SUMS of this package"),
                tamper(
                        "the note is none",
                        () -> engagement().packedBy(sum -> "packed with care\n"),
                        "Who packed it is not shown"),
                part(
                                "with the evidence key: a better number",
                                files -> files.change(
                                        EvidenceFiles.QUALITY,
                                        text -> text.replaceFirst("\"denominator\":([0-9]+)", "\"denominator\":777")),
                                "reports/quality.json does not follow from the entries")
                        .trustingPacker(),
                part(
                                "with the evidence key: an entry left out",
                                files -> files.without(20),
                                "Something about \"subject/e1\" was left out")
                        .trustingPacker(),
                part(
                                "with the evidence key: an entry changed",
                                files -> replaceEntry(files, 3, "lucia", "mateo"),
                                "The entry at position 3 is not in the log")
                        .trustingPacker());
    }

    static Stream<Tamper> byAnOperatorWithEveryKey() {
        DomainEvent other = Told.registered("lucia", PartyKind.CLIENT);
        return Stream.of(
                tamper(
                                "another past, against a checkpoint that was kept",
                                () -> retold(2, other).pack("engagement", "e1", Told.ENGAGEMENT),
                                "Two histories: when it had 3 entries")
                        .with("--checkpoint", () -> OPERATOR.note(3).bytes()),
                tamper(
                                "another past of the whole ledger, against a checkpoint that was kept",
                                () -> retold(2, other).packLedger(),
                                "Two histories: when it had 3 entries")
                        .with("--checkpoint", () -> OPERATOR.note(3).bytes()),
                tamper(
                                "another past of the whole ledger, against a receipt that was kept",
                                () -> retold(2, other).packLedger(),
                                "Two histories: ")
                        .with("--receipt", () -> OPERATOR.receipt(2).bytes()),
                tamper(
                                "another event at the place of a receipt that was kept",
                                () -> retold(2, other).pack("party", "lucia", List.of("party:lucia", "c1", "e1")),
                                "is the receipt of another entry at position 2")
                        .with("--receipt", () -> OPERATOR.receipt(2).bytes()),
                tamper(
                                "a refusal denied, against its receipt",
                                () -> {
                                    Operator liar = withHidden(OPERATOR.again(), position -> position == refusal())
                                            .record(Told.registered("mateo", PartyKind.VA))
                                            .sign();
                                    Files files = liar.pack("engagement", "e1", Told.ENGAGEMENT);
                                    int at = files.lines(EvidenceFiles.ENTRIES).indexOf(line(refusal()));
                                    return hidden(files, at);
                                },
                                "A hidden entry: ")
                        .with("--receipt", () -> kept(refusal())),
                tamper(
                                "the tail denied, against a receipt",
                                () -> {
                                    long last = Told.begun(OPERATOR.again()).size();
                                    Operator liar = withHidden(OPERATOR.again(), position -> position == last)
                                            .record(Told.registered("mateo", PartyKind.VA))
                                            .sign();
                                    return hidden(liar.pack("engagement", "e1", Told.ENGAGEMENT), -1);
                                },
                                "A hidden entry: ")
                        .with("--receipt", () -> kept(OPERATOR.size() - 2)),
                tamper(
                                "an engagement denied to a party, against the receipt of its hiring",
                                () -> {
                                    Set<Long> denied = Set.of(8L);
                                    Operator liar = withHidden(OPERATOR.again(), denied::contains)
                                            .record(Told.registered("mateo", PartyKind.VA))
                                            .sign();
                                    Files files = liar.pack("party", "ceramica-ruiz", Told.CLIENT);
                                    return hidden(
                                            files,
                                            files.lines(EvidenceFiles.ENTRIES).indexOf(line(8)));
                                },
                                "A hidden entry: ")
                        .with("--receipt", () -> kept(8)),
                tamper("a receipt of another log", () -> engagement(), "is not signed by the key that you trust")
                        .with("--receipt", () -> Told.everything().receipt(3).bytes()),
                tamper("a receipt that is of no entry", () -> engagement(), "the receipt is of no entry of its log")
                        .with("--receipt", () -> {
                            LogProof proof = OPERATOR.receipt(3);
                            return new LogProof(OPERATOR.entry(4), proof.index(), proof.path(), proof.checkpoint())
                                    .bytes();
                        }),
                tamper("a checkpoint of a stranger", () -> engagement(), "is not signed by the key that you trust")
                        .with("--checkpoint", () -> Told.everything().note().bytes()),
                lieOfAll(
                        "heads that are not those of the entries",
                        operator -> withHidden(operator, position -> position == refusal()),
                        "are not those of its entries"),
                lieOfAll(
                        "heads that were not those of the entries, and were put right later",
                        operator -> withHidden(operator, position -> position == refusal())
                                .record(Told.registered("mateo", PartyKind.VA))
                                .commitHeads(),
                        "are not those of its entries"),
                lie(
                        "heads that reach beyond their own entry",
                        operator -> Told.begun(operator)
                                .commitHeads(position -> true, operator.size() + 1)
                                .record(Told.registered("mateo", PartyKind.VA)),
                        "which did not stand before it"),
                lie(
                        "a sequence with a hole",
                        operator -> {
                            Told.begun(operator);
                            long position = operator.size() + 1;
                            operator.append(Operator.entry(
                                    position,
                                    "ev-x",
                                    new LawyerAppointed("e1", "luna", STAMP),
                                    "e1",
                                    "engagement",
                                    400,
                                    told(position)));
                            operator.commitHeads();
                        },
                        "is event 400 of \"e1\": event"),
                lieOfAll(
                        "a sequence of the ledger with a hole",
                        operator -> {
                            Told.begun(operator);
                            long position = operator.size() + 1;
                            operator.append(Operator.entry(
                                    position,
                                    "ev-x",
                                    new LawyerAppointed("e1", "luna", STAMP),
                                    "e1",
                                    "engagement",
                                    400,
                                    told(position)));
                            operator.commitHeads();
                        },
                        "is event 400 of \"e1\": event"),
                lie(
                        "an event that cannot follow",
                        operator -> {
                            Told.begun(operator)
                                    .record(Told.hired("e1", "c1", "ceramica-ruiz", "lucia"))
                                    .commitHeads();
                        },
                        "cannot follow those before it"),
                lie(
                        "back-dated",
                        operator -> Told.begun(operator)
                                .sign(Instant.parse("2028-01-04T00:00:00Z"))
                                .record(Told.refused(), Instant.parse("2028-01-03T23:00:00Z"))
                                .commitHeads(),
                        "the log's clock signed that it came after 2028-01-04T00:00:00Z"),
                lie(
                        "post-dated",
                        operator -> Told.begun(operator)
                                .record(Told.refused(), Instant.parse("2029-01-03T23:00:00Z"))
                                .sign(Instant.parse("2028-01-04T00:00:00Z"))
                                .commitHeads(),
                        "the log's clock signed that it came by 2028-01-04T00:00:00Z"),
                strange(
                        "an entry that names another position",
                        entry -> entry.replace("\"position\":\"", "\"position\":\"1"),
                        "says that it stands at position 1"),
                strange(
                        "an entry under another subject",
                        entry -> entry.replace("\"subject\":\"party:odd\"", "\"subject\":\"e1\""),
                        "stands under another subject"),
                strange(
                        "an event that the contract does not know",
                        entry -> entry.replace("party-registered", "party-forgiven"),
                        "cannot be read: no event party-forgiven"),
                strange(
                        "a revision that the contract does not know",
                        entry -> entry.replace("\"revision\":1", "\"revision\":99"),
                        "cannot be read: no event party-registered of revision 99"),
                strange(
                        "a field that stands twice",
                        entry -> entry.replace("\"revision\":1", "\"revision\":1,\"revision\":1"),
                        "cannot be read"),
                strange(
                        "JSON as deep as one likes",
                        entry ->
                                entry.replace("\"metadata\":{}", "\"metadata\":" + "[".repeat(5000) + "]".repeat(5000)),
                        "cannot be read"),
                strange(
                        "a number without end",
                        entry -> entry.replace("\"revision\":1", "\"revision\":1" + "0".repeat(5000)),
                        "cannot be read"),
                strange(
                        "a time that there is not",
                        entry -> entry.replaceFirst("\"time\":\"[^\"]+", "\"time\":\"2028-02-31T00:00:00Z"),
                        "cannot be read"),
                strange(
                        "a position beyond all numbers",
                        entry -> entry.replaceFirst("\"position\":\"[^\"]+", "\"position\":\"9223372036854775808"),
                        "cannot be read"),
                strange("something after the entry", entry -> entry + "{}", "cannot be read"),
                strange("a mark before the entry", entry -> "\uFEFF" + entry, "is no JSON object"),
                odd("UTF-16", entry -> entry.replace("party:odd", "x").getBytes(UTF_16LE), "is not in UTF-8"),
                odd(
                        "bytes that are no UTF-8",
                        entry -> {
                            byte[] bytes = entry.getBytes(UTF_8);
                            bytes[entry.indexOf("bmFtZQ")] = (byte) 0xC0;
                            return bytes;
                        },
                        "is not in UTF-8"),
                odd("an entry of nothing", entry -> new byte[0], "is no JSON object"));
    }

    /** The numbers then are those of what is left. */
    private static Files hidden(Files files, int at) {
        return files.without(at);
    }

    private static Tamper strange(String name, UnaryOperator<String> change, String reason) {
        return odd(name, entry -> change.apply(entry).getBytes(UTF_8), reason);
    }

    /** In the whole ledger, after all that the heads go up to. */
    private static Tamper odd(String name, Function<String, byte[]> change, String reason) {
        return lieOfAll(
                name,
                operator -> {
                    Told.begun(operator).commitHeads();
                    long position = operator.size() + 1;
                    byte[] entry = Operator.entry(
                            position,
                            "ev-odd",
                            Told.registered("odd", PartyKind.VA),
                            "party:odd",
                            "party",
                            0,
                            told(position));
                    operator.append(change.apply(new String(entry, UTF_8)));
                },
                reason);
    }

    @ParameterizedTest
    @MethodSource({"bySomebodyWithoutKeys", "ofTheWholeLedger", "byWhoeverPacks", "byAnOperatorWithEveryKey"})
    void isRefusedForItsReason(Tamper tamper) {
        List<String> options = new ArrayList<>();
        for (Kept kept : tamper.kept()) {
            options.add(kept.option());
            options.add(
                    Run.file(directory, "kept-" + options.size(), kept.content().get()));
        }
        if (tamper.trustsPacker()) {
            options.add("--key");
            options.add(OPERATOR.evidenceKey().text());
        }

        Run run = Run.verify(directory, OPERATOR, tamper.files().get().zip(), options.toArray(String[]::new));

        assertThat(run.wrong()).as(run.said()).singleElement().asString().contains(tamper.reason());
        assertThat(run.status()).isOne();
        assertThat(run.said()).endsWith("BAD\n");
    }

    /** What nobody can find out who kept nothing: docs/proof.md says so. */
    @Test
    void anotherPastHoldsWhereNobodyKeptAnything() {
        byte[] zip = retold(2, Told.registered("lucia", PartyKind.CLIENT))
                .pack("engagement", "e1", Told.ENGAGEMENT)
                .zip();

        assertThat(Run.verify(directory, OPERATOR, zip).said())
                .contains("not checked: that others were shown the same log")
                .endsWith("GOOD\n");
    }
}
