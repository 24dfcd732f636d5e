package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.OMAR;
import static io.engagements.standalone.scenario.PagesStory.person;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Considering a VA, hiring one, and the lawyer afterwards. Petra considers; each story has a VA of its own. */
@ExtendWith(PagesStory.class)
class HirePagesTest {

    private static final String PETRA = "petra";
    private static final String QUIM = "quim";
    private static final String SEEN = "/candidacies/c-quim";

    private static int vas;

    /** Four checks satisfied, one done without, one doubtful; an offer dearer than usual; and a hiring in vain. */
    @BeforeAll
    static void petraConsidersQuim() throws SQLException {
        person(PETRA, Role.CLIENT, "Petra Sanz");
        person(QUIM, Role.VA, "Quim Vila");
        product.as(PETRA).openCandidacy("c-quim", QUIM).expect(201);
        for (String each : List.of("EXPERIENCE", "WRITING", "RESPONSIVENESS", "SERVICE_CLARITY")) {
            product.as(PETRA).recordVettingCheck("c-quim", each, "SATISFIED").expect(200);
        }
        product.as(PETRA).recordVettingCheck("c-quim", "REFERENCES", "DOUBTFUL").expect(200);
        product.as(PETRA)
                .waiveVettingCheck("c-quim", "REFERENCES", "A friend " + NASTY)
                .expect(200);
        product.as(PETRA).recordVettingCheck("c-quim", "TECHNOLOGY", "DOUBTFUL").expect(200);
        Map<String, Object> terms = Fields.with(
                Fields.with(Story.terms(Story.MADRID), "reviewWindowDays", 14),
                "fee",
                Fields.of("amount", 55, "currency", "USD", "per", "HOUR"));
        product.as(QUIM).offerTerms("c-quim", terms).expect(200);
        product.as(PETRA).hireVa("in-vain", "c-quim", 1).expect(422);
        product.settle();
    }

    /** A candidacy of Petra's with a VA whom no other story knows; its id is the VA's with {@code c-} before it. */
    private static String considered() throws SQLException {
        String va = "va" + ++vas;
        person(va, Role.VA, "Vera " + vas);
        product.as(PETRA).openCandidacy("c-" + va, va).expect(201);
        product.settle();
        return va;
    }

    private static String ready() throws SQLException {
        String va = considered();
        Story.CRITERIA.forEach(each -> product.as(PETRA)
                .recordVettingCheck("c-" + va, each, "SATISFIED")
                .expect(200));
        product.as(va).offerTerms("c-" + va, Story.terms(Story.MADRID)).expect(200);
        product.settle();
        return va;
    }

    private static String page(String va) {
        return "/candidacies/c-" + va;
    }

    /** Sends the form that stands on a page, to that page, with what it has hidden in it. */
    private static HttpResponse<String> send(Visitor person, String page, Map<String, String> fields) {
        String body = person.get(page).body();
        Map<String, String> all = new HashMap<>(fields);
        for (String hidden : List.of("key", "criterion", "version")) {
            if (body.contains("name=\"" + hidden + "\"")) {
                all.putIfAbsent(hidden, Visitor.hidden(body, hidden));
            }
        }
        return person.submit(page, page.replaceAll("\\?.*", ""), all);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "petra; en; Considering Quim Vila|Five of ten checks are settled.|Wed 10 Feb, 04:00 Bogotá (10:00 Madrid, contract): 30"
                        + " days left|4 satisfied, 1 waived, 1 doubtful, 4 open|Petra Sanz, Mon 11 Jan, 04:00|Waived:"
                        + " “A friend &lt;b&gt;|Before that, doubtful: “seen”|Four checks are open|One check is doubtful|The terms are"
                        + " the latest and stand|Services offered and not offered are stated|VETTING-COMPLETE|You tried on Mon 11"
                        + " Jan, 04:00; it is on record.|55.00 USD an hour|Above the usual|Review: 14 days (usual: 7 days)|In doubt?"
                        + " Withdraw.|Decline this offer with a wish…",
                "petra; es; Candidatura de Quim Vila|Cinco de diez comprobaciones están resueltas.|mié 10 feb, 04:00 Bogotá (10:00"
                        + " Madrid, contrato)|4 satisfactorias, se prescinde de 1, 1 dudosa, 4 abiertas|Cuatro comprobaciones están"
                        + " abiertas|Usted lo intentó el lun 11 ene, 04:00|55,00 USD por hora|¿Duda? Retírese.",
                "quim; en; Petra Sanz considers you|Your terms|Offer other terms|href=\"/candidacies/c-quim/terms\"|You can be hired"
                        + " once this is settled.|Petra Sanz tried on Mon 11 Jan, 04:00|Withdraw the candidacy…|Only the client"
                        + " records checks",
                "quim; es; Petra Sanz se plantea contratarle|Sus condiciones|Ofrecer otras condiciones|Solo el cliente registra"
            })
    void aCandidacyIsOnOnePageForBothSides(String account, String language, String words) {
        HttpResponse<String> page = signedIn(account, language).get(SEEN);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .startsWith("<!DOCTYPE html>")
                .contains(words.split("\\|"))
                .doesNotContain("??", "style=\"", "<script>", "<b>Eve", "/hire\"");
        assertThat(page.body().contains("?check=WEBSITE")).isEqualTo(account.equals(PETRA));
        assertThat(page.body().contains(SEEN + "/decline")).isEqualTo(account.equals(PETRA));
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "petra; en; Whom you consider|Quim Vila|55.00 USD an hour|Catalogues|Telephone sales|Five of ten checks|In the way:|Four"
                        + " checks are open · One check is doubtful|Go on with Quim Vila|Consider an assistant",
                "petra; es; A quién se plantea contratar|Seguir con Quim Vila|Falta:",
                "quim; en; Who considers you|See what Petra Sanz has|The offer stands until Wed 10 Feb",
                "quim; es; Quién se plantea contratarle|Ver lo que tiene Petra Sanz",
                "nora; en; Whom you consider|You consider nobody now.|Omar Paz|You hired on the terms offered.|/engagements/w1",
                "mateo; en; No client considers you yet.|First tell a client your id here: mateo",
                "acme-books; en; You consider nobody yet.|First ask an assistant for the id",
                "acme-books; es; Todavía no se plantea contratar a nadie.|Primero pida a quien vaya a asistirle",
            })
    void candidaciesStandSideBySideAndAnEmptyListSaysWhatComesFirst(String account, String language, String words) {
        HttpResponse<String> page = signedIn(account, language).get("/candidacies");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(words.split("\\|"))
                .contains("aria-current=\"page\"")
                .doesNotContain("??", "style=\"");
        assertThat(page.body().contains("name=\"vaId\""))
                .isNotEqualTo(List.of(QUIM, "mateo").contains(account));
        if (!account.equals(PETRA) && !account.equals(QUIM)) {
            assertThat(page.body()).doesNotContain("Quim", "Petra");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {NORA, OMAR, Story.LAWYER, Story.AUDITOR, Story.OPERATOR})
    void whoIsOnNeitherSideFindsNothing(String account) {
        Visitor stranger = signedIn(account, "en");
        for (String path : List.of("", "?check=WEBSITE", "?version=999999", "/hire", "/decline", "/withdraw")) {
            HttpResponse<String> page = stranger.get(SEEN + path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("There is nothing here").doesNotContain("Petra", "Quim");
        }
        Map<String, String> form = Map.of("criterion", "WEBSITE", "outcome", "SATISFIED", "evidence", "x", "key", "k");
        for (String path : List.of(SEEN, SEEN + "/hire", SEEN + "/decline", SEEN + "/withdraw")) {
            assertThat(stranger.submit("/today", path, form).statusCode()).isEqualTo(404);
        }
        boolean deskless = List.of(Story.LAWYER, Story.AUDITOR, Story.OPERATOR).contains(account);
        assertThat(stranger.get("/candidacies").statusCode()).isEqualTo(deskless ? 404 : 200);
        assertThat(stranger.get("/today").body().contains("href=\"/candidacies\""))
                .isNotEqualTo(deskless);
    }

    @Test
    void aVaNeitherRecordsNorHiresNorOpens() {
        Visitor quim = signedIn(QUIM, "en");
        long stored = product.storedEvents();
        assertThat(quim.get(SEEN + "?check=WEBSITE").body()).doesNotContain("name=\"outcome\"");
        Map<String, String> form =
                Map.of("criterion", "WEBSITE", "outcome", "SATISFIED", "evidence", "x", "key", "k", "vaId", OMAR);
        for (String path : List.of(SEEN, SEEN + "/hire", SEEN + "/decline", "/candidacies")) {
            assertThat(quim.submit("/today", path, form).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(quim.get(SEEN + "/hire").statusCode()).isEqualTo(404);
        assertThat(quim.get(SEEN + "/withdraw").statusCode()).isEqualTo(200);
        assertThat(product.storedEvents()).isEqualTo(stored);
    }

    @Test
    void addressesAreChecked() {
        Visitor petra = signedIn(PETRA, "en");
        for (String path : List.of("/candidacies/none", "/candidacies/c%00", SEEN + "/nothing", SEEN + "?check=NONE")) {
            assertThat(petra.get(path).statusCode()).as(path).isIn(400, 404);
        }
        for (String path :
                List.of(SEEN + "?version=x", SEEN + "?before=x", "/candidacies?after=x", "/candidacies?over=x")) {
            assertThat(petra.get(path).statusCode()).as(path).isEqualTo(400);
        }
        assertThat(petra.post(SEEN, Map.of("criterion", "WEBSITE")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void todayLeadsThere() throws SQLException {
        String va = ready();
        assertThat(signedIn(PETRA, "en").get("/today").body())
                .contains("Decide about Vera", "href=\"" + page(va) + "\"")
                .doesNotContain("withdraw-candidacy");
        product.as(PETRA).declineOffer("c-" + va, 1, "Too dear").expect(200);
        product.settle();
        assertThat(signedIn(va, "en").get("/today").body()).contains("href=\"" + page(va) + "/terms\"");
    }

    @Test
    void aCandidacyIsOpenedByTheIdThatTheVaTells() throws SQLException {
        String va = "va" + ++vas;
        person(va, Role.VA, "Wanda " + NASTY);
        Visitor petra = signedIn(PETRA, "en");
        HttpResponse<String> none = send(petra, "/candidacies", Map.of("vaId", NORA));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body())
                .contains("href=\"#vaId\"", "id=\"vaId.wrong\"", "is not a registered VA", "value=\"nora\"")
                .doesNotContain("Nora Gil");
        HttpResponse<String> empty = send(signedIn(PETRA, "es"), "/candidacies", Map.of("vaId", " "));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("El identificador que quien asiste tiene aquí – Falta.");

        HttpResponse<String> opened = send(petra, "/candidacies", Map.of("vaId", va));
        assertThat(opened.statusCode()).isEqualTo(302);
        String candidacy = Visitor.location(opened).replaceAll("\\?.*", "");
        assertThat(petra.follow(opened).body())
                .contains("Considering Wanda &lt;b&gt;Eve", "None of the ten checks is settled.", "Ten checks are open")
                .contains("has to offer terms")
                .doesNotContain("<b>Eve");

        HttpResponse<String> again = send(petra, "/candidacies", Map.of("vaId", va));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("ONE-OPEN-CANDIDACY", "on record", "You consider already: “Wanda")
                .contains("href=\"" + candidacy + "/withdraw\"");
    }

    @Test
    void eachCheckIsRecordedByOneAct() throws SQLException {
        String va = considered();
        Visitor petra = signedIn(PETRA, "en");
        String form = page(va) + "?check=WEBSITE";
        assertThat(petra.get(form).body())
                .contains(
                        "What did it show?",
                        "value=\"NOT_SATISFIED\"",
                        "value=\"WAIVED\"",
                        "own that says what they do")
                .containsPattern("value=\"SATISFIED\"[^>]* autofocus=")
                .contains(" hx-swap=\"outerHTML show:#check-WRITING:top\"")
                .doesNotContain("checked");

        HttpResponse<String> undecided = send(petra, form, Map.of("evidence", "https://vera.example " + NASTY));
        assertThat(undecided.statusCode()).isEqualTo(422);
        assertThat(undecided.body())
                .contains("href=\"#outcome\"", "What did it show? – This is missing.", "https://vera.example &lt;b&gt;")
                .doesNotContain("<b>Eve");
        assertThat(send(petra, form, Map.of()).body())
                .as("what is hidden until an outcome is chosen is not asked for yet")
                .contains("href=\"#outcome\"")
                .doesNotContain("href=\"#evidence\"");
        HttpResponse<String> unseen = send(signedIn(PETRA, "es"), form, Map.of("outcome", "DOUBTFUL"));
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.body())
                .contains("¿Qué ha visto? – Falta.", "id=\"evidence.wrong\"", "checked=\"checked\"")
                .doesNotContain("??");

        HttpResponse<String> recorded =
                send(petra, form, Map.of("outcome", "DOUBTFUL", "evidence", "Two pages, no prices"));
        assertThat(recorded.statusCode()).isEqualTo(302);
        assertThat(recorded.headers().firstValue("Location").orElse("")).endsWith("#check-WEBSITE");
        assertThat(petra.follow(recorded).body())
                .contains("Two pages, no prices", "1 doubtful, 9 open", "Settle")
                .doesNotContain("name=\"outcome\"");

        HttpResponse<String> unreasoned = send(petra, form, Map.of("outcome", "WAIVED", "reason", " "));
        assertThat(unreasoned.body()).contains("Why do you waive it? – This is missing.", "id=\"reason.wrong\"");
        HttpResponse<String> waived = send(petra, form, Map.of("outcome", "WAIVED", "reason", "She writes to us"));
        assertThat(petra.follow(waived).body())
                .contains("Waived: “She writes to us”", "Before that, doubtful: “Two pages, no prices”", "Change");
        assertThat(signedIn(va, "en").get(page(va)).body()).contains("Waived: “She writes to us”");
    }

    @Test
    void whoComesTooLateKeepsWhatWasTyped() throws SQLException {
        String va = considered();
        Visitor petra = signedIn(PETRA, "en");
        String body = petra.get(page(va) + "?check=WRITING").body();
        product.as(va).withdrawCandidacy("c-" + va, "Another client " + NASTY).expect(200);
        product.settle();

        HttpResponse<String> late = petra.submit(
                "/candidacies",
                page(va),
                Map.of(
                        "criterion", "WRITING",
                        "outcome", "SATISFIED",
                        "evidence", "Three letters",
                        "key", Visitor.hidden(body, "key")));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body())
                .contains("STATE-FORBIDS", "How it stands: withdrawn", "Three letters")
                .contains(" withdrew: “Another client &lt;b&gt;Eve")
                .doesNotContain("?check=");
        assertThat(petra.get(page(va)).body())
                .contains("href=\"/candidacies?va=" + va + "#open\"")
                .doesNotContain("/withdraw\"", "What bars hiring");
        assertThat(petra.get("/candidacies?va=" + va).body()).contains("value=\"" + va + "\"");
        assertThat(petra.get(page(va) + "/withdraw").body())
                .contains("This candidacy is over already.")
                .doesNotContain("<textarea");
    }

    @Test
    void hiringIsReadInWordsAndLeadsToTheEngagement() throws SQLException {
        String va = considered();
        Visitor petra = signedIn(PETRA, "en");
        assertThat(petra.get(page(va) + "/hire").body())
                .contains("Hiring is not possible as it stands.", "Ten checks are open")
                .contains("?check=EXPERIENCE#check-EXPERIENCE")
                .doesNotContain("name=\"version\"");
        HttpResponse<String> early = petra.submit("/today", page(va) + "/hire", Map.of("version", "1", "key", "k"));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body())
                .contains("VETTING-COMPLETE", "Not settled: experience, website", page(va) + "#checks")
                .contains("Ten checks are open", "href=\"" + page(va) + "/withdraw\"");

        Story.CRITERIA.forEach(each -> product.as(PETRA)
                .recordVettingCheck("c-" + va, each, "SATISFIED")
                .expect(200));
        product.as(PETRA).waiveVettingCheck("c-" + va, "WEBSITE", "None yet").expect(200);
        product.as(va).offerTerms("c-" + va, Story.terms(Story.MADRID)).expect(200);
        product.settle();
        assertThat(petra.get(page(va)).body())
                .contains("All ten checks are settled.", "Nothing bars hiring", "href=\"" + page(va) + "/hire\"");
        assertThat(signedIn(va, "en").get(page(va)).body()).doesNotContain(page(va) + "/hire\"");
        String check = petra.get(page(va) + "/hire").body();
        assertThat(check)
                .contains(
                        "Nothing is sent yet.", "on version 1", "Professional website: “None yet”", "42.00 USD an hour")
                .contains("is closed by silence", "Go back, send nothing");
        assertThat(signedIn(PETRA, "es").get(page(va) + "/hire").body())
                .contains("Compruebe antes de contratar a", "con la versión 1", "Todavía no se ha enviado nada.")
                .doesNotContain("??");

        // Meanwhile there is another offer: nobody is hired on what was not read.
        product.as(va).offerTerms("c-" + va, Story.terms("Europe/Berlin")).expect(200);
        product.settle();
        HttpResponse<String> stale =
                petra.submit("/today", page(va) + "/hire", Map.of("version", "1", "key", Visitor.hidden(check, "key")));
        assertThat(stale.statusCode()).isEqualTo(422);
        assertThat(stale.body())
                .contains("TERMS-CURRENT", "The latest version is 2.", "on version 2", "href=\"#send\"", "Berlin");

        HttpResponse<String> hired = send(petra, page(va) + "/hire", Map.of());
        assertThat(hired.statusCode()).isEqualTo(302);
        assertThat(Visitor.location(hired)).startsWith("/engagements/");
        assertThat(petra.follow(hired).body())
                .contains("Petra Sanz and Vera", "Ask for work", "Nobody is appointed yet.");
        String engagement = Visitor.location(hired).replaceAll("\\?.*", "");
        product.settle();
        assertThat(petra.get(page(va)).body())
                .contains("You hired on the terms offered.", "href=\"" + engagement + "\"", "Waived: “None yet”");
        assertThat(petra.get(page(va) + "/hire").body()).contains("You hired on the terms offered.");
        aLawyerIsAppointed(petra, va, engagement);
    }

    private static void aLawyerIsAppointed(Visitor petra, String va, String engagement) {
        String page = engagement + "/lawyer";
        assertThat(petra.get(page).body()).contains("A lawyer for your engagement with Vera", "The lawyer’s id here");
        for (String account : List.of(va, NORA, Story.LAWYER)) {
            Visitor other = signedIn(account, "en");
            assertThat(other.get(page).statusCode()).isEqualTo(404);
            assertThat(other.submit("/today", page, Map.of("lawyerId", Story.LAWYER, "key", "k"))
                            .statusCode())
                    .isEqualTo(404);
        }
        HttpResponse<String> none = send(signedIn(PETRA, "es"), page, Map.of("lawyerId", OMAR));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body())
                .contains("No consta como profesional de la abogacía.", "id=\"lawyerId.wrong\"", "value=\"omar\"")
                .doesNotContain("??", "Omar Paz");
        HttpResponse<String> appointed = petra.follow(send(petra, page, Map.of("lawyerId", Story.LAWYER)));
        assertThat(appointed.body()).contains("Your lawyer: Sol", "Appoint another lawyer", engagement + "/documents");
        assertThat(petra.get(engagement).body()).contains("is appointed.", "Appoint another lawyer");
    }

    @Test
    void anOfferIsDeclinedWithAWishAndTheVaReadsIt() throws SQLException {
        String va = ready();
        Visitor petra = signedIn(PETRA, "en");
        String page = page(va) + "/decline";
        assertThat(petra.get(page).body())
                .contains("What you wish instead", "Decline version 1", "Nothing is sent yet.");
        HttpResponse<String> silent = send(petra, page, Map.of("reason", " "));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("What you wish instead – This is missing.", "id=\"reason.wrong\"");

        HttpResponse<String> declined = send(petra, page, Map.of("reason", "38 USD " + NASTY));
        assertThat(petra.follow(declined).body())
                .contains("You declined version 1 of the terms", "The offer was declined; Vera", "38 USD &lt;b&gt;Eve")
                .doesNotContain("<b>Eve", "/decline\"");
        assertThat(signedIn(va, "es").get(page(va)).body())
                .contains(
                        "Petra Sanz declinó la versión 1",
                        "38 USD &lt;b&gt;Eve",
                        "usted tiene que ofrecer otras condiciones")
                .contains("href=\"" + page(va) + "/terms\"");
        assertThat(petra.get(page).body())
                .contains("There is no offer to decline now.")
                .doesNotContain("<textarea");
        HttpResponse<String> again =
                petra.submit("/today", page, Map.of("version", "1", "reason", "Still 38", "key", "other"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("TERMS-CURRENT", "Versions declined: 1.", "Still 38");
    }

    @Test
    void eitherSideWithdrawsWithAReason() throws SQLException {
        String va = considered();
        Visitor vera = signedIn(va, "es");
        String page = page(va) + "/withdraw";
        assertThat(vera.get(page).body()).contains("Retirar la candidatura con Petra Sanz", "No se puede deshacer");
        assertThat(send(vera, page, Map.of()).body()).contains("Su motivo – Falta.");
        HttpResponse<String> withdrawn = send(vera, page, Map.of("reason", "Sin tiempo"));
        assertThat(withdrawn.statusCode()).isEqualTo(302);
        assertThat(vera.follow(withdrawn).body()).contains("Usted se retiró: «Sin tiempo»");
        assertThat(vera.get("/candidacies").body()).contains("Usted se retiró: «Sin tiempo»");
        assertThat(signedIn(PETRA, "en").get("/candidacies").body()).contains("withdrew: “Sin tiempo”");
    }

    @Test
    void earlierVersionsAreShownAFewAtATime() throws SQLException {
        String va = considered();
        for (int days = 1; days <= 8; days++) {
            product.as(va)
                    .offerTerms("c-" + va, Fields.with(Story.terms(Story.MADRID), "reviewWindowDays", 20 + days))
                    .expect(200);
        }
        product.settle();
        Visitor petra = signedIn(PETRA, "en");
        assertThat(petra.get(page(va)).body())
                .contains("version 8,", "version 7,", "version 3,", "Still earlier ones", "before=3")
                .containsSubsequence("28 days", "before:", "27 days")
                .doesNotContain("version 2,");
        assertThat(petra.get(page(va) + "?before=3").body())
                .contains("version 8,", "version 2,", "version 1,")
                .doesNotContain("Still earlier ones", "version 3,");
        assertThat(petra.with("HX-Request", "true").get(page(va) + "?before=3").body())
                .contains("version 2,")
                .doesNotContain("<html", "version 8,");
    }

    @Test
    void moreCandidatesAreAskedForPieceByPiece() throws SQLException {
        person("many", Role.CLIENT, "Mani Many");
        for (int each = 0; each < 13; each++) {
            String va = "of-many" + each;
            product.as(Story.OPERATOR)
                    .registerParty(va, "VA", "Of many, " + each + ".", "Of many", va + "@example.com")
                    .expect(201);
            product.as("many").openCandidacy("c-" + va, va).expect(201);
        }
        product.settle();
        Visitor many = signedIn("many", "en");
        String page = many.get("/candidacies").body();
        assertThat(page).contains("Of many, 12.", "Of many, 1.").doesNotContain("Of many, 0.");
        Matcher more = Pattern.compile("href=\"(/candidacies\\?after=[^\"]+)\"").matcher(page);
        assertThat(more.find()).isTrue();
        assertThat(many.get(more.group(1)).body())
                .contains("Further candidacies", "Of many, 0.")
                .doesNotContain("Of many, 1.", "name=\"vaId\"");
        assertThat(many.with("HX-Request", "true").get(more.group(1)).body())
                .contains("Of many, 0.")
                .doesNotContain("<html");
    }
}
