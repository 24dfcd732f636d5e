package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.verifier.Verifier;
import java.io.File;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import tools.jackson.databind.JsonNode;

/** What was signed binds: everybody can check what they hold with nothing but the public key. */
@Tag("two-services")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProofTest {

    @RegisterExtension
    static final Product product =
            new Product().with("engagements.checkpoints.every", "100ms").with("engagements.proof.pause", "50ms");

    private static final TreeHasher HASHER = new TreeHasher();

    private static String delivered;

    /** More than a tile of entries: names of parties are cheap ones. */
    @BeforeAll
    static void somethingIsDelivered() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-01-29T18:00");
        product.as(Story.VA).submitDeliverable("e1", "d1").expect(200);
        for (int i = 0; i < 270; i++) {
            product.as(Story.OPERATOR)
                    .registerParty("more-" + i, "CLIENT", "More", "More", "more@example.com")
                    .expect(201);
        }
        delivered = product.as(Story.VA)
                .read("/api/engagements/e1/history")
                .at("/items")
                .valueStream()
                .filter(event -> event.path("type").asString().equals("deliverable-submitted"))
                .map(event -> event.path("id").asString())
                .findFirst()
                .orElseThrow();
        product.settle();
        await().until(() -> signed() == product.storedEvents());
    }

    private static long signed() {
        Reply reply = product.as(Story.AUDITOR).get("/api/audit/checkpoint");
        return reply.status() == 404 ? 0 : reply.expect(200).at("/size").asLong();
    }

    private static Api auditor() {
        return product.as(Story.AUDITOR);
    }

    private static List<VerifierKey> keys() {
        return auditor().get("/api/audit/keys").expect(200).texts("/keys").stream()
                .map(VerifierKey::parse)
                .toList();
    }

    private static VerifierKey logKey() {
        return keys().stream()
                .filter(key -> !key.name().endsWith("/clock"))
                .findFirst()
                .orElseThrow();
    }

    private static List<Hash> hashes(JsonNode texts) {
        return texts.valueStream().map(each -> Hash.parse(each.asString())).toList();
    }

    /** Every entry, as tiles have it. */
    private static List<byte[]> entries(long size) {
        List<byte[]> entries = new ArrayList<>();
        for (long n = 0; n * 256 < size; n++) {
            long width = Math.min(256, size - n * 256);
            byte[] bundle = tile("entries", n, width);
            for (int at = 0; at < bundle.length; ) {
                int length = (bundle[at] & 0xFF) << 8 | bundle[at + 1] & 0xFF;
                entries.add(Arrays.copyOfRange(bundle, at + 2, at + 2 + length));
                at += 2 + length;
            }
        }
        return entries;
    }

    private static byte[] tile(String level, long n, long width) {
        String path = "/api/audit/tlog/tile/" + level + "/" + "%03d".formatted(n) + (width < 256 ? ".p/" + width : "");
        HttpResponse<byte[]> answer = auditor().download(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("private", "immutable");
        return answer.body();
    }

    @Test
    @Order(1)
    void whatIsSignedIsTheWholeLedgerAndItsKeysAreGiven() {
        Reply last = auditor().get("/api/audit/checkpoint").expect(200);
        SignedNote note = SignedNote.parse(last.text("/note").getBytes(StandardCharsets.UTF_8));
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(keys()).hasSize(2).allSatisfy(note::requireSignedBy);
        assertThat(checkpoint.size()).isEqualTo(last.at("/size").asLong());
        assertThat(last.text("/signedAt")).isNotEmpty();
        RightEdge edge = new RightEdge();
        entries(checkpoint.size()).forEach(entry -> edge.append(HASHER.leaf(entry)));
        assertThat(edge.size()).isEqualTo(checkpoint.size());
        assertThat(edge.root()).isEqualTo(checkpoint.root());
        assertThat(new String(auditor().download("/api/audit/tlog/checkpoint").body(), StandardCharsets.UTF_8))
                .isEqualTo(last.text("/note"));
    }

    @Test
    @Order(1)
    void everyTileIsThatOfTheEntries() {
        long size = signed();
        assertThat(size).isGreaterThan(256);
        List<Hash> leaves = entries(size).stream().map(HASHER::leaf).toList();
        RightEdge first = new RightEdge();
        leaves.subList(0, 256).forEach(first::append);
        byte[] hashes = tile("0", 0, 256);
        for (int i = 0; i < 256; i++) {
            assertThat(Hash.among(hashes, i)).isEqualTo(leaves.get(i));
        }
        assertThat(tile("0", 1, size - 256)).hasSize((int) (size - 256) * Hash.BYTES);
        assertThat(Hash.among(tile("1", 0, size >> 8), 0)).isEqualTo(first.root());
    }

    @Test
    @Order(1)
    void proofsHold() {
        JsonNode all =
                auditor().get("/api/audit/checkpoints?limit=200").expect(200).at("/items");
        Checkpoint last = checkpoint(all.get(all.size() - 1));
        for (JsonNode each : all) {
            Checkpoint older = checkpoint(each);
            JsonNode proof = auditor()
                    .get("/api/audit/proofs/consistency?from=" + older.size() + "&to=" + last.size())
                    .expect(200)
                    .json();
            ProofCheck.consistency(older.size(), older.root(), last.size(), last.root(), hashes(proof.path("hashes")));
        }
        List<byte[]> entries = entries(last.size());
        for (long position : new long[] {1, 2, 255, 256, 257, last.size()}) {
            JsonNode proof = auditor()
                    .get("/api/audit/proofs/inclusion?position=" + position + "&size=" + last.size())
                    .expect(200)
                    .json();
            ProofCheck.inclusion(
                    HASHER.leaf(entries.get((int) position - 1)),
                    proof.path("index").asLong(),
                    last.size(),
                    hashes(proof.path("hashes")),
                    last.root());
        }
    }

    private static Checkpoint checkpoint(JsonNode signed) {
        return Checkpoint.parse(SignedNote.parse(signed.path("note").asString().getBytes(StandardCharsets.UTF_8))
                .text());
    }

    @Test
    @Order(1)
    void aDeliverysReceiptIsTheVasToKeepAndHolds() {
        HttpResponse<byte[]> answer = product.as(Story.VA).download("/api/events/" + delivered + "/receipt");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .contains(".tlog-proof");
        LogProof receipt = LogProof.parse(answer.body());

        assertThat(new String(receipt.extra(), StandardCharsets.UTF_8)).contains("deliverable-submitted", delivered);
        receipt.require(HASHER.leaf(receipt.extra()), logKey());
        byte[] other = receipt.extra().clone();
        other[40] ^= 1;
        assertThatExceptionOfType(InvalidProofException.class)
                .isThrownBy(() -> receipt.require(HASHER.leaf(other), logKey()));
    }

    @Test
    @Order(1)
    void whoTakesSignedThingsAwayIsOnRecord() {
        product.as(Story.VA).download("/api/events/" + delivered + "/receipt");
        tile("entries", 0, 256);

        OnRecord record = new OnRecord(product);
        assertThat(record.of(Story.VA)).contains("RECEIPT " + delivered);
        assertThat(record.of(Story.AUDITOR)).contains("LEDGER");
        assertThat(product.as(Story.CLIENT)
                        .get("/api/engagements/e1/accesses")
                        .expect(200)
                        .texts("/items", "kind"))
                .as("entries of all are entries of this one")
                .contains("RECEIPT", "LEDGER");
    }

    /** As a lawyer's people would: with the one program, the file and the key, and the product need not be there. */
    @Test
    @Order(1)
    void theVerifierSaysThatTheReceiptHolds(@TempDir Path directory) throws Exception {
        Path receipt = directory.resolve("delivered.tlog-proof");
        Files.write(
                receipt,
                product.as(Story.VA)
                        .download("/api/events/" + delivered + "/receipt")
                        .body());
        String good = verifier(0, "verify", receipt.toString(), "--key", logKey().text());
        assertThat(good).contains("ok  signed by", "ok  the entry stands at position", "deliverable-submitted", "GOOD");
        String unpinned = verifier(1, "verify", receipt.toString());
        assertThat(unpinned).contains("NOT PINNED", "BAD");
        Files.writeString(receipt, Files.readString(receipt).replaceFirst("index [0-9]+", "index 3"));
        assertThat(verifier(1, "verify", receipt.toString(), "--key", logKey().text()))
                .contains("ok  signed by", "!!  ", "BAD");
    }

    private static String verifier(int status, String... arguments) throws Exception {
        String classPath = Stream.of(Verifier.class, LogProof.class)
                .map(each ->
                        each.getProtectionDomain().getCodeSource().getLocation().getPath())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                classPath,
                Verifier.class.getName()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }

    @ParameterizedTest
    @CsvSource({
        "CLIENT, 200",
        "VA, 200",
        "AUDITOR, 200",
        "OTHER_VA, 404",
        "OTHER_CLIENT, 404",
        "LAWYER, 404",
        "OPERATOR, 404"
    })
    @Order(1)
    void onlyWhoMaySeeTheEventGetsItsReceipt(String reader, int status) throws Exception {
        String account = (String) Story.class.getDeclaredField(reader).get(null);

        assertThat(product.as(account)
                        .get("/api/events/" + delivered + "/receipt")
                        .status())
                .isEqualTo(status);
    }

    @Test
    @Order(1)
    void ofWhatIsNotThereThereIsNoReceipt() {
        product.as(Story.VA).get("/api/events/none/receipt").expect(404);
        product.as(Story.VA)
                .get("/api/events/" + delivered + "/receipt?wait=16")
                .expect(422);
        product.as(Story.VA).get("/api/events/" + delivered + "/receipt?wait=x").expect(400);
    }

    @Test
    @Order(2)
    void aReceiptCanBeWaitedFor() {
        product.as(Story.CLIENT).acceptDeliverable("e1", "d1", 1, 5).expect(200);
        product.settle();
        String accepted = product.as(Story.CLIENT)
                .read("/api/engagements/e1/history?type=deliverable-accepted")
                .text("/items/0/id");

        product.as(Story.CLIENT)
                .get("/api/events/" + accepted + "/receipt?wait=15")
                .expect(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0/000.p/0",
                "0/000.p/256",
                "0/1",
                "0/0001",
                "0/x000/000",
                "0/001",
                "0/999",
                "0/..%2f000",
                "64/000",
                "00/000",
                "9/000",
                "-1/000",
                "x/000",
                "entries/999",
                "entries/x"
            })
    @Order(1)
    void whatIsNoTileIsNotThere(String path) {
        int status = auditor().get("/api/audit/tlog/tile/" + path).status();

        assertThat(status).isIn(400, 404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "inclusion?position=0",
                "inclusion?position=999999",
                "inclusion?position=1&size=999999",
                "inclusion?position=1&size=-1",
                "consistency?from=-1",
                "consistency?from=9&to=8",
                "consistency?from=1&to=999999"
            })
    @Order(1)
    void noProofIsGivenOfWhatIsNotSigned(String query) {
        auditor().get("/api/audit/proofs/" + query).expect(422);
    }

    @Test
    @Order(1)
    void partiesGetNoneOfTheAuditors() {
        for (String path : List.of(
                "checkpoint",
                "checkpoints",
                "checkpoints/1",
                "keys",
                "proofs/inclusion?position=1",
                "proofs/consistency?from=1",
                "tlog/checkpoint",
                "tlog/tile/0/000",
                "tlog/tile/entries/000")) {
            product.as(Story.CLIENT).get("/api/audit/" + path).expect(403);
            product.asNobody().get("/api/audit/" + path).expect(401);
        }
        product.as(Story.VA)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(403);
        auditor()
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
    }

    private static List<Health> proofHealth() {
        return product.beans(HealthIndicator.class).stream()
                .filter(each -> each.getClass().getSimpleName().equals("ProofHealthIndicator"))
                .map(HealthIndicator::health)
                .toList();
    }

    /** Bytes and hash alike, so that nothing but the tree says so. */
    @Test
    @Order(3)
    void aPastThatIsRewrittenUnderTheRunningProductIsFound() throws Exception {
        assertThat(proofHealth()).isNotEmpty().allMatch(health -> health.getStatus()
                .equals(Status.UP));
        boolean oneProcess = !TwoServices.areAskedFor();
        product.databases()
                .get(oneProcess ? 0 : 1)
                .asOwner()
                .sql("UPDATE "
                        + (oneProcess ? "command_side.ledger_entry" : "query_side.entry")
                        + " SET hash = sha256('rewritten') WHERE position = 7")
                .update();

        await().until(() ->
                proofHealth().stream().anyMatch(health -> health.getStatus().equals(Status.DOWN)));
        assertThat(proofHealth().stream()
                        .map(health -> String.valueOf(health.getDetails().get("found")))
                        .toList())
                .anySatisfy(found -> assertThat(found).contains("positions 1 to 256"));
    }
}
