package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.note.AddCheckpoint;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import io.engagements.timestamp.Authority;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
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
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was signed binds: everybody can check what they hold with nothing but the public key. */
@Tag("two-services")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProofTest {

    private static final NoteSigner WITNESS = witness("notary.example");

    @RegisterExtension
    static final Product product = new Product()
            .with("engagements.checkpoints.every", "100ms")
            .with("engagements.proof.pause", "50ms")
            .with(
                    "engagements.checkpoints.witnesses",
                    WITNESS.verifier().text() + ","
                            + witness("other.example").verifier().text());

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
        assertThat(keys()).hasSize(3);
        assertThat(keys()).filteredOn(note::namesKey).hasSize(2).allSatisfy(note::requireSignedBy);
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
        // The list may have more pages, where the product was slow.
        Checkpoint last =
                checkpoint(auditor().get("/api/audit/checkpoint").expect(200).json());
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

    private static NoteSigner witness(String name) {
        try {
            return new NoteSigner(
                    name,
                    SignatureType.COSIGNATURE,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a witness answers. */
    private static byte[] cosigned(NoteSigner by, String text) {
        byte[] whole = SignedNote.signed(text, Instant.now(), List.of(by)).bytes();
        return Arrays.copyOfRange(whole, text.getBytes(StandardCharsets.UTF_8).length + 1, whole.length);
    }

    private static Reply cosign(long size, byte[] lines) {
        return auditor()
                .with("Content-Type", "text/plain")
                .send("POST", "/api/audit/checkpoints/" + size + "/cosignatures", BodyPublishers.ofByteArray(lines));
    }

    private static Reply stamp(long size, byte[] reply) {
        return auditor()
                .with("Content-Type", "application/timestamp-reply")
                .send("PUT", "/api/audit/checkpoints/" + size + "/timestamp", BodyPublishers.ofByteArray(reply));
    }

    private static AddCheckpoint witnessRequest(long size, long old) {
        HttpResponse<byte[]> answer =
                auditor().download("/api/audit/checkpoints/" + size + "/witness-request?old=" + old);
        assertThat(answer.statusCode()).isEqualTo(200);
        return AddCheckpoint.parse("the request", answer.body());
    }

    @Test
    @Order(1)
    void aWitnessIsShownHowTheLogWentOn() {
        long size = signed();
        AddCheckpoint whole = witnessRequest(size, 0);
        whole.note().requireSignedBy(logKey());
        assertThat(whole.proof()).isEmpty();
        RightEdge before = new RightEdge();
        entries(size).subList(0, 3).forEach(entry -> before.append(HASHER.leaf(entry)));
        AddCheckpoint step = witnessRequest(size, 3);
        assertThat(step.old()).isEqualTo(3);
        step.requireAfter(new Checkpoint(step.checkpoint().origin(), 3, before.root()));

        String path = "/api/audit/checkpoints/" + size + "/witness-request";
        auditor().get(path + "?old=" + (size + 1)).expect(422);
        auditor().get(path + "?old=-1").expect(422);
        auditor().get(path + "?old=x").expect(400);
        auditor().with("Accept", "application/json").get(path).expect(406);
    }

    /** What is kept stands under the checkpoint wherever it is given out. */
    @Test
    @Order(1)
    void aWitnessesSignatureIsKeptWithTheCheckpointAndGoesWithIt(@TempDir Path directory) throws Exception {
        long size = signed();
        String text = witnessRequest(size, 0).note().text();
        byte[] lines = cosigned(WITNESS, text);
        assertThat(cosign(size, lines).expect(200).texts("/witnesses")).containsExactly("notary.example");
        assertThat(cosign(size, lines).expect(200).texts("/witnesses")).containsExactly("notary.example");
        await().until(() -> noteOf(size).namesKey(WITNESS.verifier()));

        assertThat(noteOf(size).requireSignedBy(WITNESS.verifier())).isPresent();
        assertThat(noteOf(size).signatures()).hasSize(3);
        assertThat(auditor().get("/api/audit/keys").expect(200).texts("/witnesses"))
                .containsExactly(WITNESS.verifier().text());
        Path evidence = evidence(directory);
        assertThat(OfflineVerifier.run(
                        0,
                        "verify",
                        evidence.toString(),
                        "--key",
                        logKey().text(),
                        "--key",
                        WITNESS.verifier().text()))
                .contains("ok  cosigned by notary.example at", ": " + size + " entries", "GOOD");
        assertThat(OfflineVerifier.run(
                        0,
                        "verify",
                        evidence.toString(),
                        "--key",
                        logKey().text(),
                        "--key",
                        witness("third.example").verifier().text()))
                .contains("what third.example has seen: nothing in this package is cosigned by that witness");
    }

    private static SignedNote noteOf(long size) {
        return SignedNote.parse(auditor()
                .get("/api/audit/checkpoints/" + size)
                .expect(200)
                .text("/note")
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Path evidence(Path directory) throws IOException {
        HttpResponse<byte[]> answer = product.as(Story.VA).download("/api/engagements/e1/evidence");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Files.write(directory.resolve("evidence.zip"), answer.body());
    }

    @Test
    @Order(1)
    void whatNoWitnessSignedIsNotKept() throws Exception {
        List<JsonNode> all = auditor()
                .get("/api/audit/checkpoints?limit=200")
                .expect(200)
                .at("/items")
                .valueStream()
                .toList();
        Checkpoint first = checkpoint(all.get(0));
        Checkpoint second = checkpoint(all.get(1));
        byte[] good = cosigned(WITNESS, second.text());
        byte[] broken = good.clone();
        broken[broken.length - 10] ^= 1;
        Map<String, byte[]> wrong = new LinkedHashMap<>();
        wrong.put("of another checkpoint", cosigned(WITNESS, first.text()));
        wrong.put("broken", broken);
        wrong.put("of nobody known", cosigned(witness("nobody.example"), second.text()));
        wrong.put("by the name of a witness", cosigned(witness("notary.example"), second.text()));
        wrong.put(
                "the log's own",
                noteOf(second.size()).signatures().get(0).line().getBytes(StandardCharsets.UTF_8));
        wrong.put("nothing", new byte[0]);
        wrong.put("no line", "hello\n".getBytes(StandardCharsets.UTF_8));
        wrong.put("no end", Arrays.copyOf(good, good.length - 1));
        wrong.put(
                "another text", ("x\n\n" + new String(good, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        wrong.put("bytes", new byte[] {-1, -2, 0, 10});
        wrong.put("a good one and a bad one", concat(good, "— x y\n".getBytes(StandardCharsets.UTF_8)));
        wrong.put(
                "very many", new String(good, StandardCharsets.UTF_8).repeat(70).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> each : wrong.entrySet()) {
            assertThat(cosign(second.size(), each.getValue()).status())
                    .as(each.getKey())
                    .isEqualTo(422);
        }
        cosign(second.size(), new byte[16_385]).expect(413);
        cosign(999_999, good).expect(404);
        assertThat(noteOf(second.size()).signatures()).hasSize(2);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    @Test
    @Order(1)
    void aTimeStampIsAskedForKeptAndEnclosed(@TempDir Path directory) throws Exception {
        long size = signed();
        String path = "/api/audit/checkpoints/" + size;
        auditor().get(path + "/timestamp").expect(404);
        HttpResponse<byte[]> request = auditor().download(path + "/timestamp-request");
        assertThat(request.headers().firstValue("Content-Type")).contains("application/timestamp-query");
        Authority authority = Authority.usual();
        byte[] reply = authority.answer(request.body());
        assertThat(stamp(size, reply).expect(200).text("/authority")).isEqualTo("CN=Stamps of Example");
        stamp(size, reply).expect(200);
        stamp(size, authority.answer(request.body())).expect(409);
        await().until(() -> auditor().get(path + "/timestamp").status() == 200);

        assertThat(auditor().download(path + "/timestamp").body()).isEqualTo(reply);
        assertThat(OfflineVerifier.run(0, "verify", evidence(directory).toString(), "--key", logKey().text()))
                .contains(
                        "ok  time-stamped at",
                        "by a certificate of CN=Stamps of Example: " + size + " entries",
                        "not checked: whose certificate that is",
                        "openssl ts -verify");
    }

    @Test
    @Order(1)
    void whatIsNoTimeStampOfThisCheckpointIsNotKept() {
        List<JsonNode> all = auditor()
                .get("/api/audit/checkpoints?limit=200")
                .expect(200)
                .at("/items")
                .valueStream()
                .toList();
        long first = all.get(0).path("size").asLong();
        long second = all.get(1).path("size").asLong();
        byte[] another = auditor()
                .download("/api/audit/checkpoints/" + second + "/timestamp-request")
                .body();
        for (byte[] wrong : List.of(
                new byte[0],
                "hello".getBytes(StandardCharsets.UTF_8),
                another,
                Authority.usual().answer(another))) {
            stamp(first, wrong).expect(422);
        }
        stamp(first, new byte[65_537]).expect(413);
        stamp(999_999, another).expect(404);
        auditor().get("/api/audit/checkpoints/" + first + "/timestamp").expect(404);
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
        String good = OfflineVerifier.run(0, "verify", receipt.toString(), "--key", logKey().text());
        assertThat(good).contains("ok  signed by", "ok  the entry stands at position", "deliverable-submitted", "GOOD");
        String unpinned = OfflineVerifier.run(1, "verify", receipt.toString());
        assertThat(unpinned).contains("NOT PINNED", "BAD");
        Files.writeString(receipt, Files.readString(receipt).replaceFirst("index [0-9]+", "index 3"));
        assertThat(OfflineVerifier.run(1, "verify", receipt.toString(), "--key", logKey().text()))
                .contains("ok  signed by", "!!  ", "BAD");
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
        product.as(Story.VA).get("/api/events/none/receipt?wait=1").expect(404);
        product.as(Story.VA).get("/api/events/none/receipt").expect(404);
        product.as(Story.VA)
                .get("/api/events/" + delivered + "/receipt?wait=16")
                .expect(422);
        product.as(Story.VA).get("/api/events/" + delivered + "/receipt?wait=x").expect(400);
    }

    @Test
    @Order(2)
    void aReceiptCanBeWaitedFor() {
        String accepted = product.as(Story.CLIENT)
                .acceptDeliverable("e1", "d1", 1, 5)
                .expect(200)
                .text("/events/0/id");

        product.as(Story.CLIENT)
                .get("/api/events/" + accepted + "/receipt?wait=15")
                .expect(200);
    }

    private static List<JsonNode> ledger(String query) {
        List<JsonNode> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            Reply page = auditor().get("/api/audit/ledger?" + query + next).expect(200);
            page.at("/items").forEach(all::add);
            next = page.at("/next").isNull() ? null : "&cursor=" + page.text("/next");
        }
        return all;
    }

    private static List<String> types(String query) {
        return ledger(query).stream().map(each -> each.path("type").asString()).toList();
    }

    private static String text(String accept, String query) {
        HttpResponse<byte[]> answer = auditor().with("Accept", accept).download("/api/audit/ledger" + query);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    /** Its hashes are the tree's leaves, and its entries the bytes in the tiles. */
    @Test
    @Order(1)
    void theWholeLedgerIsReadInPagesOfWhatWasSigned() {
        List<Hash> leaves = entries(signed()).stream().map(HASHER::leaf).toList();
        List<JsonNode> all = ledger("limit=100");
        assertThat(all).hasSizeGreaterThanOrEqualTo(leaves.size());
        for (int i = 0; i < leaves.size(); i++) {
            assertThat(all.get(i).path("position").asLong()).isEqualTo(i + 1);
            assertThat(Hash.parse(all.get(i).path("hash").asString())).isEqualTo(leaves.get(i));
        }
        assertThat(ledger("after=250").get(0).path("position").asLong()).isEqualTo(251);
        assertThat(ledger("after=9999999")).isEmpty();
    }

    @Test
    @Order(1)
    void theLedgerIsSearchedByWhateverAnEntryIsAbout() {
        assertThat(types("engagement=e1"))
                .startsWith("va-hired", "deliverable-requested", "deliverable-committed", "deliverable-submitted");
        assertThat(types("engagement=e1&deliverable=d1&actor=" + Story.VA))
                .containsExactly("deliverable-committed", "deliverable-submitted");
        assertThat(types("type=deliverable-submitted")).containsExactly("deliverable-submitted");
        assertThat(types("party=" + Story.VA + "&type=terms-offered")).containsExactly("terms-offered");
        assertThat(types("party=" + Story.OTHER_VA)).containsOnly("party-registered");
        assertThat(types("party=more-7")).containsExactly("party-registered");
        assertThat(types("rule=NDA-REQUIRED")).isEmpty();
        assertThat(types("type=va-hired&engagement=none")).isEmpty();
        assertThat(types("from=2027-01-11T09:00:00Z&to=2027-01-11T09:00:00Z&type=va-hired"))
                .containsExactly("va-hired");
        assertThat(types("to=2027-01-11T08:59:59Z&engagement=e1")).isEmpty();
        assertThat(types("from=2027-01-11T09:00:01Z&engagement=e1&deliverable=d1&type=deliverable-committed"))
                .isEmpty();
    }

    @Test
    @Order(1)
    void aRefusedAttemptIsFoundByItsRule() {
        product.as(Story.CLIENT)
                .command("change-terms", Fields.of("engagementId", "e1", "text", "=cmd|' /C calc'!A0"))
                .expect(422);
        product.settle();
        JsonNode refused = ledger("rule=TERMS-SET-BY-VA&engagement=e1").get(0);

        assertThat(refused.path("type").asString()).isEqualTo("attempt-refused");
        assertThat(refused.path("subject").asString()).isEqualTo("e1");
        assertThat(refused.path("command").asString()).isEqualTo("change-terms");
        assertThat(refused.path("causes")).isEmpty();
        assertThat(refused.has("sequence")).isFalse();
    }

    @Test
    @Order(1)
    void eachEntryNamesItsCommandAndWhatItCameOf() {
        JsonNode submitted = ledger("type=deliverable-submitted").get(0);
        JsonNode committed = ledger("type=deliverable-committed").get(0);
        assertThat(submitted.path("command").asString()).isEqualTo("submit-deliverable");
        assertThat(submitted.path("commandId").asString())
                .isNotEqualTo(committed.path("commandId").asString());
        assertThat(submitted.path("causes").valueStream().map(JsonNode::asString))
                .containsExactly(committed.path("id").asString());
        assertThat(submitted.path("id").asString()).isEqualTo(delivered);
        // One command, two events: the candidacy is closed, the engagement begins.
        assertThat(ledger("type=va-hired").get(0).path("commandId"))
                .isEqualTo(ledger("type=candidacy-closed").get(0).path("commandId"));
    }

    @Test
    @Order(1)
    void theLedgerIsExportedALineEach() {
        List<JsonNode> pages = ledger("engagement=e1");
        List<JsonNode> lines = text("application/jsonl", "?engagement=e1")
                .lines()
                .map(Reply.JSON::readTree)
                .toList();
        assertThat(lines).isEqualTo(pages);
        assertThat(text("*/*", "?format=jsonl").lines().count()).isGreaterThan(256);
        List<String> table =
                text("text/csv", "?engagement=e1&type=va-hired").lines().toList();
        assertThat(table).hasSize(2);
        assertThat(table.get(0)).startsWith("\"position\",\"hash\"").contains("\"occurred_at_utc\",\"contract_zone\"");
        assertThat(table.get(1)).containsPattern("^\"\\d+\",\"[0-9a-f]{64}\",");
        assertThat(table.get(1)).contains("\"2027-01-11T09:00:00Z\",\"Europe/Madrid\",\"2027-01-11T10:00:00\"");
        auditor().get("/api/audit/ledger?format=csv&limit=3").expect(422);
        auditor().get("/api/audit/ledger?format=xml").expect(400);
        auditor().get("/api/audit/ledger?type=none").expect(400);
        auditor().get("/api/audit/ledger?rule=none").expect(400);
        auditor().get("/api/audit/ledger?from=yesterday").expect(400);
        auditor()
                .get("/api/audit/ledger?from=2027-01-12T00:00:00Z&to=2027-01-11T00:00:00Z")
                .expect(422);
        auditor().get("/api/audit/ledger?cursor=x").expect(400);
    }

    private static List<String> upTo(String words, BlockingQueue<String> said) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        do {
            String line = said.poll(15, TimeUnit.SECONDS);
            assertThat(line).as("after %s", lines).isNotNull();
            lines.add(line);
        } while (!lines.get(lines.size() - 1).contains(words));
        return lines;
    }

    private static String versionNow() {
        return product.as(Story.CLIENT).read("/api/engagements/e1").text("/version");
    }

    @Test
    @Order(2)
    void whoFollowsAnEngagementIsToldOfEachVersionAndGoesOnWhereItWas() throws InterruptedException {
        product.settle();
        String path = "/api/engagements/e1/stream";
        String before = versionNow();
        BlockingQueue<String> va = product.as(Story.VA).listen(path);
        assertThat(upTo("data: {\"version\": " + before + "}", va)).contains("id: " + before, "event: version");
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "heard", "2027-02-02T18:00")
                .expect(200);
        product.settle();
        String after = versionNow();
        assertThat(upTo("\"version\": " + after, va)).doesNotContain("id: " + before);

        BlockingQueue<String> again =
                product.as(Story.VA).with("Last-Event-ID", before).listen(path + "?seconds=1");
        assertThat(upTo("\"version\": " + after, again)).isNotEmpty();
        assertThat(upTo(Visitor.OVER, again)).isNotEmpty();
        assertThat(product.as(Story.VA)
                        .with("Last-Event-ID", after)
                        .get(path + "?seconds=0")
                        .expect(200)
                        .body())
                .doesNotContain("version");
        product.as(Story.OTHER_VA).get(path + "?seconds=0").expect(404);
        product.as(Story.VA).get(path + "?seconds=3601").expect(422);
        product.as(Story.VA).with("Accept", "application/json").get(path).expect(406);
    }

    @Test
    @Order(2)
    void oneStreamMoreThanAPersonMayHaveEndsTheOldest() throws InterruptedException {
        assumeFalse(TwoServices.areAskedFor(), "each instance counts for itself");
        List<BlockingQueue<String>> streams = new ArrayList<>();
        for (int each = 0; each <= 20; each++) {
            streams.add(product.as(Story.AUDITOR).listen("/api/engagements/e1/stream"));
        }
        assertThat(upTo(Visitor.OVER, streams.get(0))).isNotEmpty();
        assertThat(upTo("event: version", streams.get(20))).doesNotContain(Visitor.OVER);
        assertThat(streams.get(1)).doesNotContain(Visitor.OVER);
    }

    @Test
    @Order(1)
    void anAnswerToACommandNamesTheReceiptOfWhatWasStored() {
        Reply done = product.as(Story.CLIENT)
                .withKey("linked")
                .requestDeliverable("e1", "linked", "2027-01-30T18:00")
                .expect(200);
        String link = done.header("Link");
        assertThat(link).isEqualTo("</api/events/" + done.text("/events/0/id") + "/receipt>; rel=\"receipt\"");
        assertThat(product.as(Story.CLIENT)
                        .withKey("linked")
                        .requestDeliverable("e1", "linked", "2027-01-30T18:00")
                        .expect(200)
                        .header("Link"))
                .isEqualTo(link);
        product.settle();
        product.as(Story.CLIENT)
                .get(link.replaceFirst("<(.*)>.*", "$1") + "?wait=15")
                .expect(200);
    }

    @Test
    @Order(1)
    void theAnswerToARefusedCommandNamesTheReceiptOfTheAttempt() {
        Map<String, Object> fields = Fields.of("engagementId", "e1", "text", "Please do");
        Api client = product.as(Story.CLIENT).withKey("refused");
        Reply refused = client.command("change-terms", fields).expect(422);
        String link = refused.header("Link");
        assertThat(link).isEqualTo("</api/events/" + refused.text("/events/0/id") + "/receipt>; rel=\"receipt\"");
        assertThat(client.command("change-terms", fields).expect(422).header("Link"))
                .isEqualTo(link);
        product.settle();
        LogProof receipt = LogProof.parse(product.as(Story.CLIENT)
                .download(link.replaceFirst("<(.*)>.*", "$1") + "?wait=15")
                .body());
        assertThat(new String(receipt.extra(), StandardCharsets.UTF_8)).contains("attempt-refused", "TERMS-SET-BY-VA");
    }

    @Test
    @Order(1)
    void theHeadOfAThingIsProvenAndSoIsThatThereIsNone() {
        Reply there = auditor().get("/api/audit/heads?key=subject/e1").expect(200);
        assertThat(there.at("/there").asBoolean()).isTrue();
        Head head = proven(there).get(0).head();
        assertThat(head.key()).isEqualTo(Head.keyOf("subject/e1"));
        assertThat(head.entries()).isEqualTo(there.at("/heads/0/entries").asLong());
        Head recomputed = Head.before("subject/e1");
        for (JsonNode entry : ledger("engagement=e1")) {
            if (entry.path("subject").asString().equals("e1")
                    && entry.path("position").asLong()
                            <= there.at("/committed/upTo").asLong()) {
                recomputed = recomputed.with(
                        entry.path("position").asLong(),
                        Hash.parse(entry.path("hash").asString()),
                        HASHER);
            }
        }
        assertThat(head).isEqualTo(recomputed);

        Reply none = auditor().get("/api/audit/heads?key=with/nobody").expect(200);
        assertThat(none.at("/there").asBoolean()).isFalse();
        HeadProof.requireAbsent(
                Head.keyOf("with/nobody"),
                proven(none),
                none.at("/committed/keys").asLong(),
                Hash.parse(none.text("/committed/root")));
    }

    @Test
    @Order(1)
    void aHeadIsProvenAtASizeThatSomebodyHas() {
        long position = auditor()
                .get("/api/audit/heads?key=subject/e1")
                .expect(200)
                .at("/committed/position")
                .asLong();
        long size = signed();
        Reply known =
                auditor().get("/api/audit/heads?key=subject/e1&size=" + size).expect(200);
        assertThat(known.at("/committed/size").asLong()).isEqualTo(size);
        proven(known);
        auditor().get("/api/audit/heads?key=subject/e1&size=" + (position - 1)).expect(422);
        auditor().get("/api/audit/heads?key=subject/e1&size=999999").expect(422);
        auditor().get("/api/audit/heads?key=").expect(422);
        auditor().get("/api/audit/heads").expect(400);
    }

    /** As somebody checks it who has the checkpoint of that size. */
    private static List<HeadProof> proven(Reply told) {
        byte[] entry = told.text("/committed/entry").getBytes(StandardCharsets.UTF_8);
        long size = told.at("/committed/size").asLong();
        JsonNode said = Reply.JSON.readTree(entry).path("data").path("event");
        assertThat(said.path("root").asString()).isEqualTo(told.text("/committed/root"));
        assertThat(said.path("keys").asLong())
                .isEqualTo(told.at("/committed/keys").asLong());
        ProofCheck.inclusion(
                HASHER.leaf(entry),
                told.at("/committed/position").asLong() - 1,
                size,
                hashes(told.at("/committed/hashes")),
                Checkpoint.parse(noteOf(size).text()).root());
        List<HeadProof> proofs = told.at("/heads")
                .valueStream()
                .map(each -> new HeadProof(
                        Head.parse(Base64.getDecoder().decode(each.path("leaf").asString())),
                        new InclusionProof(each.path("index").asLong(), hashes(each.path("hashes")))))
                .toList();
        proofs.forEach(proof -> proof.require(said.path("keys").asLong(), Hash.parse(told.text("/committed/root"))));
        return proofs;
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
                "checkpoints/1/witness-request",
                "checkpoints/1/timestamp-request",
                "checkpoints/1/timestamp",
                "proofs/inclusion?position=1",
                "proofs/consistency?from=1",
                "heads?key=subject/e1",
                "ledger",
                "ledger?format=csv",
                "events/none/chain",
                "tlog/checkpoint",
                "tlog/tile/0/000",
                "tlog/tile/entries/000")) {
            product.as(Story.CLIENT).get("/api/audit/" + path).expect(403);
            product.asNobody().get("/api/audit/" + path).expect(401);
        }
        product.asNobody().get("/api/audit/keys").expect(401);
        product.as(Story.CLIENT).get("/api/audit/keys").expect(200);
        product.as(Story.VA)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(403);
        auditor()
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
    }

    /** Also where nothing else would miss it: before the entries of the last one, on either side. */
    @Test
    @Order(2)
    void aCheckpointThatIsTakenAwayOrChangedIsFoundAndStaysSoUntilTheOperatorHasLookedIntoIt() throws Exception {
        List<String> numbers = rows("SELECT c.number FROM query_side.checkpoint c WHERE NOT EXISTS (SELECT FROM"
                + " query_side.checkpoint_stamp s WHERE s.checkpoint = c.number) ORDER BY 1 LIMIT 3");
        querySide()
                .sql("DELETE FROM query_side.checkpoint WHERE number = " + numbers.get(0))
                .update();
        product.databases()
                .get(0)
                .asOwner()
                .sql("DELETE FROM command_side.checkpoint WHERE number = " + numbers.get(1))
                .update();
        querySide()
                .sql("UPDATE query_side.checkpoint SET root = sha256('another') WHERE number = " + numbers.get(2))
                .update();
        await().atMost(Duration.ofSeconds(90)).until(() -> found().size() >= 3);

        assertThat(found().stream().map(each -> each.path("what").asString()))
                .anyMatch(what -> what.matches(".*number " + numbers.get(0) + ", .*not held here any more"))
                .anyMatch(what -> what.matches(".*number " + numbers.get(1) + ", is gone from the command side"))
                .anyMatch(what -> what.matches(".*number " + numbers.get(2) + ", .*another thing than its text"));
        assertThat(proofHealth()).anyMatch(health -> health.getStatus().equals(Status.DOWN));
        product.as(Story.VA).get("/api/engagements/e1/case-file").expect(503);

        acknowledge(Story.AUDITOR, 1, "Seen").expect(403);
        acknowledge(Story.OPERATOR, 999_999, "Seen").expect(404);
        acknowledge(Story.OPERATOR, first(found()), " ").expect(422);
        acknowledge(Story.OPERATOR, first(found()), "x".repeat(2_001)).expect(422);
        for (JsonNode each : found()) {
            long number = each.path("number").asLong();
            Reply done = acknowledge(Story.OPERATOR, number, "A drill").expect(200);
            assertThat(done.text("/acknowledged/reason")).isEqualTo("A drill");
            acknowledge(Story.OPERATOR, number, "Again").expect(409);
        }
        await().during(Duration.ofMillis(500)).until(() -> proofHealth().stream()
                .allMatch(health -> health.getStatus().equals(Status.UP)));
        product.as(Story.VA).get("/api/engagements/e1/case-file").expect(200);
    }

    private static Reply acknowledge(String account, long number, String reason) {
        return product.as(account)
                .with("Content-Type", "application/json")
                .send(
                        "POST",
                        "/api/audit/findings/" + number + "/acknowledge",
                        BodyPublishers.ofString(Reply.JSON.writeValueAsString(Map.of("reason", reason))));
    }

    private static long first(List<JsonNode> findings) {
        return findings.get(0).path("number").asLong();
    }

    private static List<JsonNode> found() {
        return auditor()
                .get("/api/audit/findings")
                .expect(200)
                .at("/items")
                .valueStream()
                .filter(each -> each.path("acknowledged").isNull())
                .toList();
    }

    private static JdbcClient querySide() {
        return product.databases().get(TwoServices.areAskedFor() ? 1 : 0).asOwner();
    }

    private static List<String> rows(String sql) {
        return querySide().sql(sql).query(String.class).list();
    }

    private static List<Health> proofHealth() {
        return health("ProofHealthIndicator");
    }

    private static List<Health> health(String indicator) {
        return product.beans(HealthIndicator.class).stream()
                .filter(each -> each.getClass().getSimpleName().equals(indicator))
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
        String seventh =
                auditor().get("/api/audit/ledger?after=6&limit=1").expect(200).text("/items/0/id");
        assertThat(auditor().download("/api/events/" + seventh + "/receipt").statusCode())
                .isEqualTo(200);
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
        for (String export : List.of("case-file", "evidence")) {
            product.as(Story.VA).get("/api/engagements/e1/" + export).expect(503);
        }
        // However lately it was read: what is proven is what is stored.
        auditor().get("/api/events/" + seventh + "/receipt").expect(503);
        auditor().get("/api/audit/ledger?after=0").expect(503);
        auditor().get("/api/audit/ledger?format=jsonl&type=va-hired").expect(503);
        auditor().get("/api/audit/ledger?after=256").expect(200);
    }

    /** It is said at once, and nobody is asked to try again; on the page as well, which two services do not have. */
    @Test
    @Order(4)
    void whileTheSignerRefusesNoReceiptIsPromised() {
        product.databases()
                .get(0)
                .asOwner()
                .sql("UPDATE command_side.ledger_entry SET hash = sha256('another')"
                        + " WHERE position = (SELECT max(position) FROM command_side.ledger_entry)")
                .update();
        await().until(() -> health("CheckpointHealthIndicator").stream()
                .anyMatch(health -> health.getStatus().equals(Status.DOWN)));
        product.as(Story.CLIENT)
                .requestDeliverable("e1", "d2", "2027-01-29T18:00")
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e1", "d2").expect(200);
        long version = product.as(Story.VA)
                .submitDeliverable("e1", "d2")
                .expect(200)
                .at("/version")
                .asLong();
        product.settle();
        String submitted = product.as(Story.VA)
                .read("/api/engagements/e1/history?type=deliverable-submitted&after=" + (version - 1))
                .text("/items/0/id");
        await().until(() -> product.as(Story.VA)
                .get("/api/events/" + submitted + "/receipt")
                .expect(503)
                .text("/title")
                .equals("Signing stands still"));
        long begin = System.nanoTime();
        Reply refused = product.as(Story.VA)
                .get("/api/events/" + submitted + "/receipt?wait=15")
                .expect(503);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        assertThat(refused.text("/title")).isEqualTo("Signing stands still");
        if (!TwoServices.areAskedFor()) {
            Visitor lucia = new Visitor(product, "en");
            lucia.signIn(Story.VA);
            String receipt = "/engagements/e1/deliverables/d2/receipts/" + version;
            assertThat(lucia.get(receipt).body())
                    .contains("Signing stands still", "counts all the same")
                    .doesNotContain("/signed\"", "Look again");
            assertThat(Visitor.location(lucia.ask(receipt + "/signed"))).isEqualTo(receipt);
        }
    }
}
