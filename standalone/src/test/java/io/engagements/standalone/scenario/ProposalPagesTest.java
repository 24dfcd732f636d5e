package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ProposalKind;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the sides propose to each other, owe, contest, say and hand over, on pages without a script. */
class ProposalPagesTest {

    private static final String NASTY = "<b>Eve</b>\"'&";
    private static final String PROPOSALS = "/engagements/e1/proposals";

    @RegisterExtension
    static final Product product = new Product();

    /** Inputs that are late and that are not, pieces in every stage; each test has its own. */
    @BeforeAll
    static void theSidesWorkTogether() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        for (String piece : List.of("brochure", "moved", "mine", "late", "said", "unwanted", "both")) {
            Story.commission(product, "e1", piece, "2027-01-29T18:00");
        }
        Story.commission(product, "e1", "letters", "2027-01-20T18:00", "prices", "2027-01-10T18:00");
        Story.commission(product, "e1", "cards", "2027-01-20T18:00", "names", "2027-01-12T18:00");
        owesSomethingConfidential();
        product.clock("2027-01-11T09:00:00Z");
    }

    private static void owesSomethingConfidential() {
        product.as(Story.CLIENT)
                .requestDeliverable(
                        "e1",
                        "secret",
                        "2027-01-20T18:00",
                        List.of(Fields.of(
                                "inputId",
                                "costs",
                                "description",
                                "What tiles cost us",
                                "due",
                                "2027-01-12T18:00",
                                "confidential",
                                true)))
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e1", "secret").expect(200);
    }

    private static Visitor signedIn(String account, String language) {
        Visitor person = new Visitor(product, language);
        person.signIn(account);
        return person;
    }

    /** Sends one of a page's forms, with these fields. */
    private static HttpResponse<String> send(Visitor person, String page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("key", Visitor.hidden(person.get(page).body(), "key"));
        return person.submit(page, page, all);
    }

    private static Form form(Visitor person, String page) {
        return new Form().field("key", Visitor.hidden(person.get(page).body(), "key"));
    }

    /** All that waits for somebody, however many pages of it there are. */
    private static String today(Visitor person) {
        StringBuilder all = new StringBuilder();
        String next = "/today";
        while (next != null) {
            String body = person.get(next).body();
            all.append(body);
            Matcher more = Pattern.compile("href=\"(/today\\?after=[^\"]+)\"").matcher(body);
            next = more.find() ? more.group(1) : null;
        }
        return all.toString();
    }

    private static void command(String account, String command, Object... fields) {
        product.as(account).command(command, Fields.of(fields)).expect(200);
    }

    private static void proposeDue(String proposal, String piece, String reason) {
        command(
                Story.VA,
                "propose-due-date",
                "engagementId",
                "e1",
                "deliverableId",
                piece,
                "proposalId",
                proposal,
                "due",
                "2027-02-01T18:00",
                "reason",
                reason);
        product.settle();
    }

    private static JsonNode proposal(String engagement, String id) {
        return product.as(Story.CLIENT)
                .read("/api/engagements/" + engagement)
                .at("/proposals")
                .valueStream()
                .filter(each -> each.path("proposalId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** An engagement of its own, with a piece of work, and one open proposal. @return who made it */
    private static String proposed(ProposalKind kind, String engagement) {
        boolean rounds = kind != ProposalKind.EXTRA_ROUND;
        Map<String, Object> terms = Fields.with(Story.terms(Story.MADRID), "improvementRounds", rounds ? 2 : 0);
        Story.consider(product, "c-" + engagement, Story.OTHER_VA, terms);
        product.as(Story.CLIENT).hireVa(engagement, "c-" + engagement, 1).expect(201);
        product.as(Story.CLIENT)
                .requestDeliverable(engagement, "d", "2027-01-29T18:00")
                .expect(200);
        product.as(Story.OTHER_VA).commitToDeliverable(engagement, "d").expect(200);
        Map<String, Object> more = new HashMap<>(Map.of("engagementId", engagement, "proposalId", "p"));
        String by = Story.OTHER_VA;
        switch (kind) {
            case DUE_DATE -> more.putAll(Map.of("deliverableId", "d", "due", "2027-02-01T18:00"));
            case CANCELLATION -> more.put("deliverableId", "d");
            case INPUT -> more.putAll(Map.of("deliverableId", "d", "description", "Photos", "due", "2027-01-20T18:00"));
            case PAUSE -> more.putAll(Map.of("from", "2027-01-12T00:00", "until", "2027-01-20T00:00"));
            case END -> more.put("lastDay", "2027-02-28");
            case TERMS_CHANGE -> {
                more.put("effectiveFrom", "2027-02-01T00:00");
                more.put(
                        "terms",
                        Fields.with(
                                terms,
                                "fee",
                                Fields.of("amount", 45.00, "currency", "USD", "per", "HOUR"),
                                "cureDays",
                                9));
            }
            case REOPENING -> {
                product.as(by).submitDeliverable(engagement, "d").expect(200);
                product.as(Story.CLIENT).acceptDeliverable(engagement, "d", 1).expect(200);
                more.putAll(Map.of("deliverableId", "d", "reason", "A page is missing"));
            }
            case RESUME -> {
                product.as(by)
                        .proposePause(engagement, "2027-01-11T00:00", "2027-02-01T00:00")
                        .expect(200);
                product.as(Story.CLIENT).answer("accept-pause", engagement).expect(200);
                by = Story.CLIENT;
            }
            case EXTRA_ROUND -> {
                product.as(by).submitDeliverable(engagement, "d").expect(200);
                by = Story.CLIENT;
                more.putAll(Map.of(
                        "deliverableId",
                        "d",
                        "submissionVersion",
                        1,
                        "criteria",
                        List.of("c2"),
                        "explanation",
                        "12 pages"));
            }
        }
        String command = kind == ProposalKind.EXTRA_ROUND ? "request-quality-improvement" : "propose-" + kind.kebab();
        product.as(by).command(command, more).expect(200);
        product.settle();
        return by;
    }

    @ParameterizedTest
    @EnumSource(ProposalKind.class)
    void everyKindIsToldFromWhatToWhatAndAcceptedFromItsRow(ProposalKind kind) {
        String engagement = "k-" + kind.kebab();
        String page = "/engagements/" + engagement + "/proposals";
        String by = proposed(kind, engagement);
        Visitor answers = signedIn(by.equals(Story.CLIENT) ? Story.OTHER_VA : Story.CLIENT, "en");
        Visitor waits = signedIn(by, "es");
        String[] told =
                switch (kind) {
                    case DUE_DATE ->
                        new String[] {"another due for “Catalogue”", "Fri 29 Jan, 18:00", "Mon 1 Feb, 18:00", "new due"
                        };
                    case CANCELLATION -> new String[] {"to cancel “Catalogue”", "taken on", "Agree to cancel it"};
                    case INPUT -> new String[] {"a further input", "Photos", "Wed 20 Jan, 18:00", "you owe it by then"};
                    case PAUSE -> new String[] {"proposes a pause", "Tue 12 Jan, 00:00", "Wed 20 Jan, 00:00"};
                    case RESUME -> new String[] {"to end the pause", "The pause lasts until", "Madrid, contract"};
                    case END -> new String[] {"to end the engagement", "open-ended", "Sun 28 Feb, 23:59"};
                    case EXTRA_ROUND -> new String[] {"one more round", "At most 10 pages", "12 pages", "3 days"};
                    case REOPENING -> new String[] {"once more", "accepted", "A page is missing", "7 days"};
                    case TERMS_CHANGE ->
                        new String[] {"other terms", "42.00 USD an hour", "45.00 USD an hour", "9 days"};
                };

        String shown = answers.get(page).body();
        assertThat(shown).contains(told).contains("One waits for your answer.", "Decline the proposal");
        assertThat(shown).doesNotContain("??", "style=\"", "<script>", "value=\"withdraw\"");
        assertThat(waits.get(page).body())
                .contains("Una espera a ", "Retirar la propuesta", "Sin respuesta caduca entonces")
                .doesNotContain("??", "value=\"accept\"");

        HttpResponse<String> sent = send(answers, page, Map.of("proposal", "p", "verb", "accept"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(answers.follow(sent).body())
                .contains("Nothing is proposed now.", "Answered or over", "you accepted")
                .doesNotContain("??");
        assertThat(proposal(engagement, "p").path("state").asString()).isEqualTo("ACCEPTED");
        assertThat(waits.get(page).body()).contains("la aceptó");
    }

    @Test
    void todayLeadsToTheProposalAndTheEngagementDoesToo() {
        proposeDue("t", "both", "The fair is later");
        command(Story.CLIENT, "propose-cancellation", "engagementId", "e1", "deliverableId", "both", "proposalId", "u");
        product.settle();

        assertThat(today(signedIn(Story.VA, "en")))
                .contains("href=\"" + PROPOSALS + "?proposal=u#proposal-u\"", "Answer the proposal about Catalogue");
        assertThat(signedIn(Story.VA, "en").get("/engagements/e1").body()).contains("href=\"" + PROPOSALS + "\"");
    }

    @Test
    void whatIsDeclinedSaysWhyAndRecedes() {
        proposeDue("d1", "moved", "The fair " + NASTY);
        Visitor carmen = signedIn(Story.CLIENT, "en");
        assertThat(carmen.get(PROPOSALS).body())
                .contains("Lucía Andrade proposes another due for “Catalogue”", "“The fair &lt;b&gt;Eve")
                .contains("Mon 25 Jan, 10:00")
                .doesNotContain("<b>Eve");

        String tooLong = "x".repeat(10_001);
        HttpResponse<String> unfit =
                send(carmen, PROPOSALS, Map.of("proposal", "d1", "verb", "decline", "reason", tooLong));
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body()).contains("href=\"#reason-d1\"", "id=\"reason-d1\"", tooLong, "not fit yet");

        HttpResponse<String> sent =
                send(carmen, PROPOSALS, Map.of("proposal", "d1", "verb", "decline", "reason", "Too late " + NASTY));
        assertThat(carmen.follow(sent).body())
                .contains("you declined", "Too late &lt;b&gt;Eve")
                .doesNotContain("id=\"proposal-d1\"");
        assertThat(signedIn(Story.VA, "es").get(PROPOSALS).body())
                .contains("Usted propuso el lun 1 feb, 12:00 Bogotá para “Catalogue”", "la rechazó");
    }

    @Test
    void whoMadeItTakesItBackAndNobodyAnswersTheirOwn() {
        proposeDue("m1", "mine", "Holidays");
        Visitor lucia = signedIn(Story.VA, "en");
        HttpResponse<String> own = send(lucia, PROPOSALS, Map.of("proposal", "m1", "verb", "accept", "reason", "Mine"));
        assertThat(own.statusCode()).isEqualTo(422);
        assertThat(own.body())
                .contains("OTHER-SIDE-ANSWERS", "on record", "href=\"#proposal-m1\"", "id=\"proposal-m1\"", ">Mine<");
        assertThat(send(signedIn(Story.VA, "es"), PROPOSALS, Map.of("proposal", "m1", "verb", "accept"))
                        .body())
                .contains("No enviado", "OTHER-SIDE-ANSWERS");

        HttpResponse<String> back =
                send(lucia, PROPOSALS, Map.of("proposal", "m1", "verb", "withdraw", "reason", "Not needed"));
        assertThat(lucia.follow(back).body()).contains("you took it back", "Not needed");
        assertThat(proposal("e1", "m1").path("state").asString()).isEqualTo("WITHDRAWN");
    }

    @Test
    void whoComesTooLateIsToldWhoWasFirst() {
        proposeDue("l1", "late", "Holidays");
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String key = Visitor.hidden(carmen.get(PROPOSALS).body(), "key");
        command(Story.VA, "withdraw-due-date", "engagementId", "e1", "deliverableId", "late", "proposalId", "l1");
        product.settle();
        HttpResponse<String> late =
                carmen.submit(PROPOSALS, PROPOSALS, Map.of("proposal", "l1", "verb", "accept", "key", key));

        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("Lucía Andrade was first", "Lucía Andrade took it back");
    }

    @Test
    void whatIsNoProposalIsNoPage() {
        proposeDue("n1", "brochure", "Holidays");
        Visitor carmen = signedIn(Story.CLIENT, "en");
        assertThat(send(carmen, PROPOSALS, Map.of("proposal", "none", "verb", "accept"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(carmen, PROPOSALS, Map.of("proposal", "n1", "verb", "burn"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(carmen.get(PROPOSALS + "?after=x").statusCode()).isEqualTo(400);
        assertThat(carmen.get(PROPOSALS + "?past=x").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acme-books", "mateo", "sol", "ines", "operator"})
    void whoIsOnNeitherSideFindsNoneOfThese(String account) {
        Visitor stranger = signedIn(account, "en");
        for (String path : List.of(
                "/proposals",
                "/handed-over",
                "/statements",
                "/work/brochure/propose/due-date",
                "/work/brochure/contest",
                "/work/brochure/statements",
                "/work/letters/inputs")) {
            HttpResponse<String> page = stranger.get("/engagements/e1" + path);
            assertThat(page.statusCode()).as(path).isEqualTo(404);
            assertThat(page.body()).contains("There is nothing here").doesNotContain("Lucía", "Catalogue");
            assertThat(stranger.submit("/today", "/engagements/e1" + path, Map.of("act", "send", "key", "k"))
                            .statusCode())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    private static String propose(String piece, String what) {
        return "/engagements/e1/work/" + piece + "/propose/" + what;
    }

    @Test
    void anotherDueIsProposedFromThePageOfThePiece() {
        Story.commission(product, "e1", "posters", "2027-01-29T18:00");
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        String page = propose("posters", "due-date");
        assertThat(lucia.get("/engagements/e1/work/posters").body())
                .contains("href=\"" + page + "\"", "href=\"" + propose("posters", "input") + "\"")
                .doesNotContain(propose("posters", "reopening"), propose("posters", "cancel\""));
        assertThat(lucia.get(page).body())
                .contains(
                        "Propose another due for “Catalogue”",
                        "counts as agreed in time",
                        "Fri 29 Jan, 12:00",
                        "Bogotá")
                .doesNotContain("??", "Not possible as things stand");
        assertThat(signedIn(Story.CLIENT, "es").get(page).body())
                .contains("Proponer otro plazo para “Catalogue”", "Nada cambia hasta que Lucía Andrade")
                .doesNotContain("??");

        Map<String, String> due = Map.of(
                "due.day", "2027-02-05", "due.time", "18:00", "due.zone", Story.MADRID, "reason", "The fair " + NASTY);
        HttpResponse<String> look = send(lucia, page, and(due, "act", "look"));
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body())
                .containsSubsequence("Fri 5 Feb, 12:00", "18:00 Madrid, contract")
                .contains("The fair &lt;b&gt;Eve");
        HttpResponse<String> none = send(lucia, page, Map.of("act", "send", "reason", "Kept"));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body()).contains("href=\"#due.day\"", "id=\"due.day.wrong\"", ">Kept<");
        HttpResponse<String> past = send(lucia, page, and(due, "act", "send", "due.day", "2027-01-05"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body()).contains("DUE-AHEAD", "on record", "href=\"#form\"", "2027-01-05");

        HttpResponse<String> sent = send(lucia, page, and(due, "act", "send"));
        assertThat(Visitor.location(sent)).startsWith(PROPOSALS + "?version=");
        assertThat(lucia.follow(sent).body()).contains("You propose another due for “Catalogue”", "Fri 5 Feb, 12:00");
        assertThat(lucia.get(page).body()).contains("Not possible as things stand");
        assertThat(lucia.get("/engagements/e1/work/posters").body()).doesNotContain("href=\"" + page + "\"");
    }

    private static Map<String, String> and(Map<String, String> fields, String... more) {
        Map<String, String> all = new HashMap<>(fields);
        for (int each = 0; each < more.length; each += 2) {
            all.put(more[each], more[each + 1]);
        }
        return all;
    }

    @Test
    void aFurtherInputIsAskedForByTheVaAlone() {
        Story.commission(product, "e1", "flyers", "2027-01-29T18:00");
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        String page = propose("flyers", "input");
        assertThat(signedIn(Story.CLIENT, "en").get(page).statusCode()).isEqualTo(404);
        Map<String, String> due = Map.of("due.day", "2027-01-20", "due.time", "18:00", "due.zone", Story.MADRID);
        assertThat(send(lucia, page, and(due, "act", "send")).body()).contains("href=\"#description\"");
        HttpResponse<String> sent =
                send(lucia, page, and(due, "act", "send", "description", "Photos " + NASTY, "confidential", "yes"));
        assertThat(lucia.follow(sent).body())
                .contains("You ask for a further input for “Catalogue”", "Photos &lt;b&gt;Eve", "confidential");
    }

    @Test
    void aPieceIsCancelledAfterACheckInWordsAndByTheClientAlone() {
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String page = propose("unwanted", "cancel");
        assertThat(signedIn(Story.VA, "en").get(page).statusCode()).isEqualTo(404);
        assertThat(carmen.get(page).body())
                .contains("Check before you cancel “Catalogue”", "Nothing is sent yet.", "This cannot be taken back.")
                .contains("Go back, send nothing", "Cancel it for good");
        assertThat(signedIn(Story.CLIENT, "es").get(page).body()).contains("Cancelarlo definitivamente");

        HttpResponse<String> sent = send(carmen, page, Map.of("act", "send", "reason", "No fair this year"));
        assertThat(Visitor.location(sent)).startsWith("/engagements/e1/work/unwanted?version=");
        assertThat(carmen.follow(sent).body()).contains("cancelled").doesNotContain("/propose/cancel");
        HttpResponse<String> again = send(carmen, page, Map.of("act", "send"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("STATE-FORBIDS");
    }

    @Test
    void aNewReviewIsProposedWithAReason() {
        Story.commission(product, "e1", "accepted", "2027-01-29T18:00");
        product.as(Story.VA).submitDeliverable("e1", "accepted").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e1", "accepted", 1).expect(200);
        product.settle();
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String page = propose("accepted", "reopening");
        assertThat(carmen.get("/engagements/e1/work/accepted").body()).contains("href=\"" + page + "\"");
        assertThat(send(carmen, page, Map.of("act", "send")).body()).contains("href=\"#reason\"");
        assertThat(carmen.follow(send(carmen, page, Map.of("act", "send", "reason", "A page is missing")))
                        .body())
                .contains("You propose to review “Catalogue” once more", "A page is missing");
        assertThat(carmen.get(propose("accepted", "nonsense")).statusCode()).isEqualTo(404);
        assertThat(carmen.get(propose("none", "reopening")).statusCode()).isEqualTo(404);
    }

    @Test
    void theClientSeesWhatStopsTheClockAndHandsItIn() {
        String page = "/engagements/e1/work/letters/inputs";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        assertThat(today(carmen)).contains("href=\"" + page + "\"");
        assertThat(carmen.get(page).body())
                .contains("What you owe for “Catalogue”", "The price list", "16 hours late")
                .contains("The clock of Lucía Andrade stands still since Sun 10 Jan, 18:00 Madrid")
                .doesNotContain("??", "Return it");
        assertThat(signedIn(Story.VA, "es").get(page).body())
                .contains("Lo que Carmen Ruiz debe", "Su reloj está parado desde el dom 10 ene, 12:00 Bogotá")
                .doesNotContain("??", "name=\"text\"");

        Form both = form(carmen, page)
                .field("input", "prices")
                .field("text", "Two tiles " + NASTY)
                .field("link", "https://files.example/prices");
        HttpResponse<String> unfit = carmen.submit(page, page, both);
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body())
                .contains(
                        "href=\"#text-prices\"",
                        "One of the three",
                        "Two tiles &lt;b&gt;Eve",
                        "https://files.example/prices");
        HttpResponse<String> sent = carmen.submit(
                page, page, form(carmen, page).field("input", "prices").field("text", "Two tiles " + NASTY));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(carmen.follow(sent).body())
                .contains("Carmen Ruiz gave it", "Two tiles &lt;b&gt;Eve", ">given<")
                .doesNotContain("stands still since", "name=\"text\"");

        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(send(lucia, page, Map.of("input", "prices")).body()).contains("href=\"#reason-prices\"");
        HttpResponse<String> back = send(lucia, page, Map.of("input", "prices", "reason", "Prices are missing"));
        assertThat(lucia.follow(back).body())
                .contains("Lucía Andrade returned it", "“Prices are missing”", "returned, owed again");
    }

    @Test
    void anInputIsAFileThatIsKeptUntilTheRestFits() {
        String page = "/engagements/e1/work/cards/inputs";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        HttpResponse<String> unfit = carmen.submit(
                page,
                page,
                form(carmen, page)
                        .field("input", "names")
                        .field("text", "and a text")
                        .part("form-data; name=\"file\"; filename=\"names.txt\"", "a"));
        assertThat(unfit.statusCode()).isEqualTo(422);
        assertThat(unfit.body()).contains("names.txt", "ca978112ca1bbdca", "and a text");
        Form file = form(carmen, page).field("input", "names").field("text", "").field("kept.0.on", "on");
        for (String field : List.of("fileId", "name", "sha256", "size")) {
            file.field("kept.0." + field, Visitor.hidden(unfit.body(), "kept.0." + field));
        }
        HttpResponse<String> sent = carmen.submit(page, page, file);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(carmen.follow(sent).body()).contains("Save the file", "href=\"/files/");
        assertThat(carmen.submit(
                                page,
                                page,
                                new Form()
                                        .field("key", "none")
                                        .field("input", "none")
                                        .field("text", "x"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(send(signedIn(Story.VA, "en"), page, Map.of("input", "names", "reason", "Empty"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(carmen.submit(page, page, Map.of("input", "names", "reason", "x", "key", "k"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whatIsConfidentialWaitsForAnAgreement() {
        String page = "/engagements/e1/work/secret/inputs";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        assertThat(carmen.get(page).body()).contains("no confidentiality agreement is in force");
        HttpResponse<String> refused = carmen.submit(
                page, page, form(carmen, page).field("input", "costs").field("text", "Nine"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("NDA-REQUIRED", "on record", "Confidentiality agreements signed: 0.", ">Nine<");
    }

    @Test
    void aRoundIsContestedAndTakenBackOrConceded() {
        for (String piece : List.of("contested", "conceded")) {
            Story.commission(product, "e1", piece, "2027-01-29T18:00");
            product.as(Story.VA).submitDeliverable("e1", piece).expect(200);
            product.as(Story.CLIENT)
                    .requestQualityImprovement("e1", piece, 1, List.of("c2"), null)
                    .expect(200);
        }
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String page = "/engagements/e1/work/contested/contest";
        assertThat(lucia.get("/engagements/e1/work/contested").body()).contains("href=\"" + page + "\"");
        assertThat(lucia.get(page).body())
                .contains("Contest round 1", "It asks for what was never agreed", "12 pages", "Possible until")
                .doesNotContain("??", "concede-improvement", "checked");
        assertThat(signedIn(Story.VA, "es").get(page).body())
                .contains("Impugnar la ronda 1", "Pide lo que nunca se acordó")
                .doesNotContain("??");
        Map<String, String> contest =
                Map.of("act", "contest-improvement", "number", "1", "statement", "Nobody " + NASTY);
        HttpResponse<String> undecided = send(lucia, page, contest);
        assertThat(undecided.statusCode()).isEqualTo(422);
        assertThat(undecided.body()).contains("href=\"#because\"", "Choose one of them", "Nobody &lt;b&gt;Eve");
        assertThat(lucia.follow(send(lucia, page, and(contest, "because", "NEW_SCOPE")))
                        .body())
                .contains("Lucía Andrade contests round 1", "It asks for what was never agreed", "Let round 1 stand");

        assertThat(carmen.get(page).body())
                .contains("Take round 1 back", "Nobody &lt;b&gt;Eve")
                .doesNotContain("??");
        assertThat(carmen.follow(send(carmen, page, Map.of("act", "withdraw-improvement", "number", "1")))
                        .body())
                .contains("There is nothing to contest");
        HttpResponse<String> over = sendAgain(carmen, page, Map.of("act", "withdraw-improvement", "number", "1"));
        assertThat(over.statusCode()).isEqualTo(422);
        assertThat(over.body()).contains("STATE-FORBIDS");

        String other = "/engagements/e1/work/conceded/contest";
        send(lucia, other, Map.of("act", "contest-improvement", "number", "1", "because", "MEANS"));
        product.settle();
        assertThat(today(carmen)).contains("href=\"" + other + "\"");
        assertThat(lucia.follow(send(lucia, other, Map.of("act", "concede-improvement", "number", "1")))
                        .body())
                .doesNotContain("concede-improvement");
        assertThat(lucia.submit("/today", other, Map.of("act", "burn", "key", "k"))
                        .statusCode())
                .isEqualTo(400);
    }

    /** Where the page has no form any more. */
    private static HttpResponse<String> sendAgain(Visitor person, String page, Map<String, String> fields) {
        return person.submit(
                "/today", page, and(fields, "key", UUID.randomUUID().toString()));
    }

    @Test
    void aRejectionIsContestedInWords() {
        Map<String, Object> terms = Fields.with(Story.terms(Story.MADRID), "improvementRounds", 0);
        Story.consider(product, "c-r1", Story.OTHER_VA, terms);
        product.as(Story.CLIENT).hireVa("r1", "c-r1", 1).expect(201);
        product.as(Story.CLIENT)
                .requestDeliverable("r1", "d", "2027-01-29T18:00")
                .expect(200);
        product.as(Story.OTHER_VA).commitToDeliverable("r1", "d").expect(200);
        product.as(Story.OTHER_VA).submitDeliverable("r1", "d").expect(200);
        product.as(Story.CLIENT).rejectDeliverable("r1", "d", 1, List.of("c2")).expect(200);
        product.settle();
        Visitor mateo = signedIn(Story.OTHER_VA, "en");
        String page = "/engagements/r1/work/d/contest";
        assertThat(mateo.get(page).body()).contains("Contest the rejection of version 1", "only if a lawyer approves");
        Map<String, String> act = Map.of("act", "contest-rejection", "number", "1");
        assertThat(send(mateo, page, act).body()).contains("href=\"#statement-contest-rejection\"");
        assertThat(mateo.follow(send(mateo, page, and(act, "statement", "It has 9 pages")))
                        .body())
                .contains("Mateo Reyes contests the rejection of version 1", "“It has 9 pages”");
    }

    @Test
    void eitherSideRepliesToWorkAndReviewAndItStandsThere() {
        product.as(Story.VA).submitDeliverable("e1", "said").expect(200);
        product.settle();
        String page = "/engagements/e1/work/said/statements";
        Visitor lucia = signedIn(Story.VA, "en");
        String form = lucia.get(page).body();
        assertThat(form).contains("value=\"DELIVERABLE:said\"", "version 1, handed in", "changes no number");
        assertThat(signedIn(Story.CLIENT, "es").get(page).body())
                .contains("Declaraciones", "la versión 1, entregada")
                .doesNotContain("??");
        assertThat(send(lucia, page, Map.of("about", "DELIVERABLE:said")).body())
                .contains("href=\"#text\"");
        assertThat(send(lucia, page, Map.of("text", "Kept")).body()).contains("href=\"#about\"", ">Kept<");
        String review = form.replaceAll("(?s).*value=\"(REVIEW:[^\"]+)\".*", "$1");
        HttpResponse<String> sent = send(lucia, page, Map.of("about", review, "text", "Made in one night " + NASTY));
        assertThat(lucia.follow(sent).body())
                .contains("Lucía Andrade, about version 1", "Made in one night &lt;b&gt;Eve");
        assertThat(signedIn(Story.CLIENT, "en").get("/engagements/e1/work/said").body())
                .contains("Lucía Andrade, about version 1", "Made in one night &lt;b&gt;Eve", "Say something to it");
        assertThat(send(lucia, page, Map.of("about", "NOTICE:none", "text", "x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void anEndIsRepliedToLikewise() {
        Story.hire(product, "s1", Story.OTHER_VA, Story.MADRID);
        product.settle();
        String page = "/engagements/s1/statements";
        Visitor mateo = signedIn(Story.OTHER_VA, "en");
        assertThat(mateo.get(page).body()).contains("neither a notice nor an end to reply to");
        product.as(Story.OTHER_VA)
                .leave("resign-engagement", "s1", "2027-02-28")
                .expect(200);
        product.settle();
        Visitor carmen = signedIn(Story.CLIENT, "es");
        String form = carmen.get(page).body();
        assertThat(form).contains("la renuncia");
        String end = form.replaceAll("(?s).*value=\"(TERMINATION:[^\"]+)\".*", "$1");
        assertThat(carmen.follow(send(carmen, page, Map.of("about", end, "text", "Una pena")))
                        .body())
                .contains("Carmen Ruiz, sobre la renuncia", "“Una pena”");
    }

    @Test
    void theClientHandsOverAndTheVaReads() {
        Story.hire(product, "h1");
        product.settle();
        String page = "/engagements/h1/handed-over";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(carmen.get(page).body())
                .contains("Handed over", "Share a material", "No confidentiality agreement is in force")
                .doesNotContain("??");
        assertThat(lucia.get(page).body()).contains("Nothing yet.").doesNotContain("Share a material", "??");

        assertThat(carmen.submit(page, page, form(carmen, page).field("kind", "PRODUCT_LINE"))
                        .body())
                .contains("href=\"#title\"", "What it is called");
        HttpResponse<String> confidential = carmen.submit(
                page,
                page,
                form(carmen, page)
                        .field("title", "Prices <b>Eve")
                        .field("kind", "PRODUCT_LINE")
                        .field("confidential", "yes")
                        .part("form-data; name=\"file\"; filename=\"prices.txt\"", "a"));
        assertThat(confidential.statusCode()).isEqualTo(422);
        assertThat(confidential.body())
                .contains("NDA-REQUIRED", "Prices &lt;b&gt;Eve", "prices.txt", "ca978112ca1bbdca");
        for (String kind : List.of("PRODUCT_LINE", "COMPANY")) {
            Form open = form(carmen, page)
                    .field("title", "About " + kind)
                    .field("kind", kind)
                    .field("link", "https://files.example/about");
            assertThat(carmen.submit(page, page, open).statusCode()).isEqualTo(302);
        }
        product.settle();
        assertThat(today(lucia)).contains("href=\"" + page + "\"");
        String unread = lucia.get(page).body();
        assertThat(unread).contains("About COMPANY", "to be read", "I have read it");
        List<String> items = Pattern.compile("name=\"item\" value=\"([^\"]+)\"")
                .matcher(unread)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(items).hasSize(2);
        for (String item : items) {
            HttpResponse<String> read = send(lucia, page, Map.of("act", "acknowledge-material", "item", item));
            assertThat(lucia.follow(read).body()).contains(">read<");
        }
        assertThat(sendAgain(lucia, page, Map.of("act", "acknowledge-material", "item", items.get(0)))
                        .body())
                .contains("STATE-FORBIDS", "How it stands: read.");

        HttpResponse<String> early = send(carmen, page, Map.of("act", "grant-access", "tool", "Inbox"));
        assertThat(early.body()).contains("NDA-REQUIRED", "value=\"Inbox\"");
        new Entrust(product, "h1").signNda(null).expect(200);
        product.settle();
        assertThat(carmen.follow(send(
                                carmen, page, Map.of("act", "grant-access", "tool", "Inbox", "level", "read only")))
                        .body())
                .contains("access: read only", "Lucía Andrade has access", "Take the access back");
        assertThat(carmen.follow(send(
                                carmen,
                                page,
                                Map.of("act", "divert-channel", "channel", "EMAIL", "address", "ventas@ruiz.example")))
                        .body())
                .contains("ventas@ruiz.example", "Lucía Andrade answers it");
        assertThat(signedIn(Story.CLIENT, "es").get(page).body())
                .contains("Retirar el acceso", "Recuperar el canal", "Lucía Andrade lo atiende")
                .doesNotContain("??");
        assertThat(lucia.get(page).body())
                .contains("you have access", "you answer it")
                .doesNotContain("Take the access back");
        assertThat(sendAgain(lucia, page, Map.of("act", "burn", "item", "x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void atTheEndAllOfItComesBackOrIsDoneWithout() {
        Story.hire(product, "h2");
        Entrust entrust = new Entrust(product, "h2");
        entrust.brief(null);
        entrust.grant("a1").expect(200);
        entrust.divert("ch1").expect(200);
        product.as(Story.VA).leave("resign-engagement", "h2", "2027-02-28").expect(200);
        product.settle();
        String page = "/engagements/h2/handed-over";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(lucia.get(page).body())
                .contains("The engagement ends.", "Returned or destroyed?", "This cannot be taken back");
        HttpResponse<String> done = send(
                lucia, page, Map.of("act", "complete-exit-item", "item", "material-m1", "note", "Shredded " + NASTY));
        assertThat(lucia.follow(done).body()).contains("returned or destroyed", "Shredded &lt;b&gt;Eve");
        assertThat(today(carmen)).contains("href=\"" + page + "\"");
        carmen.follow(send(carmen, page, Map.of("act", "revoke-access", "item", "access-a1")));
        HttpResponse<String> waived = send(carmen, page, Map.of("act", "waive-exit-item", "item", "channel-ch1"));
        assertThat(carmen.follow(waived).body())
                .contains(">taken back<", "you did without taking it back; it is still diverted");
        assertThat(carmen.follow(send(carmen, page, Map.of("act", "return-channel", "item", "channel-ch1")))
                        .body())
                .doesNotContain("still diverted");
        HttpResponse<String> again =
                sendAgain(carmen, page, Map.of("act", "waive-exit-item", "item", "channel-ch1", "note", "Kept"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("STATE-FORBIDS");
    }

    @ParameterizedTest
    @CsvSource({"en, Lucía Andrade", "es, Lucía Andrade"})
    void aPartOfThePageThatIsRefusedStaysInItsPlace(String language, String name) {
        Visitor carmen = signedIn(Story.CLIENT, language).with("HX-Request", "true");
        HttpResponse<String> page = carmen.get("/engagements/none/proposals");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(page.body()).doesNotContain("<html", name);
    }

    /** Some pages have many forms and one key. */
    @Test
    void everyRowOfAPageIsAnsweredOnceHoweverOftenItIsPressed() {
        proposed(ProposalKind.DUE_DATE, "rows");
        product.as(Story.CLIENT)
                .requestDeliverable("rows", "d2", "2027-01-29T18:00")
                .expect(200);
        product.as(Story.OTHER_VA).commitToDeliverable("rows", "d2").expect(200);
        command(
                Story.OTHER_VA,
                "propose-cancellation",
                "engagementId",
                "rows",
                "deliverableId",
                "d2",
                "proposalId",
                "p2");
        product.settle();
        String page = "/engagements/rows/proposals";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        String key = Visitor.hidden(carmen.get(page).body(), "key");
        Map<String, String> first = Map.of("proposal", "p", "verb", "decline", "key", key);

        HttpResponse<String> done = carmen.submit(page, page, first);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(302);
        HttpResponse<String> again = carmen.submit(page, page, first);
        assertThat(Visitor.location(again)).isEqualTo(Visitor.location(done));
        HttpResponse<String> other = carmen.submit(page, page, Map.of("proposal", "p2", "verb", "accept", "key", key));
        assertThat(other.statusCode()).as(other.body()).isEqualTo(302);
        product.settle();
        assertThat(proposal("rows", "p").path("state").asString()).isEqualTo("DECLINED");
        assertThat(proposal("rows", "p2").path("state").asString()).isEqualTo("ACCEPTED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void todayLeadsToTheOneProposalWhereverItStandsInTheList(String language) {
        String engagement = "one-" + language;
        proposed(ProposalKind.DUE_DATE, engagement);
        for (int each = 0; each < 20; each++) {
            String piece = "e" + each;
            product.as(Story.CLIENT)
                    .requestDeliverable(engagement, piece, "2027-01-29T18:00")
                    .expect(200);
            product.as(Story.OTHER_VA).commitToDeliverable(engagement, piece).expect(200);
            command(
                    Story.OTHER_VA,
                    "propose-cancellation",
                    "engagementId",
                    engagement,
                    "deliverableId",
                    piece,
                    "proposalId",
                    "x" + each);
        }
        product.settle();
        String page = "/engagements/" + engagement + "/proposals";
        Visitor carmen = signedIn(Story.CLIENT, language);

        String last = today(carmen);
        assertThat(last).contains("href=\"" + page + "?proposal=x19#proposal-x19\"");
        assertThat(carmen.get(page).body()).doesNotContain("id=\"proposal-x19\"");
        String led = carmen.get(page + "?proposal=x19").body();
        assertThat(led.indexOf("id=\"proposal-x19\"")).isBetween(0, led.indexOf("id=\"proposal-p\""));
        Matcher more = Pattern.compile("href=\"([^\"]+after=[^\"]+)\"").matcher(led);
        assertThat(more.find()).isTrue();
        assertThat(carmen.get(more.group(1).replace("&amp;", "&")).body())
                .contains("id=\"proposal-x18\"")
                .doesNotContain("id=\"proposal-x19\"", "id=\"proposal-p\"");
        assertThat(carmen.get(page + "?proposal=gone").statusCode()).isEqualTo(200);
    }
}
