package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.events.stored.ContractJson;
import io.engagements.proof.Sha256;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.evidence.EvidenceWriter;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.TreeHasher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What somebody takes home holds without us: complete, signed, and with the numbers that follow from it. */
@Tag("two-services")
class EvidenceTest {

    @RegisterExtension
    static final Product product =
            new Product().with("engagements.checkpoints.every", "100ms").with("engagements.proof.pause", "50ms");

    private static final TreeHasher HASHER = new TreeHasher();

    @BeforeAll
    static void twoEngagements() {
        Story.winter(product, "e1");
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        product.as(Story.CLIENT)
                .command("request-timesheet", Fields.of("engagementId", "e1"))
                .expect(422);
        Story.hire(product, "e2", Story.OTHER_VA, Story.MADRID);
        product.settle();
    }

    private static Map<String, byte[]> files(String caller, String path) {
        HttpResponse<byte[]> answer = product.as(caller).download(path);
        assertThat(answer.statusCode())
                .as(new String(answer.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(files.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    private static JsonNode json(Map<String, byte[]> files, String name) {
        return ContractJson.mapper().readTree(files.get(name));
    }

    private static List<byte[]> entries(Map<String, byte[]> files) {
        return text(files, EvidenceFiles.ENTRIES)
                .lines()
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    private static List<List<String>> blocks(Map<String, byte[]> files, String name) {
        return Arrays.stream(text(files, name).split("\n\n"))
                .map(block -> block.lines().toList())
                .toList();
    }

    @Test
    void eachFileIsWhatTheSumsSayAndTheSumsAreSigned() {
        Map<String, byte[]> files = files(Story.CLIENT, "/api/engagements/e1/evidence");

        Map<String, String> sums = new LinkedHashMap<>();
        text(files, EvidenceFiles.SUMS).lines().forEach(line -> sums.put(line.substring(66), line.substring(0, 64)));
        Map<String, String> hashed = new LinkedHashMap<>();
        files.forEach(
                (name, bytes) -> hashed.put(name, Sha256.hex(Sha256.digest().digest(bytes))));
        String sumsHash = hashed.remove(EvidenceFiles.SUMS);
        hashed.remove(EvidenceFiles.SUMS_NOTE);
        assertThat(sums).isEqualTo(hashed);

        String origin = json(files, EvidenceFiles.MANIFEST).path("origin").asString();
        SignedNote note = SignedNote.parse(files.get(EvidenceFiles.SUMS_NOTE));
        assertThat(note.text()).isEqualTo(EvidenceFiles.sumsNote(origin, sumsHash));
        note.requireSignedBy(key(EvidenceFiles.evidenceKeyName(origin)));
        SignedNote.parse(files.get(EvidenceFiles.CHECKPOINT)).requireSignedBy(key(origin));
        assertThat(text(files, EvidenceFiles.README)).contains(origin);
        assertThat(text(files, EvidenceFiles.README)).doesNotContain("{origin}", "{keys}", "{upTo}");
    }

    private static VerifierKey key(String name) {
        return product.as(Story.AUDITOR).get("/api/audit/keys").expect(200).texts("/keys").stream()
                .map(VerifierKey::parse)
                .filter(key -> key.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "ceramica-ruiz, /api/engagements/e1/evidence",
        "lucia, /api/engagements/e1/evidence",
        "sol, /api/engagements/e1/evidence",
        "ines, /api/engagements/e2/evidence",
        "lucia, /api/parties/lucia/evidence",
        "ceramica-ruiz, /api/parties/ceramica-ruiz/evidence",
        "ines, /api/parties/mateo/evidence"
    })
    void everyEntryIsProvenAndNoneIsMissing(String caller, String path) {
        Map<String, byte[]> files = files(caller, path);
        Checkpoint checkpoint = Checkpoint.parse(
                SignedNote.parse(files.get(EvidenceFiles.CHECKPOINT)).text());
        List<byte[]> entries = entries(files);
        List<List<String>> proofs = blocks(files, EvidenceFiles.PROOFS);
        assertThat(entries).hasSameSizeAs(proofs).isNotEmpty();
        for (int i = 0; i < entries.size(); i++) {
            InclusionProof.parse(proofs.get(i))
                    .require(HASHER.leaf(entries.get(i)), checkpoint.size(), checkpoint.root());
        }
        LogProof said = LogProof.parse(files.get(EvidenceFiles.HEADS_ENTRY));
        JsonNode committed =
                ContractJson.mapper().readTree(said.extra()).path("data").path("event");
        said.require(HASHER.leaf(said.extra()), key(checkpoint.origin()));
        long upTo = committed.path("upTo").asLong();
        for (List<String> block : blocks(files, EvidenceFiles.HEADS)) {
            HeadProof.parse(block)
                    .require(
                            committed.path("keys").asLong(),
                            Hash.parse(committed.path("root").asString()));
        }
        assertThat(json(files, EvidenceFiles.MANIFEST).path("upTo").asLong()).isEqualTo(upTo);
        assertThat(said.index() + 1).isGreaterThan(upTo);
        // As somebody would who knows nothing of our code: by the ids in the entries.
        Map<String, Head> heads = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = ContractJson.mapper().readTree(entries.get(i));
            JsonNode event = entry.path("data").path("event");
            String subject = "subject/"
                    + (entry.path("type").asString().equals("attempt-refused")
                            ? event.path("subjectId").asString()
                            : entry.path("subject").asString());
            Hash leaf = HASHER.leaf(entries.get(i));
            long position = entry.path("position").asLong();
            heads.compute(
                    subject, (key, head) -> (head == null ? Head.before(key) : head).with(position, leaf, HASHER));
        }
        List<Head> proven = blocks(files, EvidenceFiles.HEADS).stream()
                .map(block -> HeadProof.parse(block).head())
                .toList();
        assertThat(proven).containsAll(heads.values());
    }

    @Test
    void theNumbersAreThoseThatAreAnswered() {
        for (String asOf : List.of("2027-03-01T00:00:00Z", "2027-01-20T12:00:00Z")) {
            Map<String, byte[]> files = files(Story.VA, "/api/engagements/e1/evidence?asOf=" + asOf);
            ObjectNode quality = answered("/api/engagements/e1/quality", asOf);
            quality.remove("deliverables");
            assertThat(json(files, EvidenceFiles.COMPLIANCE))
                    .isEqualTo(answered("/api/engagements/e1/compliance", asOf));
            assertThat(json(files, EvidenceFiles.QUALITY)).isEqualTo(quality);
        }
        Map<String, byte[]> across = files(Story.VA, "/api/parties/lucia/evidence");
        assertThat(json(across, EvidenceFiles.COMPLIANCE))
                .isEqualTo(answered(
                        "/api/parties/lucia/compliance",
                        json(across, EvidenceFiles.MANIFEST).path("asOf").asString()));
    }

    private static ObjectNode answered(String path, String asOf) {
        return (ObjectNode) ContractJson.mapper()
                .readTree(product.as(Story.VA)
                        .read(path + "?explain=true&asOf=" + asOf)
                        .body());
    }

    /** Both sign until the day after the test. */
    @Test
    void whoeverTrustsTheEarlierKeyIsLedToTheOneThatReplacedIt(@TempDir Path directory) throws Exception {
        String origin = product.as(Story.AUDITOR)
                .get("/api/audit/checkpoint")
                .expect(200)
                .text("/origin");
        VerifierKey earlier = key(origin);
        Reply replaced = await().until(
                        () -> replaceKeys(Instant.now().plus(Duration.ofDays(1))), reply -> reply.status() != 503)
                .expect(200);
        replaceKeys(Instant.now().plus(Duration.ofDays(2))).expect(409);
        product.as(Story.CLIENT)
                .with("Content-Type", "application/json")
                .send("POST", "/api/audit/keys", BodyPublishers.ofString("{\"bothUntil\": \"2030-01-01T00:00:00Z\"}"))
                .expect(403);
        String twice = "{\"bothUntil\": \"2030-01-01T00:00:00Z\", \"bothUntil\": \"2030-01-02T00:00:00Z\"}";
        product.as(Story.OPERATOR)
                .with("Content-Type", "application/json")
                .send("POST", "/api/audit/keys", BodyPublishers.ofString(twice))
                .expect(400);
        await().until(() ->
                product.as(Story.VA).get("/api/audit/keys").at("/changes").size() == 1);
        JsonNode change = product.as(Story.VA).get("/api/audit/keys").at("/changes/0");
        assertThat(change.path("after")).isEqualTo(replaced.at("/after"));
        LogProof proof = LogProof.parse(change.path("proof").asString().getBytes(StandardCharsets.UTF_8));
        proof.require(HASHER.leaf(proof.extra()), earlier);
        assertThat(product.as(Story.AUDITOR)
                        .get("/api/audit/ledger?type=signing-keys-changed")
                        .expect(200)
                        .texts("/items", "id"))
                .containsExactly(replaced.text("/eventId"));

        String later = replaced.texts("/after").stream()
                .filter(key -> VerifierKey.parse(key).name().equals(origin))
                .findFirst()
                .orElseThrow();
        for (String path : List.of("/api/engagements/e1/evidence", "/api/audit/evidence")) {
            Path file = directory.resolve("evidence.zip");
            Files.write(file, product.as(Story.AUDITOR).download(path).body());
            assertThat(OfflineVerifier.run(0, "verify", file.toString(), "--key", earlier.text()))
                    .contains("a key that you trust signed, at position ", "packed by whoever", "GOOD");
            assertThat(OfflineVerifier.run(0, "verify", file.toString(), "--key", later))
                    .contains("GOOD");
        }
    }

    private static Reply replaceKeys(Instant bothUntil) {
        return product.as(Story.OPERATOR)
                .with("Content-Type", "application/json")
                .send("POST", "/api/audit/keys", BodyPublishers.ofString("{\"bothUntil\": \"" + bothUntil + "\"}"));
    }

    /** With what somebody else kept: a checkpoint of before, and a receipt. */
    @Test
    void theVerifierSaysThatItHolds(@TempDir Path directory) throws Exception {
        JsonNode earlier = product.as(Story.AUDITOR)
                .get("/api/audit/checkpoints?limit=1")
                .expect(200)
                .at("/items/0");
        String event = product.as(Story.VA)
                .read("/api/engagements/e1/history?type=deliverable-submitted")
                .at("/items/0/id")
                .asString();
        Path checkpoint = directory.resolve("checkpoint.txt");
        Files.writeString(checkpoint, earlier.path("note").asString());
        Path receipt = directory.resolve("delivered.tlog-proof");
        Files.write(
                receipt,
                product.as(Story.VA)
                        .download("/api/events/" + event + "/receipt?wait=15")
                        .body());
        for (String path :
                List.of("/api/engagements/e1/evidence", "/api/parties/lucia/evidence", "/api/audit/evidence")) {
            Path file = directory.resolve("evidence.zip");
            Files.write(
                    file,
                    product.as(path.contains("lucia") ? Story.VA : Story.AUDITOR)
                            .download(path)
                            .body());
            String origin = ContractJson.mapper()
                    .readTree(files(path.contains("lucia") ? Story.VA : Story.AUDITOR, path)
                            .get(EvidenceFiles.MANIFEST))
                    .path("origin")
                    .asString();
            assertThat(OfflineVerifier.run(
                            0,
                            "verify",
                            file.toString(),
                            "--key",
                            key(origin).text(),
                            "--key",
                            key(EvidenceFiles.evidenceKeyName(origin)).text(),
                            "--receipt",
                            receipt.toString()))
                    .as(path)
                    .contains("GOOD");
            if (path.contains("audit")) {
                assertThat(OfflineVerifier.run(1, "verify", file.toString())).contains("NOT PINNED");
                assertThat(OfflineVerifier.run(
                                0,
                                "verify",
                                file.toString(),
                                "--key",
                                key(origin).text(),
                                "--checkpoint",
                                checkpoint.toString()))
                        .contains("GOOD");
            }
        }
    }

    /**
     * Nobody needs our program: by public formats, others that know nothing of us come to the same, from whichever process the
     * package came.
     */
    @Tag("one-process")
    @ParameterizedTest
    @EnumSource
    void othersVerifyItToo(IndependentVerifier other, @TempDir Path directory) throws Exception {
        other.requireInstalled();
        Map<String, byte[]> files = files(Story.CLIENT, "/api/engagements/e1/evidence");
        String key = key(json(files, EvidenceFiles.MANIFEST).path("origin").asString())
                .text();
        unpack(files, directory);
        assertThat(other.run(directory, key, true)).contains(entries(files).size() + " entries");

        Path entries = directory.resolve(EvidenceFiles.ENTRIES);
        String changed = Files.readString(entries).replaceFirst("Spanish|\"carmen\"|\"lucia\"", "\"mateo\"");
        Files.writeString(entries, changed);
        other.run(directory, key, false);
        unpack(files, directory);
        Path checkpoint = directory.resolve(EvidenceFiles.CHECKPOINT);
        Files.writeString(checkpoint, Files.readString(checkpoint).replaceFirst("\n[0-9]+\n", "\n7\n"));
        other.run(directory, key, false);
    }

    private static void unpack(Map<String, byte[]> files, Path directory) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
    }

    @Test
    void theWholeLedgerHasEveryEntryAndItsHashes() {
        Map<String, byte[]> files = files(Story.AUDITOR, "/api/audit/evidence");
        long size = json(files, EvidenceFiles.MANIFEST).path("size").asLong();
        List<byte[]> entries = entries(files);
        byte[] hashes = files.get(EvidenceFiles.HASHES);
        assertThat(entries).hasSize((int) size);
        assertThat(hashes).hasSize((int) size * Hash.BYTES);
        for (int i = 0; i < size; i++) {
            assertThat(Hash.among(hashes, i)).isEqualTo(HASHER.leaf(entries.get(i)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mateo, /api/engagements/e1/evidence, 404",
        "acme-books, /api/engagements/e1/evidence, 404",
        "operator, /api/engagements/e1/evidence, 404",
        "lucia, /api/engagements/none/evidence, 404",
        "ceramica-ruiz, /api/parties/lucia/evidence, 404",
        "operator, /api/parties/lucia/evidence, 404",
        "ines, /api/parties/none/evidence, 404",
        "lucia, /api/audit/evidence, 403",
        "operator, /api/audit/evidence, 403",
        "lucia, /api/engagements/e1/evidence?asOf=2999-01-01T00:00:00Z, 422",
        "lucia, /api/engagements/e1/evidence?asOf=soon, 400",
        "lucia, /api/engagements/e1/evidence?files=all, 400",
        "lucia, /api/parties/lucia/evidence?names=all, 400",
        "ines, /api/audit/evidence?names=, 400"
    })
    void nobodyTakesWhatIsNotTheirs(String caller, String path, int status) {
        product.as(caller).get(path).expect(status);
    }

    /** The client shared two files, of which the installation has one still. */
    @Test
    void whatFilesContainAndWhatPartiesAreCalledIsEnclosedWhereItIsWanted(@TempDir Path directory) throws Exception {
        String content = "What we make: tiles";
        shared("m1", content);
        product.execute("DELETE FROM command_side.file WHERE file_id = '" + shared("m2", "What we made") + "'");
        product.settle();
        String enclosed =
                EvidenceFiles.content(Sha256.hex(Sha256.digest().digest(content.getBytes(StandardCharsets.UTF_8))));
        String wish = "?files=content&names=mine";
        Map<String, List<String>> told = Map.of(
                Story.VA + " /api/engagements/e1/evidence", List.of(Story.CLIENT, Story.VA, Story.LAWYER),
                Story.LAWYER + " /api/engagements/e1/evidence", List.of(Story.CLIENT, Story.VA, Story.LAWYER),
                Story.VA + " /api/parties/lucia/evidence", List.of(Story.CLIENT, Story.VA, Story.LAWYER),
                Story.AUDITOR + " /api/audit/evidence", List.of(Story.CLIENT, Story.VA, Story.LAWYER, Story.OTHER_VA));
        for (Map.Entry<String, List<String>> each : told.entrySet()) {
            String caller = each.getKey().split(" ")[0];
            String path = each.getKey().split(" ")[1];
            Map<String, byte[]> files = files(caller, path + wish);
            assertThat(files.get(enclosed)).asString(StandardCharsets.UTF_8).isEqualTo(content);
            assertThat(files.keySet())
                    .filteredOn(name -> name.startsWith(EvidenceFiles.FILES))
                    .hasSize(1);
            assertThat(text(files, EvidenceFiles.FILES_TABLE).lines())
                    .anyMatch(line -> line.endsWith("\"m1.txt\",\"enclosed\""))
                    .anyMatch(line -> line.endsWith("\"m2.txt\",\"missing\""))
                    .anyMatch(line -> line.endsWith("\"elsewhere\""));
            JsonNode names = json(files, EvidenceFiles.NAMES);
            assertThat(names.path("proven").asBoolean()).isFalse();
            assertThat(names.path("names").valueStream().map(name -> name.path("partyId")
                            .asString()))
                    .containsAll(each.getValue());
            assertThat(names.path("names").valueStream())
                    .allSatisfy(name -> assertThat(name.path("name").asString()).isNotEmpty());
            verified(files, directory);
        }
        assertThat(product.as(Story.AUDITOR)
                        .get("/api/audit/accesses?engagement=e1&kind=FILE")
                        .expect(200)
                        .texts("/items", "person"))
                .contains(Story.VA, Story.LAWYER);
        assertThat(files(Story.VA, "/api/engagements/e1/evidence?files=hashes&names=none"))
                .doesNotContainKeys(EvidenceFiles.FILES_TABLE, EvidenceFiles.NAMES, enclosed);
    }

    private static String shared(String material, String content) {
        String file = product.as(Story.CLIENT)
                .upload("e1", material + ".txt", content)
                .expect(201)
                .text("/fileId");
        product.as(Story.CLIENT)
                .command(
                        "share-material",
                        Fields.of(
                                "engagementId",
                                "e1",
                                "materialId",
                                material,
                                "kind",
                                "COMPANY",
                                "title",
                                material + ".txt",
                                "fileId",
                                file))
                .expect(200);
        return file;
    }

    /** By the verifier, and that it says what is not shown. */
    private static void verified(Map<String, byte[]> files, Path directory) throws Exception {
        Path file = directory.resolve("evidence.zip");
        try (EvidenceWriter writer = new EvidenceWriter(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> each : files.entrySet()) {
                if (!each.getKey().startsWith(EvidenceFiles.SUMS)) {
                    writer.add(each.getKey(), out -> out.write(each.getValue()));
                }
            }
            writer.finish(sum -> text(files, EvidenceFiles.SUMS_NOTE));
        }
        String origin = json(files, EvidenceFiles.MANIFEST).path("origin").asString();
        assertThat(OfflineVerifier.run(
                        0, "verify", file.toString(), "--key", key(origin).text()))
                .contains("what 1 enclosed files contain", "1 missing", "names.json are told by who packed it");
    }

    /** How the VA was chosen is no business of the lawyer, and everything of the engagement is. */
    @Test
    void theLawyerTakesTheEngagementAlone() {
        assertThat(subjects(files(Story.LAWYER, "/api/engagements/e1/evidence")))
                .containsOnly("e1");
        assertThat(subjects(files(Story.CLIENT, "/api/engagements/e1/evidence")))
                .contains("e1", "c-e1");
    }

    private static List<String> subjects(Map<String, byte[]> files) {
        return entries(files).stream()
                .map(entry -> ContractJson.mapper().readTree(entry))
                .filter(entry -> !entry.path("type").asString().equals("attempt-refused"))
                .map(entry -> entry.path("subject").asString())
                .distinct()
                .toList();
    }
}
