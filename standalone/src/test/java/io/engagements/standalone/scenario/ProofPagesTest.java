package io.engagements.standalone.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is signed, what people take home of it from pages, and whether what they kept shows the same past. */
class ProofPagesTest {

    private static final Pattern PEM = Pattern.compile("-+BEGIN (\\w+) KEY-+\n([^-]*)\n-+END");

    @RegisterExtension
    static final Product product =
            new Product().with("engagements.checkpoints.every", "100ms").with("engagements.proof.pause", "50ms");

    private static SignedNote note;
    private static Checkpoint checkpoint;
    private static VerifierKey key;

    @BeforeAll
    static void oneWinter() {
        Story.winter(product, "e1");
        product.settle();
        await().until(() ->
                product.as(Story.AUDITOR).get("/api/audit/checkpoint").status() == 200);
        note = SignedNote.parse(product.as(Story.AUDITOR)
                .get("/api/audit/checkpoint")
                .expect(200)
                .text("/note")
                .getBytes(UTF_8));
        checkpoint = Checkpoint.parse(note.text());
        key = product.as(Story.AUDITOR).get("/api/audit/keys").expect(200).texts("/keys").stream()
                .map(VerifierKey::parse)
                .filter(each -> each.name().equals(checkpoint.origin()))
                .findFirst()
                .orElseThrow();
    }

    private static Visitor signedIn(String account, String language) {
        Visitor person = new Visitor(product, language);
        person.signIn(account);
        return person;
    }

    private static String page(Visitor visitor, String path) {
        HttpResponse<String> page = visitor.get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>");
        return page.body();
    }

    /** Whoever lists something takes home what fixes all that the list follows from. */
    @ParameterizedTest
    @ValueSource(strings = {"/ledger", "/find", "/find/work"})
    void aListComesWithTheCheckpointAboveWhatItFollowsFrom(String path) {
        Visitor auditor = signedIn(Story.AUDITOR, "en");
        Matcher save = Pattern.compile("href=\"(/proof/checkpoints/\\d+)\">Save the checkpoint of ([\\d,]+) entries<")
                .matcher(page(auditor, path));
        assertThat(save.find()).isTrue();
        assertThat(Checkpoint.parse(SignedNote.parse(
                                        auditor.ask(save.group(1)).body().getBytes(UTF_8))
                                .text())
                        .size())
                .isEqualTo(Long.parseLong(save.group(2).replace(",", "")));
    }

    /** Signing waits for what writes events, and says so to whoever asked for the package, and to nobody else. */
    @Test
    void howFarAPackageIsCanBeAskedWhileItIsMade() throws Exception {
        Visitor auditor = signedIn(Story.AUDITOR, "en");
        String progress = "/proof/progress?progress=" + Visitor.hidden(page(auditor, "/proof"), "progress");
        assertThat(page(auditor, progress)).contains("It is being asked for.", "hx-trigger=\"every 1s\"");
        CompletableFuture<Integer> made;
        try (Connection database = product.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("LOCK TABLE command_side.event IN EXCLUSIVE MODE");
            made = CompletableFuture.supplyAsync(() ->
                    auditor.ask(progress.replace("/progress?", "/package?")).statusCode());
            await().untilAsserted(() ->
                    assertThat(page(auditor, progress)).contains("being written down and signed", "every 1s"));
            assertThat(page(signedIn(Story.VA, "es"), progress)).contains("Se está pidiendo.");
            database.rollback();
        }
        assertThat(made.get()).isEqualTo(200);
        assertThat(page(auditor, progress + "&looks=3"))
                .contains("That is done")
                .doesNotContain("every 1s");
        assertThat(auditor.ask("/proof/progress?progress=%3Cb%3E").statusCode()).isEqualTo(400);
        assertThat(new Visitor(product, "en").ask(progress).statusCode()).isIn(302, 401);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ceramica-ruiz; en; /engagements/e1/proof; Take this engagement home|Cerámica Ruiz|Lucía Andrade",
                "lucia; es; /engagements/e1/proof; Llevarse esta colaboración|Carmen Ruiz",
                "sol; en; /proof; Does what you kept show the same past?",
                "ines; es; /engagements/e1/proof; Llevarse esta colaboración|/find",
                "ines; en; /proof; Take the whole ledger home",
                "lucia; en; /proof; Take home all that is about you",
                "operator; es; /proof; ¿Muestra lo que usted guardó el mismo pasado?"
            })
    void whatIsSignedIsTold(String account, String language, String path, String words) {
        String page = page(signedIn(account, language), path);

        assertThat(page)
                .contains(words.split("\\|"))
                .contains(key.text())
                .containsPattern("[Tt]he first \\d+ entries of the ledger|[Ll]as primeras \\d+ entradas del registro");
        assertThat(page.contains("id=\"take\""))
                .isEqualTo(!List.of("sol", "operator").contains(account));
    }

    /** As it is saved, by whoever may have it. */
    @ParameterizedTest
    @CsvSource({"ceramica-ruiz, /engagements/e1/proof", "lucia, /proof", "ines, /engagements/e1/proof", "ines, /proof"})
    void whatIsTakenHomeVerifies(String account, String path, @TempDir Path directory) throws Exception {
        Visitor person = signedIn(account, "en");
        assertThat(page(person, path)).contains("action=\"" + path + "/package\"");
        Path file = directory.resolve("evidence.zip");
        HttpResponse<byte[]> taken = person.download(product, path + "/package?files=content&names=mine");

        assertThat(taken.statusCode()).isEqualTo(200);
        assertThat(taken.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment; filename=");
        assertThat(OfflineVerifier.run(
                        0, "verify", Files.write(file, taken.body()).toString(), "--key", key.text()))
                .contains("GOOD");
        assertThat(new OnRecord(product).of(account)).anyMatch(each -> each.startsWith("EVIDENCE"));
        if (account.equals(Story.AUDITOR) && path.equals("/proof")) {
            assertThat(page(person, "/accesses?kind=EVIDENCE")).contains("the package of the whole ledger");
            assertThat(page(signedIn(Story.CLIENT, "en"), "/engagements/e1/accesses"))
                    .as("entries of all are entries of this one")
                    .contains("the package of the whole ledger");
        }
    }

    @Test
    void theNumbersOfAMomentAreTakenHomeAsOfThatMoment() {
        String then = "2027-01-20T12:00:00Z";
        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(page(lucia, "/engagements/e1/numbers?asOf=" + then))
                .contains("/engagements/e1/proof?asOf=2027-01-20T12:00:00Z");

        assertThat(page(lucia, "/engagements/e1/proof?asOf=" + then))
                .contains("The numbers in it are as of Wed 20 Jan, 07:00", "name=\"asOf\" value=\"" + then + "\"");
        assertThat(lucia.get("/engagements/e1/proof?asOf=then").statusCode()).isEqualTo(400);
    }

    /** Each as it was signed. */
    @ParameterizedTest
    @CsvSource({"ines, en, What was signed of the ledger", "operator, es, Lo que se firmó del registro"})
    void allThatWasSignedIsListedToBeKept(String account, String language, String said) {
        Visitor person = signedIn(account, language);
        assertThat(page(person, "/proof")).contains("href=\"/proof/checkpoints\"");
        String page = page(person, "/proof/checkpoints");
        assertThat(page).contains(said, checkpoint.origin());
        Matcher saved = Pattern.compile("href=\"(/proof/checkpoints/\\d+)\"").matcher(page);
        assertThat(saved.find()).isTrue();
        HttpResponse<String> kept = person.get(saved.group(1));
        assertThat(kept.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment");
        SignedNote note = SignedNote.parse(kept.body().getBytes(UTF_8));
        note.requireSignedBy(key);
        assertThat(compared("en", kept.body())).contains("The same past");
        assertThat(person.get("/proof/checkpoints/999999").statusCode()).isEqualTo(404);
        assertThat(person.get("/proof/checkpoints?before=x").statusCode()).isEqualTo(400);
        assertThat(page(person, "/proof/checkpoints?before=1")).doesNotContain("/proof/checkpoints/1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {Story.CLIENT, Story.VA, Story.LAWYER})
    void theListIsNobodyElses(String account) {
        Visitor person = signedIn(account, "en");
        assertThat(page(person, "/proof")).doesNotContain("/proof/checkpoints");
        assertThat(person.get("/proof/checkpoints").statusCode()).isEqualTo(404);
        assertThat(person.get("/proof/checkpoints/1").statusCode()).isEqualTo(404);
    }

    @Test
    void nobodyTakesWhatIsNotTheirs() {
        for (String stranger : List.of(Story.OTHER_CLIENT, Story.OTHER_VA, Story.LAWYER, Story.OPERATOR)) {
            Visitor other = signedIn(stranger, "en");
            assertThat(other.get("/engagements/e1/proof").statusCode())
                    .as(stranger)
                    .isEqualTo(404);
            assertThat(other.get("/engagements/e1/proof/package").statusCode())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(signedIn(Story.OPERATOR, "en").get("/proof/package").statusCode())
                .isEqualTo(404);
        assertThat(signedIn(Story.VA, "en")
                        .get("/engagements/e1/proof/package?files=all")
                        .statusCode())
                .isEqualTo(400);
        assertThat(new Visitor(product, "en").ask("/proof").statusCode()).isEqualTo(302);
    }

    private static String compared(String language, String text) {
        Visitor person = signedIn(Story.VA, language);
        HttpResponse<String> page = person.submit("/proof", "/proof", Map.of("kept", text));
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).doesNotContain("??");
        return page.body();
    }

    private static String text(SignedNote note) {
        return new String(note.bytes(), UTF_8);
    }

    /** However it comes out of a mail. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void aReceiptShowsTheSamePast(String end) {
        String event = product.as(Story.VA)
                .read("/api/engagements/e1/history?type=deliverable-submitted")
                .at("/items/0/id")
                .asString();
        byte[] receipt = product.as(Story.VA)
                .download("/api/events/" + event + "/receipt?wait=15")
                .body();
        LogProof proof = LogProof.parse(receipt);

        assertThat(compared("en", end + new String(receipt, UTF_8).replace("\n", end) + end))
                .contains(
                        "The same past",
                        "The receipt is of entry " + (proof.index() + 1) + ".",
                        "It was signed on ",
                        "begins with exactly these entries");
    }

    @Test
    void aCheckpointShowsTheSamePast() {
        assertThat(compared("es", text(note)))
                .contains("El mismo pasado", "Lo que se firmó tenía " + checkpoint.size() + " entradas.")
                .doesNotContain("El justificante es de");
    }

    /** By whoever has the key of the log itself. */
    @Test
    void anotherPastIsSaidToBeOne() throws Exception {
        Hash other = Hash.of(new byte[Hash.BYTES]);

        assertThat(compared("en", text(signed(new Checkpoint(checkpoint.origin(), checkpoint.size(), other)))))
                .contains("Another past", "it proves that one of the two was rewritten");
        assertThat(compared("en", text(signed(new Checkpoint(checkpoint.origin(), 1_000_000, other)))))
                .contains("More than there is here");
    }

    @Test
    void whatIsNotFromHereProvesNothingAboutIt() throws Exception {
        KeyPair mine = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        NoteSigner me = new NoteSigner(checkpoint.origin(), SignatureType.ED25519, mine);
        NoteSigner other = new NoteSigner("other.example", SignatureType.ED25519, mine);
        String event = product.as(Story.VA)
                .read("/api/engagements/e1/history")
                .at("/items/0/id")
                .asString();
        LogProof receipt = LogProof.parse(product.as(Story.VA)
                .download("/api/events/" + event + "/receipt?wait=15")
                .body());
        LogProof forged = new LogProof("{}".getBytes(UTF_8), receipt.index(), receipt.path(), receipt.checkpoint());

        assertThat(compared("en", text(SignedNote.signed(note.text(), Instant.now(), List.of(me)))))
                .contains("Not signed by this ledger");
        assertThat(compared(
                        "en",
                        text(SignedNote.signed(
                                new Checkpoint("other.example", 5, checkpoint.root()).text(),
                                Instant.now(),
                                List.of(other)))))
                .contains("Another ledger");
        assertThat(compared("en", new String(forged.bytes(), UTF_8))).contains("It proves no entry");
        for (String text : List.of("<b>no</b>", "c2sp.org/tlog-proof@v1\nindex 1\n\nx", "x".repeat(600_000))) {
            assertThat(compared("en", text))
                    .contains("Neither a receipt nor a checkpoint")
                    .doesNotContain("<b>no");
        }
        assertThat(compared("en", " ")).contains("Neither a receipt nor a checkpoint");
        HttpResponse<String> unread = signedIn(Story.VA, "en").submit("/proof", "/proof", Map.of("kept", "a\0b"));
        assertThat(unread.statusCode()).isEqualTo(400);
    }

    private static SignedNote signed(Checkpoint checkpoint) throws Exception {
        Path file = product.dataDirectory().resolve("signer").resolve("log.pem");
        Matcher pem = PEM.matcher(Files.readString(file));
        KeyFactory keys = KeyFactory.getInstance("Ed25519");
        assertThat(pem.find()).isTrue();
        var secret =
                keys.generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem.group(2))));
        assertThat(pem.find()).isTrue();
        var open =
                keys.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(pem.group(2))));
        NoteSigner log = new NoteSigner(checkpoint.origin(), SignatureType.ED25519, new KeyPair(open, secret));
        return SignedNote.signed(checkpoint.text(), Instant.now(), List.of(log));
    }
}
