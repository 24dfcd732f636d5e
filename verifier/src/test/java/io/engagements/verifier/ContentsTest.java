package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.OnboardingEvent.DocumentProvided;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.proof.Sha256;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.FilesTable;
import io.engagements.proof.evidence.FilesTable.Content;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What files contain is what entries name by its hash, or the package is refused; what is not enclosed is said. */
class ContentsTest {

    private static final Stamp STAMP =
            new Stamp("ceramica-ruiz", "carmen", null, Instant.parse("2027-01-12T09:00:00Z"));
    private static final byte[] CONTRACT = "What was agreed".getBytes(UTF_8);
    private static final String HASH = hash(CONTRACT);
    private static final String FORMULA = "=HYPERLINK(\"x\")";
    private static final long PROVIDED = 4;
    private static final Operator OPERATOR = Operator.begun()
            .record(Told.registered("ceramica-ruiz", io.engagements.events.party.PartyKind.CLIENT))
            .record(new CandidacyOpened("c1", "ceramica-ruiz", "lucia", STAMP))
            .record(Told.hired("e1", "c1", "ceramica-ruiz", "lucia"))
            .record(document(1, FORMULA, HASH))
            .record(document(2, "Again", HASH))
            .record(document(3, "Lost", hash(new byte[1])))
            .record(new MaterialShared(
                    "e1", "m1", MaterialKind.OTHER, "Our\nshop", false, "https://ruiz.example/", null, null, STAMP))
            .commitHeads()
            .sign();

    @TempDir
    private Path directory;

    private static DocumentProvided document(int version, String title, String sha256) {
        return new DocumentProvided(
                "e1", DocumentKind.CONTRACT, version, title, null, "file-" + version, sha256, STAMP);
    }

    private static String hash(byte[] content) {
        return Sha256.hex(Sha256.digest().digest(content));
    }

    private static Files withContents() {
        return OPERATOR.pack("engagement", "e1", List.of("e1", "c1"))
                .put(EvidenceFiles.content(HASH), CONTRACT)
                .put(
                        EvidenceFiles.FILES_TABLE,
                        String.join(
                                        "\n",
                                        FilesTable.HEAD,
                                        FilesTable.line(PROVIDED, HASH, FORMULA, Content.ENCLOSED),
                                        FilesTable.line(PROVIDED + 1, HASH, "Again", Content.ENCLOSED),
                                        FilesTable.line(PROVIDED + 2, hash(new byte[1]), "Lost", Content.MISSING),
                                        FilesTable.line(PROVIDED + 3, "", "Our\nshop", Content.ELSEWHERE))
                                + "\n")
                .put(EvidenceFiles.NAMES, "{\"proven\":false,\"names\":[]}\n");
    }

    private Run verify(Files files) {
        return Run.verify(directory, OPERATOR, files.zip());
    }

    @Test
    void whatIsEnclosedHoldsAndWhatIsNotIsSaid() {
        Files files = withContents();
        Run run = verify(files);

        assertThat(run.said())
                .contains(
                        "ok  what 1 enclosed files contain is what the entries name by its SHA-256, 15 bytes",
                        "--  not checked: files that are named and not enclosed: 1 kept elsewhere, 1 missing",
                        "those in names.json are told by who packed it")
                .endsWith("GOOD\n");
        assertThat(files.lines(EvidenceFiles.FILES_TABLE))
                .contains(
                        "\"4\",\"" + HASH + "\",\"'=HYPERLINK(\"\"x\"\")\",\"enclosed\"",
                        "\"7\",\"\",\"Our shop\",\"elsewhere\"");
    }

    @Test
    void ofTheWholeLedgerToo() {
        Files files = OPERATOR.packLedger();
        files.put(EvidenceFiles.FILES_TABLE, withContents().text(EvidenceFiles.FILES_TABLE))
                .put(EvidenceFiles.content(HASH), CONTRACT);

        assertThat(verify(files).said())
                .contains("ok  what 1 enclosed files contain")
                .endsWith("GOOD\n");
    }

    /** @param reason the only one that is told */
    private record Tamper(String name, Consumer<Files> change, String reason) {

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Tamper> tampers() {
        String content = EvidenceFiles.content(HASH);
        String other = EvidenceFiles.content(hash(new byte[2]));
        return Stream.of(
                new Tamper(
                        "another content",
                        files -> files.put(content, "What was not agreed"),
                        content + " has another SHA-256 than its name and the entries say"),
                new Tamper(
                        "one that no entry names", files -> files.put(other, new byte[2]), "No entry names " + other),
                new Tamper(
                        "one is gone and the table says that it is there",
                        files -> files.remove(content),
                        "The package lacks " + content),
                new Tamper(
                        "contents without a table",
                        files -> files.remove(EvidenceFiles.FILES_TABLE),
                        "The package has contents of files, and no files.csv"),
                new Tamper(
                        "a line is gone",
                        files -> files.lines(EvidenceFiles.FILES_TABLE, lines -> lines.subList(0, 4)),
                        "files.csv does not say what became of \"Our"),
                new Tamper(
                        "a line too many",
                        files -> files.lines(EvidenceFiles.FILES_TABLE, lines -> {
                            lines.add(FilesTable.line(8, HASH, "Mine", Content.ENCLOSED));
                            return lines;
                        }),
                        "files.csv names a file that no entry names"),
                new Tamper(
                        "another name",
                        files -> files.replace(EvidenceFiles.FILES_TABLE, "Again", "Never"),
                        "files.csv does not say what became of \"Again\", which the entry at position 5 names"),
                new Tamper(
                        "another hash",
                        files -> files.replace(EvidenceFiles.FILES_TABLE, HASH, hash(new byte[2])),
                        "files.csv does not say what became of"),
                new Tamper(
                        "something else became of it",
                        files -> files.replace(EvidenceFiles.FILES_TABLE, "\"missing\"", "\"burnt\""),
                        "files.csv does not say what became of \"Lost\""),
                new Tamper(
                        "other columns",
                        files -> files.replace(EvidenceFiles.FILES_TABLE, "\"content\"", "\"status\""),
                        "files.csv does not begin with the names of its columns"),
                new Tamper(
                        "a content by another name",
                        files -> files.put("files/contract.pdf", CONTRACT),
                        "No package has such a file: \"files/contract.pdf\""),
                new Tamper(
                        "more than a package holds",
                        files -> {
                            for (int i = 0; i < EvidenceFiles.MOST_CONTENTS; i++) {
                                files.put(EvidenceFiles.content("%064x".formatted(i)), new byte[0]);
                            }
                        },
                        "The package encloses more contents than a package holds"));
    }

    @ParameterizedTest
    @MethodSource("tampers")
    void whatIsNotWhatEntriesNameIsRefused(Tamper tamper) {
        Files files = withContents();
        tamper.change().accept(files);
        Run run = verify(files);

        assertThat(run.status()).isOne();
        assertThat(run.wrong()).as(run.said()).singleElement().asString().contains(tamper.reason());
    }
}
