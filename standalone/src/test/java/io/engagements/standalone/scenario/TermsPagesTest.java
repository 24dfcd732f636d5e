package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.TESS;
import static io.engagements.standalone.scenario.PagesStory.UGO;
import static io.engagements.standalone.scenario.PagesStory.hire;
import static io.engagements.standalone.scenario.PagesStory.person;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Terms, documents, pauses and resignation, as a browser without scripts gets them. */
@ExtendWith(PagesStory.class)
class TermsPagesTest {

    private static final String OFFER = "/candidacies/c-vito1/terms";

    private static int vas;

    /**
     * Vito is considered. In {@code t1} nothing was agreed besides the hiring; in {@code t2} further terms are agreed, others
     * proposed, and what the client never provided was signed.
     */
    @BeforeAll
    static void somethingIsAgreed() throws SQLException {
        considered();
        hire("t1", TESS, UGO);
        Map<String, Object> dearer = Fields.with(
                Story.terms(Story.MADRID),
                "noticeDays",
                20,
                "fee",
                Fields.of("amount", 48.00, "currency", "USD", "per", "HOUR"));
        product.as(UGO)
                .proposeTermsChange("t2", "p3", dearer, "2027-05-01T00:00")
                .expect(200);
        product.as(UGO)
                .command("sign-nda", Fields.of("engagementId", "t2", "documentSha256", Api.SHA256))
                .expect(200);
        product.settle();
    }

    /** A candidacy of Tess's with a VA whom no other story knows; its id is the VA's with {@code c-} before it. */
    private static String considered() throws SQLException {
        String va = "vito" + ++vas;
        person(va, Role.VA, "Vito " + vas);
        product.as(TESS).openCandidacy("c-" + va, va).expect(201);
        product.settle();
        return va;
    }

    /** Called as its id is, and taken on. */
    @SafeVarargs
    private static void commission(String engagement, String deliverable, String due, Map<String, ?>... inputs) {
        product.as(TESS)
                .command(
                        "request-deliverable",
                        Fields.of(
                                "engagementId", engagement,
                                "deliverableId", deliverable,
                                "title", deliverable,
                                "criteria", List.of(Fields.of("id", "c1", "text", "In Spanish")),
                                "due", due,
                                "inputs", List.of(inputs)))
                .expect(200);
        product.as(UGO).commitToDeliverable(engagement, deliverable).expect(200);
    }

    /** Sends a form as its page has it, with these fields. */
    private static HttpResponse<String> send(Visitor person, String page, String... namesAndValues) {
        Map<String, String> fields = fields(namesAndValues);
        fields.putIfAbsent("key", Visitor.hidden(person.get(page).body(), "key"));
        return person.submit(page, page, fields);
    }

    private static String[] offered(String act, String... more) {
        List<String> usual = List.of(
                "act", act,
                "fee.amount", "45",
                "fee.currency", "usd",
                "fee.per", "HOUR",
                "zone", "Europe/Madrid",
                "servicesOffered.0.text", "Catalogues",
                "servicesExcluded.0.text", "Telephone sales",
                "hours", "Afternoons " + NASTY);
        return Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Your terms for Tess Roca|Offer version|So long the client can decide|Left empty: 7. From 1 to 60.|Left empty: none. From 0 to 180.|Missed deadlines that are a ground'",
        "es, 'Sus términos para Tess Roca|Ofrecer la versión|Ese tiempo tiene el cliente|Si se deja vacío: 7. De 1 a 60.|Si se deja vacío: ninguno. De 0 a 180.|Plazos incumplidos que son causa'"
    })
    void theFormExplainsEveryClauseWithWhatItIsByDefaultAndItsBounds(String language, String words) {
        HttpResponse<String> page = signedIn("vito1", language).get(OFFER);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(words.split("\\|"))
                .contains("id=\"reviewWindowDays\"", "id=\"servicesOffered.0.text\"", "name=\"endsOn\"")
                .doesNotContain("??", "style=\"");
    }

    @Test
    void theDeskOfTheVaLeadsToTheForm() {
        assertThat(signedIn("vito1", "en").get("/today").body())
                .contains("href=\"/candidacies/c-vito1/terms\"")
                .doesNotContain(">offer-terms<");
    }

    @ParameterizedTest
    @CsvSource({
        "ugo, /candidacies/c-vito1/terms",
        "tess, /candidacies/c-vito1/terms",
        "ines, /candidacies/c-vito1/terms",
        "vito1, /candidacies/none/terms",
        "vito1, /engagements/t1/terms",
        "vito1, /engagements/t1/terms/propose",
        "ines, /engagements/t1/terms",
        "lex, /engagements/t2/documents",
        "tess, /engagements/t1/documents/sign",
        "nora, /engagements/t1/pause",
        "tess, /engagements/t1/resign"
    })
    void forEverybodyElseThereIsNothing(String account, String path) {
        HttpResponse<String> page = signedIn(account, "en").get(path);
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).contains("There is nothing here");
    }

    @Test
    void whatIsNotOnesOwnCannotBeSentEither() {
        Visitor ugo = signedIn(UGO, "en");
        String own = "/engagements/t1/pause";
        assertThat(ugo.submit(own, OFFER, Map.of("act", "send", "key", "k")).statusCode())
                .isEqualTo(404);
        assertThat(ugo.submit(own, "/engagements/t1/documents", new Form().field("key", "k"))
                        .statusCode())
                .isEqualTo(404);
        Visitor tess = signedIn(TESS, "en");
        for (String path : List.of(OFFER, "/engagements/t1/resign", "/engagements/t1/documents/sign")) {
            assertThat(tess.submit(own, path, Map.of("act", "resign", "key", "k"))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void termsAreWrittenCheckedOfferedAndKept() throws SQLException {
        String va = considered();
        String page = "/candidacies/c-" + va + "/terms";
        Visitor vito = signedIn(va, "en");

        HttpResponse<String> grown = send(vito, page, offered("add-servicesOffered-0"));
        assertThat(grown.statusCode()).isEqualTo(200);
        assertThat(grown.body())
                .contains("id=\"servicesOffered.1.text\"", "value=\"Catalogues\"", "&lt;b&gt;Eve&lt;/b&gt;")
                .doesNotContain("<b>Eve");
        assertThat(send(vito, page, offered("without-servicesOffered-0")).body())
                .contains("id=\"servicesOffered.0.text\"")
                .doesNotContain("value=\"Catalogues\"");

        String checked = send(vito, page, offered("check")).body();
        assertThat(checked).contains("What Tess Roca will read", "45.00 USD an hour");
        assertThat(send(vito, page, offered("check", "fee.amount", "")).body())
                .contains("This can be shown once fee and contract time are named");
        assertThat(product.as(va).read("/api/candidacies/c-" + va).at("/terms")).isEmpty();

        HttpResponse<String> sent = send(vito, page, offered("send", "servicesOffered.1.text", " "));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String done = vito.follow(sent).body();
        assertThat(done).contains("Version 1: stands until", "value=\"45.00\"", "Offer version 2 to");
        HttpResponse<String> again = send(vito, page, offered("send", "fee.amount", "52,50", "endsOn", "2027-12-31"));
        assertThat(vito.follow(again).body())
                .contains("before:", "45.00 USD an hour", "52.50 USD an hour", "Above the usual 30 to 50 USD an hour.")
                .contains("replaced by the next version", "until 31 Dec 2027");
        Reply stored = product.as(va).read("/api/candidacies/c-" + va);
        assertThat(stored.texts("/terms/0/terms/servicesOffered")).containsExactly("Catalogues");
        assertThat(stored.text("/terms/1/terms/endsOn")).isEqualTo("2027-12-31");

        product.as(TESS).withdrawCandidacy("c-" + va, "Another time").expect(200);
        product.settle();
        assertThat(vito.get(page).body())
                .contains("This candidacy was withdrawn.", "closed with the candidacy")
                .doesNotContain("Offer version");
        HttpResponse<String> late = vito.submit("/today", page, fields(offered("send", "key", "k-late")));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body()).contains("STATE-FORBIDS", "on record", "&lt;b&gt;Eve", "value=\"45\"");
    }

    private static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    @Test
    void whatDoesNotFitIsSaidAtItsField() {
        Visitor vito = signedIn("vito1", "en");
        HttpResponse<String> wrong = send(
                vito,
                OFFER,
                offered(
                        "send",
                        "fee.amount",
                        "",
                        "reviewWindowDays",
                        "99",
                        "servicesOffered.0.text",
                        "",
                        "noticeDays",
                        "7"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("Not sent: something does not fit yet")
                .contains("href=\"#fee.amount\"", "id=\"fee.amount.wrong\"", "is missing")
                .contains("href=\"#reviewWindowDays\"", "id=\"reviewWindowDays.wrong\"", "value=\"99\"", "value=\"7\"")
                .doesNotContain("on record", "<b>Eve");
        assertThat(send(signedIn("vito1", "es"), OFFER, offered("send", "zone", "Nowhere/Else"))
                        .body())
                .contains("No enviado", "href=\"#zone\"", "value=\"Nowhere/Else\"");
        assertThat(product.as("vito1").read("/api/candidacies/c-vito1").at("/terms"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "ugo, en, 'The terms of Ugo Prat|Version 2 is in force|Every version|On these|before:|Agreed, but not in force yet|You propose other terms|18 days|48.00 USD an hour'",
        "tess, es, 'Los términos de Ugo Prat|La versión 2 está en vigor|Todas las versiones|antes:|Acordado, todavía no en vigor|propone otros términos|18 días'"
    })
    void bothSidesReadTheTermsInForceWhatTheyWereAndWhatTheyMayBe(String account, String language, String words) {
        HttpResponse<String> page = signedIn(account, language).get("/engagements/t2/terms");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(words.split("\\|"))
                .contains("href=\"/engagements/t2/proposals\"", "href=\"/engagements/t2/documents\"")
                .doesNotContain("??", "style=\"");
    }

    @Test
    void otherTermsAreProposedFromThoseInForce() {
        String page = "/engagements/t1/terms/propose";
        Visitor tess = signedIn(TESS, "en");
        assertThat(tess.get(page).body())
                .contains("value=\"42.00\"", "value=\"Catalogues\"", "id=\"effectiveFrom.day\"")
                .containsPattern("name=\"effectiveFrom.day\" value=\"2027-01-25\"");
        String[] cheaper = {
            "fee.amount",
            "40.00",
            "fee.currency",
            "USD",
            "fee.per",
            "HOUR",
            "zone",
            "Europe/Madrid",
            "servicesOffered.0.text",
            "Catalogues",
            "servicesExcluded.0.text",
            "Telephone sales",
            "effectiveFrom.day",
            "2027-08-01",
            "effectiveFrom.time",
            "00:00"
        };
        assertThat(send(tess, page, with(cheaper, "act", "check")).body())
                .contains("What would change", "40.00 USD an hour", "before:", "42.00 USD an hour")
                .contains("Sat 31 Jul, 17:00", "Sun 1 Aug, 00:00 Madrid, contract");

        HttpResponse<String> past = send(tess, page, with(cheaper, "act", "send", "effectiveFrom.day", "2027-01-01"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("DUE-AHEAD", "They would take effect: Thu 31 Dec 2026", "value=\"40.00\"");
        HttpResponse<String> never = send(tess, page, with(cheaper, "act", "send", "effectiveFrom.day", ""));
        assertThat(never.body()).contains("href=\"#effectiveFrom.day\"", "id=\"effectiveFrom.day.wrong\"");

        HttpResponse<String> sent = send(tess, page, with(cheaper, "act", "send"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(Visitor.location(sent)).startsWith("/engagements/t1/proposals?version=");
        product.settle();
        assertThat(signedIn(UGO, "es").get("/engagements/t1/terms").body())
                .contains("Tess Roca propone otros términos", "40,00 USD por hora", "antes:");
        assertThat(tess.get("/engagements/t1/terms").body()).doesNotContain("/terms/propose");
        HttpResponse<String> twice = send(tess, page, with(cheaper, "act", "send"));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("STATE-FORBIDS");
    }

    private static String[] with(String[] fields, String... more) {
        return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
    }

    @ParameterizedTest
    @CsvSource({
        "ugo, en, 'Confidentiality is promised.|a document that Tess Roca never provided|approval gone|version 2 needs another approval|Sign a document…'",
        "tess, es, 'La confidencialidad está prometida.|un documento que Tess Roca nunca facilitó|aprobación perdida|la versión 2 necesita otra aprobación|Facilitar un documento'"
    })
    void bothSidesSeeWhoSignedAndApprovedWhat(String account, String language, String words) {
        String body =
                signedIn(account, language).get("/engagements/t2/documents").body();
        assertThat(body)
                .contains(words.split("\\|"))
                .contains("aaaaaaaa aaaaaaaa")
                .doesNotContain("??", "style=\"");
        assertThat(body.contains("id=\"provide\"")).isEqualTo(account.equals(TESS));
    }

    @Test
    void theVaSignsExactlyWhatTheClientProvidedAndItSaw() {
        hire("t3", TESS, UGO);
        product.settle();
        String page = "/engagements/t3/documents";
        Visitor tess = signedIn(TESS, "en");
        Visitor ugo = signedIn(UGO, "en");
        assertThat(ugo.get(page).body())
                .contains("Nobody has promised confidentiality yet", "Tess Roca has provided nothing to sign yet.");

        String key = Visitor.hidden(tess.get(page).body(), "key");
        HttpResponse<String> untitled = tess.submit(
                page,
                page,
                new Form()
                        .field("key", key)
                        .field("kind", "NDA")
                        .field("title", "")
                        .part("form-data; name=\"file\"; filename=\"nda.txt\"", "a"));
        assertThat(untitled.statusCode()).isEqualTo(422);
        String kept = untitled.body();
        assertThat(kept).contains("href=\"#title\"", "nda.txt", "ca978112 ca1bbdca fac231b3 9a23dc4d", "take this one");
        Form form = new Form()
                .field("key", Visitor.hidden(kept, "key"))
                .field("kind", "NDA")
                .field("title", "Silence " + NASTY)
                .field("kept.0.on", "on");
        for (String field : List.of("fileId", "name", "sha256", "size")) {
            form.field("kept.0." + field, Visitor.hidden(kept, "kept.0." + field));
        }
        HttpResponse<String> provided = tess.submit(page, page, form);
        assertThat(provided.statusCode()).as(provided.body()).isEqualTo(302);
        assertThat(tess.follow(provided).body())
                .contains("Silence &lt;b&gt;", "version 1", "not signed", "href=\"/files/")
                .doesNotContain("<b>Eve");
        product.settle();

        String sign = page + "/sign";
        String shown = ugo.get(sign).body();
        String hash = Visitor.hidden(shown, "documentSha256");
        assertThat(hash).startsWith("ca978112ca1bbdca");
        assertThat(shown).contains("ca978112 ca1bbdca", "You sign exactly this", "Check it, then sign");
        HttpResponse<String> check =
                send(ugo, sign, "act", "check", "documentSha256", hash, "validUntil", "2027-12-31");
        assertThat(check.body())
                .contains("Check before you promise it to Tess Roca", "Nothing is sent yet.", "31 Dec 2027", "Sign it")
                .contains("name=\"validUntil\" value=\"2027-12-31\"");

        product.as(TESS)
                .command(
                        "provide-document",
                        Fields.of(
                                "engagementId", "t3",
                                "kind", "NDA",
                                "title", "As agreed",
                                "link", "https://files.example/nda",
                                "sha256", "b".repeat(64)))
                .expect(200);
        product.settle();
        HttpResponse<String> unseen = send(ugo, sign, "act", "sign", "documentSha256", hash);
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.body())
                .contains("NDA-DOCUMENT", "The latest version is 2", "bbbbbbbb bbbbbbbb")
                .contains("name=\"documentSha256\" value=\"" + "b".repeat(64) + "\"");
        assertThat(send(ugo, sign, "act", "check", "documentSha256", hash).body())
                .contains("has provided another document meanwhile")
                .doesNotContain("Nothing is sent yet.");

        HttpResponse<String> before =
                send(ugo, sign, "act", "sign", "documentSha256", "b".repeat(64), "validUntil", "2027-01-01");
        assertThat(before.statusCode()).isEqualTo(422);
        assertThat(before.body()).contains("href=\"#validUntil\"", "id=\"validUntil.wrong\"");
        HttpResponse<String> sent =
                send(ugo, sign, "act", "sign", "documentSha256", "b".repeat(64), "validUntil", "2027-12-31");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(ugo.follow(sent).body())
                .contains("Confidentiality is promised.", "As agreed, version 2", "Ugo Prat signed it", ">signed<")
                .doesNotContain("never provided");
        product.settle();
        assertThat(product.as(TESS)
                        .read("/api/engagements/t3")
                        .at("/nda/validUntil/local")
                        .asString())
                .isEqualTo("2027-12-31T23:59:59");
    }

    @Test
    void aDocumentIsAFileOrALinkAndOfAKind() {
        String page = "/engagements/t1/documents";
        Visitor tess = signedIn(TESS, "es");
        String key = Visitor.hidden(tess.get(page).body(), "key");
        HttpResponse<String> nothing =
                tess.submit(page, page, new Form().field("key", key).field("title", "Contrato"));
        assertThat(nothing.statusCode()).isIn(400, 422);
        assertThat(nothing.body())
                .contains("No enviado", "href=\"#kind\"", "id=\"kind.wrong\"", "value=\"Contrato\"")
                .doesNotContain("??");
        HttpResponse<String> link = tess.submit(
                page,
                page,
                new Form()
                        .field("key", Visitor.hidden(nothing.body(), "key"))
                        .field("kind", "CONTRACT")
                        .field("title", "Contrato")
                        .field("link", "https://files.example/contract")
                        .field("sha256", "cccc ".repeat(16)));
        assertThat(link.statusCode()).as(link.body()).isEqualTo(302);
        assertThat(tess.follow(link).body())
                .contains("href=\"https://files.example/contract\"", "cccccccc cccccccc", "contrato", "nadie todavía");
    }

    @Test
    void aPauseIsProposedWithTheDuesThatItMovesAndEndedByTheVaAlone() {
        hire("t4", TESS, UGO);
        commission(
                "t4",
                "leaflet",
                "2027-03-12T18:00",
                Fields.of("inputId", "photos", "description", "The photos", "due", "2027-03-05T18:00"));
        product.settle();
        String page = "/engagements/t4/pause";
        Visitor tess = signedIn(TESS, "en");
        String[] week = {
            "from.day",
            "2027-01-11",
            "from.time",
            "10:00",
            "until.day",
            "2027-01-18",
            "until.time",
            "10:00",
            "reason",
            "Fair " + NASTY
        };
        assertThat(send(tess, page, with(week, "act", "preview")).body())
                .contains("Which dues would move", "leaflet", "Fri 12 Mar, 12:00", "Fri 19 Mar, 12:00")
                .contains("The photos, owed", "Fri 12 Mar, 12:00", "Fair &lt;b&gt;");
        assertThat(send(tess, page, with(week, "act", "preview", "until.day", "2027-01-01"))
                        .body())
                .contains("Name two times that a pause can lie between");

        HttpResponse<String> backwards = send(tess, page, with(week, "act", "propose", "until.day", "2027-01-02"));
        assertThat(backwards.statusCode()).isEqualTo(422);
        assertThat(backwards.body()).contains("href=\"#until.day\"", "id=\"until.day.wrong\"", "value=\"2027-01-02\"");
        HttpResponse<String> past =
                send(tess, page, with(week, "act", "propose", "from.day", "2027-01-01", "until.day", "2027-01-02"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("DUE-AHEAD", "It would end: Sat 2 Jan");
        HttpResponse<String> sent = send(tess, page, with(week, "act", "propose"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(Visitor.location(sent)).startsWith("/engagements/t4/proposals?version=");
        product.settle();
        assertThat(tess.get(page).body())
                .contains("A proposal about a pause waits for an answer.", "once the open proposal is answered")
                .doesNotContain("Propose the pause to");

        product.as(UGO).answer("accept-pause", "t4").expect(200);
        product.settle();
        assertThat(tess.get(page).body())
                .contains("The engagement pauses", "It goes on by itself", "Propose to Ugo Prat to end it", "runs")
                .contains("<title>The engagement pauses · Engagements</title>")
                .doesNotContain("End the pause now");
        assertThat(tess.get("/engagements/t4").body())
                .contains("The pause that runs")
                .doesNotContain("Propose a pause");
        HttpResponse<String> asked = send(tess, page, "act", "propose-resume", "why", "The fair is off");
        assertThat(Visitor.location(asked)).startsWith("/engagements/t4/proposals?version=");
        product.settle();
        Visitor ugo = signedIn(UGO, "es");
        assertThat(ugo.get(page).body()).contains("La colaboración está en pausa", "Terminar la pausa ahora");
        HttpResponse<String> ended = send(ugo, page, "act", "resume");
        assertThat(ended.statusCode()).isEqualTo(302);
        assertThat(ugo.follow(ended).body())
                .contains("Proponer una pausa", "terminada")
                .doesNotContain("??", "Terminar la pausa ahora");
        HttpResponse<String> twice = send(ugo, page, "act", "resume");
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("STATE-FORBIDS");
        assertThat(send(ugo, page, "act", "nothing").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void aResignationIsCheckedBeforeItIsSentAndBeginsWithTheNoticeOfTheTerms(String language) {
        String id = "t5" + language;
        hire(id, TESS, UGO);
        commission(id, "soon", "2027-01-15T18:00");
        commission(id, "later", "2027-02-15T18:00");
        product.settle();
        boolean english = language.equals("en");
        String page = "/engagements/" + id + "/resign";
        Visitor ugo = signedIn(UGO, language);
        assertThat(ugo.get(page).body())
                .contains("name=\"lastDay\" value=\"2027-01-21\"")
                .contains(
                        english
                                ? "Your terms name a notice of 10 days, counted from now. So 21 Jan 2027"
                                : "Sus términos fijan un preaviso de 10 días, contado desde ahora. Por eso el 21 ene 2027")
                .doesNotContain("??", "style=\"");

        HttpResponse<String> early = send(ugo, page, "act", "check", "lastDay", "2027-01-20", "reason", NASTY);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body())
                .contains("href=\"#lastDay\"", "id=\"lastDay.wrong\"", "value=\"2027-01-20\"", "&lt;b&gt;Eve")
                .doesNotContain("NOTICE-PERIOD");
        assertThat(send(ugo, page, "act", "check", "lastDay", "soon").body()).contains("id=\"lastDay.wrong\"");
        HttpResponse<String> refused = send(ugo, page, "act", "resign", "lastDay", "2027-01-20");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("NOTICE-PERIOD", "value=\"2027-01-20\"");

        String check = send(ugo, page, "act", "check", "lastDay", "2027-01-21", "reason", "A new life")
                .body();
        assertThat(check)
                .contains(english ? "Check before you leave Tess Roca" : "Compruebe antes de dejar a Tess Roca")
                .contains(english ? "This stays due:" : "Esto se sigue debiendo:")
                .contains(english ? "This is owed no more" : "Esto ya no se debe")
                .contains("“A new life”", "name=\"lastDay\" value=\"2027-01-21\"", "btn-stop");
        assertThat(check.indexOf("soon")).isLessThan(check.indexOf("later"));
        assertThat(product.as(UGO).read("/api/engagements/" + id).at("/state").asString())
                .isEqualTo("ACTIVE");

        HttpResponse<String> sent = send(ugo, page, "act", "resign", "lastDay", "2027-01-21");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(ugo.follow(sent).body())
                .contains(english ? "You resigned" : "Ha renunciado")
                .contains(english ? "Your notice leaves no earlier day." : "Su preaviso no deja ningún día anterior.")
                .doesNotContain("name=\"act\" value=\"check\"");
    }

    @Test
    void theEngagementLeadsToAllOfThem() {
        assertThat(signedIn(UGO, "en").get("/engagements/t1").body())
                .contains("/engagements/t1/terms\"", "/engagements/t1/documents\"")
                .contains("/engagements/t1/pause\"", "/engagements/t1/terms/propose\"", "/engagements/t1/resign\"");
        assertThat(signedIn(TESS, "es").get("/engagements/t1").body())
                .contains("Leer todos los términos", "/engagements/t1/pause\"")
                .doesNotContain("/resign\"");
    }
}
