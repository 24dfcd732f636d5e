package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what is on record is what was signed, asked with one button: of an engagement, of a party, of the whole ledger. */
@TestMethodOrder(OrderAnnotation.class)
class VerifiedHerePagesTest {

    @RegisterExtension
    static final Product product =
            new Product().with("engagements.checkpoints.every", "100ms").with("engagements.proof.pause", "50ms");

    /** What hardly a sentence does without; names of files have none of it. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(the|is|are|of|that|which|signed|was|what|whether|whose|by|not|hold|and|who)\\b",
            Pattern.CASE_INSENSITIVE);

    @BeforeAll
    static void oneWinter() {
        Story.winter(product, "e1");
        product.settle();
        await().until(() ->
                product.as(Story.AUDITOR).get("/api/audit/checkpoint").status() == 200);
    }

    private static String page(String account, String language, String path) {
        HttpResponse<String> page = Visitor.signedIn(product, account, language).get(path);
        assertThat(page.statusCode()).as(path).isEqualTo(200);
        assertThat(page.body()).as(path).doesNotContain("??", "style=\"", "<script>", "proof.verify");
        return page.body();
    }

    @Order(1)
    @ParameterizedTest
    @CsvSource({
        "ceramica-ruiz, /engagements/e1/proof, come out of the entries",
        "lucia, /proof, come out of the entries",
        "ines, /engagements/e1/proof, come out of the entries",
        "ines, /proof?party=lucia, come out of the entries",
        "ines, /proof, signed by"
    })
    void whatHoldsIsToldInTheVerifiersWords(String account, String path, String said) {
        assertThat(page(account, "en", path)).contains("/proof/verify\"", "Verify it here");
        String page = page(account, "en", path.replace("/proof", "/proof/verify"));

        assertThat(page)
                .contains(
                        "All that was checked holds",
                        "id=\"part-holds\"",
                        "signed by ",
                        "At home nobody has to be trusted")
                .doesNotContain("id=\"part-wrong\"", "NOT PINNED");
        assertThat(page).contains(said);
    }

    /** What is checked is what would be taken home with the same choices, and can be from there. */
    @Test
    @Order(2)
    void theVeryPackageThatWasChosenIsChecked() {
        String then = "2027-01-20T12:00:00Z";
        String page = page("ines", "en", "/engagements/e1/proof/verify?asOf=" + then + "&names=mine&progress=p");
        assertThat(page)
                .contains(
                        "All that was checked holds",
                        "as of " + then,
                        "names.json",
                        "href=\"/engagements/e1/proof/package?asOf=2027-01-20T12%3A00%3A00Z&amp;names=mine\"");
        assertThat(Visitor.signedIn(product, "ines", "en")
                        .get("/engagements/e1/proof/verify?files=some")
                        .statusCode())
                .isEqualTo(400);
    }

    /** Without the frame, where languages are chosen. */
    private static String sheet(String page) {
        return page.substring(page.indexOf("id=\"verified\""), page.indexOf("<footer"));
    }

    /** The verifier's lines alone, as they are shown. */
    private static List<String> said(String page) {
        return Pattern.compile("<span class=\"typed\">([^<]*)</span>")
                .matcher(page)
                .results()
                .map(line -> line.group(1))
                .toList();
    }

    @Order(2)
    @ParameterizedTest
    @CsvSource({
        "lucia, /engagements/e1/proof/verify, salen de las entradas",
        "lucia, /proof/verify, no se omitió nada sobre la parte",
        "ines, /proof/verify, los recuentos que el registro anotó son los de sus entradas"
    })
    void spanishSaysItAllInSpanish(String account, String path, String what) {
        String page = page(account, "es", path);

        assertThat(sheet(page))
                .contains(
                        "Todo lo que se comprobó es correcto",
                        "En palabras del propio verificador, sobre",
                        "id=\"part-holds\"",
                        "--language es")
                .doesNotContain("lang=\"en\"", "inglés", "id=\"part-wrong\"");
        assertThat(said(page))
                .hasSameSizeAs(said(page(account, "en", path)))
                .anyMatch(line -> line.startsWith("firmado por "))
                .anyMatch(line -> line.contains(what))
                .noneMatch(ENGLISH.asPredicate());
    }

    /** A package can be made of it, and what others put under a checkpoint does not hold. */
    @Order(4)
    @Test
    void whatDoesNotHoldIsToldInSpanishToo() throws Exception {
        product.execute(
                "INSERT INTO query_side.checkpoint_stamp (number, checkpoint, kind, made_by, content)"
                        + " SELECT row_number() OVER (ORDER BY number), number, 'TIMESTAMP', '', '\\x3000' FROM query_side.checkpoint");

        String page = page("lucia", "es", "/engagements/e1/proof/verify");
        assertThat(sheet(page))
                .contains("Algo no es correcto", "id=\"part-wrong\"")
                .doesNotContain("lang=\"en\"");
        assertThat(said(page))
                .anyMatch(line -> line.startsWith("timestamps/")
                        && line.endsWith(
                                " no se sostiene: Esto no es un sello de tiempo según RFC 3161, o es uno que no se"
                                        + " sostiene."))
                .noneMatch(ENGLISH.asPredicate());
        assertThat(said(page("lucia", "en", "/engagements/e1/proof/verify")))
                .anyMatch(line -> line.endsWith(
                        " does not hold: This is no time-stamp by RFC 3161, or one that does not" + " hold."));
    }

    @Order(3)
    @Test
    void nobodyVerifiesWhatIsNotTheirs() {
        for (String stranger : List.of(Story.OTHER_CLIENT, Story.OTHER_VA, Story.OPERATOR)) {
            Visitor other = Visitor.signedIn(product, stranger, "en");
            assertThat(other.get("/engagements/e1/proof/verify").statusCode())
                    .as(stranger)
                    .isEqualTo(404);
        }
        assertThat(Visitor.signedIn(product, Story.OPERATOR, "en")
                        .get("/proof/verify")
                        .statusCode())
                .isEqualTo(404);
        // Whoever is no auditor verifies their own, whatever the address says.
        assertThat(page("mateo", "en", "/proof/verify?party=lucia")).contains("evidence-mateo.zip");
        assertThat(Visitor.signedIn(product, Story.AUDITOR, "en")
                        .get("/proof/verify?party=nobody")
                        .statusCode())
                .isEqualTo(404);
    }

    /** Now it is that somebody wants to know. */
    @Order(5)
    @Test
    void whatWasChangedIsNamed() throws Exception {
        long position = product.as(Story.AUDITOR)
                .get("/api/audit/ledger?engagement=e1&type=deliverable-submitted&limit=1")
                .expect(200)
                .at("/items/0/position")
                .asLong();
        product.execute("UPDATE command_side.event SET payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                + " 'deliverableId', 'deliverableIt'), 'UTF8') WHERE global_index = (SELECT min(global_index)"
                + " FROM command_side.event WHERE payload_type = 'deliverable-submitted')");

        for (String path : List.of("/engagements/e1/proof/verify", "/proof/verify", "/proof/verify?party=lucia")) {
            assertThat(page(Story.AUDITOR, "en", path))
                    .contains("Something does not hold", "Entry " + position + " is not what was stored")
                    .doesNotContain("All that was checked holds", "Download the package");
        }
    }
}
