package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.ProposalsStory.NASTY;
import static io.engagements.standalone.scenario.ProposalsStory.PROPOSALS;
import static io.engagements.standalone.scenario.ProposalsStory.command;
import static io.engagements.standalone.scenario.ProposalsStory.product;
import static io.engagements.standalone.scenario.ProposalsStory.send;
import static io.engagements.standalone.scenario.ProposalsStory.sendAgain;
import static io.engagements.standalone.scenario.ProposalsStory.signedIn;
import static io.engagements.standalone.scenario.ProposalsStory.today;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.ProposalKind;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What the sides propose to each other and how it is answered, on pages without a script. */
@ExtendWith(ProposalsStory.class)
class ProposalPagesTest {

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
                        new String[] {
                            "another deadline for “Catalogue”", "Fri 29 Jan, 18:00", "Mon 1 Feb, 18:00", "new deadline"
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
                .contains("Una espera a ", "Retirar la propuesta", "Después ya no se puede aceptar")
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
                .contains("Lucía Andrade proposes another deadline for “Catalogue”", "“The fair &lt;b&gt;Eve")
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
                .contains("Usted propuso el lun 1 feb, 12:00 Bogotá para «Catalogue»", "la declinó");
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

    /** Ids are not for people. */
    @ParameterizedTest
    @CsvSource({"en, It lapsed: , The proposal:", "es, Caducó: , La propuesta:"})
    void whatLapsedIsRefusedWithoutItsId(String language, String lapsed, String named) {
        String page = "/engagements/e9/proposals";
        HttpResponse<String> refused =
                sendAgain(signedIn(Story.CLIENT, language), page, Map.of("proposal", "lapsed", "verb", "accept"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("PROPOSAL-LAPSED", lapsed).doesNotContain(named, "??");
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
    @ValueSource(strings = {"acme-books", "mateo", "sol", "operator"})
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

    @Test
    void anotherDueThatWasAgreedMeanwhileIsToldAtItsField() {
        Story.commission(product, "e1", "shifting", "2027-01-29T18:00");
        product.settle();
        String page = "/engagements/e1/work/shifting/propose/due-date";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        Map<String, String> typed = Visitor.form(carmen.get(page).body(), "id=\"form\"");
        typed.putAll(Map.of("due.day", "2027-02-10", "due.time", "18:00", "act", "send"));
        proposeDue("l7", "shifting", "Holidays");
        command(Story.CLIENT, "accept-due-date", "engagementId", "e1", "deliverableId", "shifting", "proposalId", "l7");
        product.settle();

        HttpResponse<String> told = carmen.submit(page, page, typed);

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body())
                .contains(
                        "href=\"#due.day\"", "it says by now:", "What you typed stands here.", "value=\"2027-02-10\"");
        Map<String, String> again = Visitor.form(told.body(), "id=\"form\"");
        again.put("act", "send");
        assertThat(carmen.submit(page, page, again).statusCode()).isEqualTo(302);
    }
}
