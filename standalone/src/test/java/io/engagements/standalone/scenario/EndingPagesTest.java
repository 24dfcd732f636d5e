package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * "May I end this?" lived through in the browser: no ground, a ground, notice, cure, the lawyer, the end and its way back
 * (stories S7, S12 and S13), and the ways that need no ground.
 */
@TestMethodOrder(OrderAnnotation.class)
class EndingPagesTest {

    private static final String END = "/engagements/e1/end";
    private static final String NASTY = "Nothing came <b>at all</b>";

    @RegisterExtension
    static final Product product = new Product();

    private static Visitor signedIn(String account, String language) {
        return Visitor.signedIn(product, account, language);
    }

    private static Visitor carmen() {
        return signedIn(Story.CLIENT, "en");
    }

    /** Sends what a form has, under its own key. */
    private static HttpResponse<String> send(Visitor person, String page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("key", Visitor.hidden(person.get(page).body(), "key"));
        return person.submit(page, page.replaceFirst("\\?.*", ""), all);
    }

    /** Goes over the page to check, with what stands there hidden. */
    private static HttpResponse<String> checked(
            Visitor person, String page, Map<String, String> fields, String... words) {
        Map<String, String> first = new HashMap<>(fields);
        first.put("step", "check");
        HttpResponse<String> check = send(person, page, first);
        assertThat(check.statusCode()).as(check.body()).isEqualTo(200);
        assertThat(check.body()).contains(words).contains("value=\"send\"").doesNotContain("??");
        Map<String, String> second = new HashMap<>(fields);
        fields.keySet().forEach(field -> second.put(field, unescaped(Visitor.hidden(check.body(), field))));
        second.put("key", Visitor.hidden(check.body(), "key"));
        second.put("step", "send");
        return send(person, page, second);
    }

    private static Map<String, String> with(Map<String, String> fields, String... more) {
        Map<String, String> all = new HashMap<>(fields);
        for (int each = 0; each < more.length; each += 2) {
            all.put(more[each], more[each + 1]);
        }
        return all;
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String done(Visitor person, HttpResponse<String> sent) {
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String page = person.follow(sent).body();
        assertThat(page).doesNotContain("??");
        return page;
    }

    @Test
    @Order(1)
    void anEndForCauseIsLivedThroughToTheEndAndBack() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-01-12T18:00");
        Story.commission(product, "e1", "d2", "2027-02-26T18:00");
        product.settle();
        withoutAGroundTheAnswerIsNo();
        whoIsNeitherSideFindsNothing();
        product.clock("2027-01-13T09:00:00Z");
        aGroundWantsNotice();
        theVaRepliesAndReadsWhatCuresIt();
        whileTheCurePeriodRunsNothingMoreIsOffered();
        product.clock("2027-01-19T09:00:00Z");
        aLawyerIsMissing();
        theLawyerRefusesAndThenApproves();
        theContractIsEndedTakenBackAndEnded();
        theCaseFileIsThereForBothSidesAndTheLawyer();
        product.clock("2027-02-01T09:00:00Z");
        afterTheLastDayItIsOver();
    }

    private static void withoutAGroundTheAnswerIsNo() {
        String page = carmen().get(END).body();
        assertThat(page)
                .contains("<h1>No: there is no ground.</h1>")
                .contains("What was checked: 2 pieces of work", "No ground ever arose.")
                .contains("The terms of Lucía Andrade give you no ordinary notice")
                .doesNotContain(END + "/notice\"", END + "/terminate\"", "id=\"grounds\"", "??");
        assertThat(page.indexOf("Propose an end to Lucía Andrade"))
                .as("the gentler way stands first")
                .isBetween(1, page.indexOf("The way to an end for cause"));
        assertThat(signedIn(Story.CLIENT, "es").get(END).body())
                .contains("<h1>No: no hay ninguna causa.</h1>", "Proponer un final a Lucía Andrade")
                .doesNotContain("??");
        assertThat(signedIn(Story.VA, "en").get(END).body())
                .contains("<h1>Nothing is alleged against you.</h1>", "/engagements/e1/resign\"")
                .doesNotContain("The way to an end for cause", "??");
        assertThat(carmen().get(END + "/notice").body())
                .contains("There is no ground of which notice could be given.")
                .doesNotContain("name=\"statement\"");
        String engagement = carmen().get("/engagements/e1").body();
        assertThat(engagement).contains("href=\"" + END + "\"", "May I end this?");
        assertThat(engagement.indexOf(END + "/agreement\""))
                .as("an agreement is easier to find than a termination")
                .isBetween(1, engagement.indexOf(END + "\""));
    }

    private static void whoIsNeitherSideFindsNothing() {
        for (String account :
                List.of(Story.OTHER_CLIENT, Story.OTHER_VA, Story.LAWYER, Story.AUDITOR, Story.OPERATOR)) {
            Visitor other = signedIn(account, "en");
            for (String path : List.of("", "/agreement", "/notice", "/decision", "/contract")) {
                boolean reads = account.equals(Story.AUDITOR) && path.equals("/decision");
                assertThat(other.ask(END + path).statusCode())
                        .as(account + path)
                        .isEqualTo(reads ? 200 : 404);
            }
        }
        Visitor lucia = signedIn(Story.VA, "en");
        for (String path :
                List.of("/notice", "/approval", "/terminate", "/withdraw", "/by-notice", "/decision", "/x")) {
            assertThat(lucia.ask(END + path).statusCode()).as(path).isEqualTo(404);
        }
        assertThat(carmen().ask(END + "/decision").statusCode()).isEqualTo(404);
        assertThat(signedIn(Story.OTHER_CLIENT, "en").ask(END + "/case-file").statusCode())
                .isEqualTo(404);
        HttpResponse<String> sent =
                lucia.submit(END + "/agreement", END + "/notice", Map.of("key", "k", "step", "send"));
        assertThat(sent.statusCode()).isEqualTo(404);
    }

    private static void aGroundWantsNotice() {
        assertThat(carmen().get(END).body())
                .contains("<h1>No, not yet: notice of the breach has to be given first.</h1>")
                .contains("Missing besides: A lawyer who approves it; none is appointed.")
                .contains("due Tue 12 Jan, 18:00 Madrid, nothing whole since", END + "/notice\"");
        assertThat(signedIn(Story.VA, "en").get(END).body())
                .contains("One ground stands against you.", "A whole delivery cures it", "No notice was given yet")
                .contains("/engagements/e1/work/d1\"");

        String form = END + "/notice";
        Visitor carmen = carmen();
        assertThat(carmen.get(form).body()).contains("ground.missed-d1").doesNotContain("checked=\"checked\"");
        HttpResponse<String> none = send(carmen, form, Map.of("step", "check", "statement", NASTY));
        assertThat(none.statusCode()).isEqualTo(422);
        assertThat(none.body())
                .contains("Choose at least one ground.", "Nothing came &lt;b&gt;at all", "id=\"grounds\"");
        HttpResponse<String> silent = send(carmen, form, Map.of("step", "send", "ground.missed-d1", "on"));
        assertThat(silent.statusCode()).isEqualTo(422);
        assertThat(silent.body()).contains("href=\"#statement\"", "statement.wrong");
        Map<String, String> fields = Map.of("ground.missed-d1", "on", "statement", NASTY);
        Map<String, String> again = new HashMap<>(fields);
        again.put("step", "edit");
        assertThat(send(carmen, form, again).body()).contains("Nothing came &lt;b&gt;at all", "checked=\"checked\"");

        String noticed = done(
                carmen,
                checked(
                        carmen,
                        form,
                        fields,
                        "Check the notice to Lucía Andrade",
                        "Mon 18 Jan, 10:00 Madrid",
                        NASTY.replace("<", "&lt;").replace(">", "&gt;")));
        assertThat(noticed)
                .contains("You gave notice of the breach", "5 days left", "until Mon 18 Jan, 10:00 Madrid")
                .contains("class=\"cure-run\"", "width=\"0.00%\"", "cure runs")
                .contains("You gave notice of the breach: “Catalogue”.", "“Nothing came &lt;b&gt;at all&lt;/b&gt;”")
                .doesNotContain(END + "/notice\"");
        assertThat(carmen.submit(form, form, with(fields, "key", "twice", "step", "check"))
                        .body())
                .contains("As things stand this would be refused:")
                .contains("Notice of “Catalogue” was given already, Wed 13 Jan")
                .contains("Its cure period runs until Mon 18 Jan, 10:00 Madrid")
                .doesNotContain("A contract is terminated for cause only on grounds that are open");
    }

    private static void theVaRepliesAndReadsWhatCuresIt() {
        Visitor lucia = signedIn(Story.VA, "es");
        String page = lucia.get(END).body();
        assertThat(page)
                .contains(
                        "Hay una causa contra usted.",
                        "La subsana una entrega completa",
                        "04:00 Bogotá",
                        "(10:00 Madrid, contrato)")
                .contains("Carmen Ruiz dio aviso de incumplimiento")
                .doesNotContain("??");
        Matcher reply =
                Pattern.compile("href=\"(" + END + "/statement\\?[^\"]+)\"").matcher(page);
        assertThat(reply.find()).isTrue();
        String form = reply.group(1).replace("&amp;", "&");
        String asked = lucia.get(form).body();
        assertThat(asked).contains("Nothing came &lt;b&gt;", "Su respuesta");
        Map<String, String> about =
                Map.of("kind", Visitor.hidden(asked, "kind"), "about", Visitor.hidden(asked, "about"), "step", "send");
        assertThat(send(lucia, form, about).statusCode()).isEqualTo(422);
        Map<String, String> said = new HashMap<>(about);
        said.put("text", "The half is done.");
        assertThat(done(lucia, send(lucia, form, said))).contains("«The half is done.»");
        assertThat(carmen().get(END).body()).contains("“The half is done.”");
        assertThat(lucia.ask(END + "/statement?kind=NOTICE&about=x").statusCode())
                .isEqualTo(404);
        assertThat(lucia.ask(END + "/statement?kind=REVIEW&about=d1").statusCode())
                .isEqualTo(404);
    }

    private static void whileTheCurePeriodRunsNothingMoreIsOffered() {
        product.clock("2027-01-15T11:00:00Z");
        Visitor carmen = carmen();
        String page = carmen.get(END).body();
        assertThat(page)
                .contains("2 days 22 h left", "width=\"41.67%\"", "Cure period: 42 per cent are over")
                .doesNotContain(END + "/notice\"", END + "/terminate\"");
        long refusals = product.storedEvents();
        Map<String, String> fields = Map.of("ground.missed-d1", "on", "statement", "Enough.", "step", "check");
        HttpResponse<String> check = send(carmen, END + "/terminate", fields);
        assertThat(check.body())
                .contains("As things stand this would be refused:", "“The half is done.”", "End the contract");
        assertThat(product.storedEvents()).as("a check is no attempt").isEqualTo(refusals);

        for (String step : List.of("check", "send")) {
            HttpResponse<String> unread =
                    send(carmen, END + "/terminate", with(fields, "effectiveAt", "rubbish", "step", step));
            assertThat(unread.statusCode()).as(step).isEqualTo(422);
            assertThat(unread.body())
                    .as(step)
                    .contains("href=\"#effectiveAt\"", "effectiveAt.wrong", "value=\"rubbish\"");
        }
        assertThat(product.storedEvents())
                .as("what cannot be read is no attempt")
                .isEqualTo(refusals);

        Map<String, String> now = new HashMap<>(fields);
        now.put("step", "send");
        HttpResponse<String> refused = send(carmen, END + "/terminate", now);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("role=\"alert\"", "CURE-PERIOD. This attempt is on record.", "Enough.")
                .contains("Cure period until: “Catalogue”: Mon 18 Jan, 10:00 Madrid")
                .contains("A lawyer is appointed: no.")
                .contains("href=\"/engagements/e1/lawyer\"")
                .doesNotContain(END + "/notice\"");
    }

    private static void aLawyerIsMissing() {
        assertThat(carmen().get(END).body())
                .contains("<h1>No, not yet: no lawyer is appointed who could approve it.</h1>")
                .contains("The cure period is over", "A lawyer who approves it; none is appointed.");
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        product.settle();
        assertThat(carmen().get(END).body())
                .contains("<h1>No, not yet: Sol Vega has not approved it.</h1>", END + "/approval\"");
    }

    private static void theLawyerRefusesAndThenApproves() {
        Visitor carmen = carmen();
        String asked = done(
                carmen,
                send(
                        carmen,
                        END + "/approval",
                        Map.of("ground.missed-d1", "on", "statement", "We cannot go on.", "step", "send")));
        assertThat(asked).contains("You asked Sol Vega for approval", "There is no answer yet.");

        product.settle();
        Visitor sol = signedIn(Story.LAWYER, "en");
        assertThat(sol.get("/today").body())
                .contains("Decide on a termination", "Carmen Ruiz asks for your approval.", END + "/decision\"");
        String form = END + "/decision";
        assertThat(sol.get(form).body())
                .contains("<h1>May Cerámica Ruiz end this contract for cause?</h1>", "Asked by Carmen Ruiz, Tue 19 Jan")
                .contains("Carmen Ruiz says", "Lucía Andrade says", "“The half is done.”", "“We cannot go on.”")
                .contains("the cure period ended Mon 18 Jan, 10:00 Madrid", "The contract itself is not approved.")
                .contains("Tue 2 Feb, 10:00 Madrid")
                .doesNotContain("checked=\"checked\"", "/statement?", "??");
        attemptsThatWereRefusedAreOnRecord(sol, form);
        Map<String, String> ground = Map.of("ground.missed-d1", "on");
        HttpResponse<String> undecided = send(sol, form, ground);
        assertThat(undecided.statusCode()).isEqualTo(422);
        assertThat(undecided.body()).contains("href=\"#verdict\"", "nothing is decided for you");

        Map<String, String> no = Map.of("ground.missed-d1", "on", "verdict", "refuse", "statement", "Half is much.");
        assertThat(done(sol, checked(sol, form, no, "Check your refusal", "Half is much.")))
                .contains("You refused a termination");
        assertThat(carmen.get(END).body())
                .contains("<h1>No: Sol Vega refused it. Only a later approval helps.</h1>")
                .contains("Sol Vega refused Tue 19 Jan", "“Half is much.”");

        Visitor español = signedIn(Story.LAWYER, "es");
        Map<String, String> yes = Map.of("ground.missed-d1", "on", "verdict", "approve", "statement", "Ahora sí.");
        assertThat(done(español, checked(español, form, yes, "Compruebe su aprobación", "mar 2 feb, 10:00 Madrid")))
                .contains("Usted aprobó una resolución");
        assertThat(carmen.get(END).body())
                .contains("<h1>Yes, on one ground. Not before Fri 29 Jan, 10:00 Madrid.</h1>")
                .contains(
                        "Sol Vega approved a termination on “Catalogue”, Tue 19 Jan", "suffices", END + "/terminate\"")
                .contains("If “Catalogue” came whole now", "the answer would turn to no");
        product.settle();
        assertThat(carmen.get("/today").body())
                .containsSubsequence(
                        "You may, if you want to",
                        "href=\"" + END + "\"",
                        "You may end the contract with Lucía Andrade for cause",
                        "Notice was given, and the cure period is over: Catalogue.")
                .doesNotContain("Lucía Andrade has notice of a breach", "??");
        assertThat(signedIn(Story.CLIENT, "es").get("/today").body())
                .contains("Puede resolver por incumplimiento el contrato con Lucía Andrade")
                .doesNotContain("??");
        assertThat(signedIn(Story.CLIENT, "es").get(END).body())
                .contains("<h1>Sí, por una causa. No antes del vie 29 ene, 10:00 Madrid.</h1>");
    }

    /** A few at a time, the latest first. */
    private static void attemptsThatWereRefusedAreOnRecord(Visitor sol, String form) {
        for (int each = 0; each < 6; each++) {
            product.as(Story.CLIENT)
                    .terminateContract("e1", List.of("missed-d1"), "2027-03-01T12:00")
                    .refusedBy("LAWYER-APPROVAL");
        }
        product.settle();
        String words = "Carmen Ruiz tried to terminate the contract for cause and was refused.";
        String first = sol.get(form).body();
        assertThat(first).contains("What the rules refused");
        assertThat(first.split(words, -1)).hasSize(6);
        Matcher more =
                Pattern.compile("href=\"([^\"]+refused=[^\"#]+)#refused\"").matcher(first);
        assertThat(more.find()).isTrue();
        assertThat(sol.get(more.group(1)).body()).contains(words);
        assertThat(sol.get(form + "?refused=x").statusCode()).isEqualTo(400);
        assertThat(signedIn(Story.LAWYER, "es").get(form).body())
                .contains("Lo que las reglas denegaron", "Carmen Ruiz intentó resolver el contrato");
    }

    private static void theContractIsEndedTakenBackAndEnded() {
        Visitor carmen = carmen();
        Map<String, String> fields = Map.of("ground.missed-d1", "on", "statement", "Nothing came.");
        String form = END + "/terminate";
        HttpResponse<String> early = send(
                carmen,
                form,
                Map.of(
                        "ground.missed-d1", "on",
                        "statement", "Nothing came.",
                        "effectiveAt", "2027-01-20T10:00",
                        "step", "send"));
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("NOTICE-PERIOD", "The earliest that the notice period allows: Fri 29 Jan");

        String ended = done(
                carmen,
                checked(
                        carmen,
                        form,
                        fields,
                        "Check before you end the contract with Lucía Andrade",
                        "End the contract on 29 Jan",
                        "Sol Vega approved a termination on “Catalogue”, Tue 19 Jan",
                        "Still open: Lucía Andrade can deliver",
                        "“Catalogue”: stays due",
                        "“Catalogue”: due later, so it is released",
                        "“The half is done.”"));
        assertThat(ended)
                .contains("<h1>You ended it. The last day is Fri 29 Jan, 10:00 Madrid.</h1>", END + "/withdraw\"")
                .doesNotContain("The way to an end for cause");
        assertThat(signedIn(Story.VA, "en").get(END).body())
                .contains("Carmen Ruiz ended it. The last day is Fri 29 Jan, 04:00 Bogotá", "“Nothing came.”")
                .doesNotContain(END + "/withdraw\"");

        HttpResponse<String> twice = carmen.submit(form, form, with(fields, "key", "twice", "step", "send"));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("STATE-FORBIDS", "href=\"" + END + "\">See how it stands now");

        String back =
                done(carmen, send(carmen, END + "/withdraw", Map.of("reason", "It may come yet", "step", "send")));
        assertThat(back).contains("<h1>Yes, on one ground.", "and took that back", "“It may come yet”");
        assertThat(carmen.get(END + "/withdraw").body()).contains("There is no termination that could be taken back.");
        done(carmen, checked(carmen, form, fields, "Check before you end the contract"));
        assertThat(carmen.get(form).body()).contains("the contract is ended already");
    }

    private static void theCaseFileIsThereForBothSidesAndTheLawyer() {
        for (String account : List.of(Story.CLIENT, Story.VA, Story.LAWYER)) {
            HttpResponse<String> file = signedIn(account, "es").ask(END + "/case-file");
            assertThat(file.statusCode()).as(account).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Type")).hasValue("application/pdf");
            assertThat(file.headers().firstValue("Content-Disposition"))
                    .hasValue("attachment; filename=\"case-file-e1.pdf\"");
            assertThat(file.headers().firstValue("Content-Language")).hasValue("es");
            assertThat(file.body()).startsWith("%PDF-");
        }
    }

    private static void afterTheLastDayItIsOver() {
        assertThat(carmen().get(END).body())
                .contains("<h1>It was ended for cause.</h1>", "The last day was Fri 29 Jan, 10:00 Madrid.", "used")
                .contains("<title>How it ended", "What became of it", "The termination rested on it.")
                .doesNotContain("Propose an end to", END + "/withdraw\"", "May I end this?", "What is missing");
        assertThat(signedIn(Story.LAWYER, "en").get(END + "/decision").body())
                .contains("There is nothing to decide now: the engagement is over.")
                .doesNotContain("name=\"verdict\"");
    }

    @Test
    @Order(2)
    void whatIsMissingOfTheBestGroundsLeadsUntilNothingIsOfferedAnyMore() {
        Story.hire(product, "e5");
        product.as(Story.CLIENT).appointLawyer("e5", Story.LAWYER).expect(200);
        Story.commission(product, "e5", "l1", "2027-02-02T18:00");
        Story.commission(product, "e5", "l2", "2027-02-03T18:00");
        Story.commission(product, "e5", "l3", "2027-02-04T18:00");
        product.settle();
        theAppointedLawyerReadsAllOfIt();
        product.clock("2027-02-05T09:00:00Z");
        latenessNeedsNoNotice();
        theVasTodayTellsOfTheNotice();
        aRefusalThatBarsItLeads();
        theVasTodayTellsOfTheTermination();
        product.clock("2027-03-01T09:00:00Z");
        whatHasEndedOffersNothing();
        whatHasEndedStandsLast();
        whatWasCancelledSaysWhoWhenAndWhy();
    }

    private static final List<String> READ = List.of(
            "",
            "/work",
            "/work/l1",
            "/numbers",
            "/terms",
            "/documents",
            "/proposals",
            "/handed-over",
            "/statements",
            "/accesses");

    private static void theAppointedLawyerReadsAllOfIt() {
        Visitor sol = signedIn(Story.LAWYER, "en");
        Visitor español = signedIn(Story.LAWYER, "es");
        for (String path : READ) {
            HttpResponse<String> page = sol.ask("/engagements/e5" + path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.body()).as(path).doesNotContain("??");
            assertThat(forms(page.body())).as(path).isEmpty();
            assertThat(español.get("/engagements/e5" + path).body()).as(path).doesNotContain("??");
        }
        assertThat(sol.get("/today").body()).contains("href=\"/engagements/e5\"");
        assertThat(sol.get("/engagements").body()).contains("href=\"/engagements/e5\"");
        assertThat(sol.get("/engagements/e5").body())
                .contains(
                        "Cerámica Ruiz and Lucía Andrade",
                        "/engagements/e5/work/l1\"",
                        END.replace("e1", "e5") + "/decision\"")
                .doesNotContain("/ask\"", "/end/agreement\"", "/pause\"", "/terms/propose\"", "/resign\"", "/lawyer\"");
        assertThat(sol.get("/engagements/e5/numbers").body())
                .contains("Between the two sides")
                .doesNotContain("Between you");
        for (String path :
                List.of("/ask", "/pause", "/resign", "/lawyer", "/end", "/terms/propose", "/documents/sign")) {
            assertThat(sol.ask("/engagements/e5" + path).statusCode()).as(path).isEqualTo(404);
        }
        Map<String, String> said = Map.of("about", "DELIVERABLE:l1", "text", "Read.");
        assertThat(send(sol, "/engagements/e5/work/l1/statements", said).statusCode())
                .isEqualTo(302);
        product.settle();
        assertThat(carmen().get("/engagements/e5/work/l1").body()).contains("“Read.”");
        assertThat(sol.get("/engagements/e5/work/l1/statements").body())
                .contains("Carmen Ruiz, Lucía Andrade and auditors read it.");
    }

    private static void latenessNeedsNoNotice() {
        String end = "/engagements/e5/end";
        assertThat(carmen().get(end).body())
                .contains("<h1>No, not yet: Sol Vega has not approved it.</h1>", "“Catalogue”")
                .contains("Lateness again and again", "No notice is needed", end + "/notice\"")
                .doesNotContain("notice of the breach has to be given first");
        Reply answer = product.as(Story.CLIENT).read("/api/engagements/e5/may-terminate");
        assertThat(answer.texts("/rules")).containsExactly("LAWYER-APPROVAL");
        assertThat(answer.texts("/groundIds")).containsExactly("repeated-lateness-l3");
        Visitor sol = signedIn(Story.LAWYER, "en");
        assertThat(sol.get(end + "/decision").body()).contains("you may decide all the same", "name=\"verdict\"");
    }

    private static void theVasTodayTellsOfTheNotice() {
        product.as(Story.CLIENT).giveBreachNotice("e5", List.of("missed-l1")).expect(200);
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(lucia.get("/today").body())
                .containsSubsequence(
                        "Wed 10 Feb, 04:00", "then the contract can be ended on it", "Notice of a breach: Catalogue")
                .contains("/engagements/e5/end\"", "See what cures it");
        assertThat(signedIn(Story.VA, "es").get("/today").body()).contains("Aviso de incumplimiento: Catalogue");
        product.clock("2027-02-10T10:00:00Z");
        product.settle();
        assertThat(lucia.get("/today").body())
                .contains("the cure period is over", "the contract can be ended on it now");
        assertThat(carmen().get("/today").body())
                .contains("Lucía Andrade has notice of a breach: Catalogue", "the cure period is over")
                .doesNotContain("You may end the contract with");
        product.as(Story.VA).submitDeliverable("e5", "l1").expect(200);
        product.settle();
        assertThat(lucia.get("/today").body()).doesNotContain("Notice of a breach");
    }

    private static void aRefusalThatBarsItLeads() {
        product.as(Story.LAWYER)
                .aboutTermination("approve-termination", "e5", List.of("missed-l2"))
                .expect(200);
        product.settle();
        String listed = carmen().get("/engagements/e5/end").body();
        assertThat(listed.substring(listed.indexOf("id=\"grounds\"")).split("approved a termination on", -1))
                .as("told at the ground that the approval names, and at no other")
                .hasSize(2);
        product.as(Story.LAWYER)
                .aboutTermination("refuse-termination", "e5", List.of())
                .expect(200);
        product.settle();
        assertThat(carmen().get("/engagements/e5/end").body())
                .contains("<h1>No: Sol Vega refused it. Only a later approval helps.</h1>");
        assertThat(signedIn(Story.CLIENT, "es").get("/engagements/e5/end").body())
                .contains("<h1>No: Sol Vega la denegó. Solo sirve una aprobación posterior.</h1>");
    }

    private static void theVasTodayTellsOfTheTermination() {
        product.as(Story.LAWYER)
                .aboutTermination("approve-termination", "e5", List.of())
                .expect(200);
        product.as(Story.CLIENT)
                .terminateContract("e5", List.of("repeated-lateness-l3"), null)
                .expect(200);
        product.as(Story.CLIENT)
                .requestQualityImprovement("e5", "l1", 1, List.of("c1"), "2027-02-16T18:00")
                .expect(200);
        product.settle();
        String end = "/engagements/e5/end";
        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(lucia.get("/today").body())
                .containsSubsequence(
                        "Sat 20 Feb", "Carmen Ruiz ended the contract for cause", "you can deliver it, and reply")
                .contains("See why, deliver, reply");
        assertThat(lucia.get(end).body())
                .contains("Carmen Ruiz ended it. The last day is Sat 20 Feb", "What can be done until the last day")
                .contains("/engagements/e5/deliverables/l2/deliver\"", end + "/statement?kind=TERMINATION")
                .containsSubsequence("/engagements/e5/deliverables/l1/deliver\"", "due Tue 16 Feb", "</li>")
                .doesNotContain("First, the easier way", "Do you want to leave?");
        assertThat(carmen().get(end).body())
                .contains(end + "/withdraw\"", "What can be done until the last day")
                .doesNotContain("First, the easier way", "The way to an end for cause", end + "/agreement\"");
        Visitor sol = signedIn(Story.LAWYER, "en");
        assertThat(sol.get(end + "/decision").body())
                .contains("<h1>Carmen Ruiz ended it.", "There is nothing to decide now: the contract is being ended")
                .doesNotContain("name=\"verdict\"", "you may decide all the same");
        assertThat(sol.get(end + "/contract").body())
                .contains("<h1>The contract of Cerámica Ruiz and Lucía Andrade</h1>")
                .doesNotContain("name=\"document\"");
        assertThat(sol.get("/today").body()).doesNotContain(end + "/contract\"", end + "/decision\"");
        product.as(Story.VA).submitDeliverable("e5", "l1").expect(200);
    }

    /** What the rules take after the end too. */
    private static final List<String> GO_ON = List.of("/statements", "/end/statement", "/propose/reopening", "/proof");

    /** Every page that an ended engagement leads to, however far, files left out: no form for what would be refused. */
    private static void whatHasEndedOffersNothing() {
        for (String account : List.of(Story.CLIENT, Story.VA, Story.LAWYER)) {
            Visitor person = signedIn(account, "en");
            Set<String> seen = new HashSet<>();
            Deque<String> ahead = new ArrayDeque<>(List.of("/engagements/e5"));
            while (!ahead.isEmpty()) {
                String path = ahead.pop();
                if (!seen.add(path)) {
                    continue;
                }
                HttpResponse<String> page = person.ask(path);
                assertThat(page.statusCode()).as(account + path).isEqualTo(200);
                assertThat(page.body())
                        .as(account + path)
                        .doesNotContain(
                                "This is not possible as things stand", "Terms in force", "class=\"left over\"");
                assertThat(forms(page.body())).as(account + path).allMatch(action -> GO_ON.stream()
                        .anyMatch(action::endsWith));
                Matcher link =
                        Pattern.compile("href=\"(/engagements/e5[^\"#]*)").matcher(page.body());
                while (link.find()) {
                    String next = link.group(1).replace("&amp;", "&");
                    if (Stream.of("/numbers", "case-file", "/signed").noneMatch(next::contains)) {
                        ahead.add(next);
                    }
                }
            }
            assertThat(seen).as(account).hasSizeGreaterThan(8);
        }
        String page = carmen().get("/engagements/e5").body();
        assertThat(page)
                .contains("The last terms", "The last day was Sat 20 Feb", "0 open, 3 done or closed", "How it ended");
        for (String path : List.of("/ask", "/pause", "/terms/propose", "/lawyer", "/end/agreement", "/end/terminate")) {
            assertThat(forms(carmen().get("/engagements/e5" + path).body()))
                    .as(path)
                    .isEmpty();
        }
        for (String path : List.of("/resign", "/pause", "/terms/propose", "/documents/sign", "/end/agreement")) {
            String body = signedIn(Story.VA, "en").get("/engagements/e5" + path).body();
            assertThat(body).as(path).doesNotContain("name=\"lastDay\"", "name=\"act\"");
        }
    }

    private static void whatHasEndedStandsLast() {
        Story.hire(product, "e6");
        product.settle();
        for (String path : List.of("/engagements", "/today", "/numbers")) {
            String page = carmen().get(path).body();
            assertThat(page.indexOf("/engagements/e6"))
                    .as(path)
                    .isPositive()
                    .isLessThan(page.indexOf("/engagements/e5"));
        }
    }

    @Test
    @Order(3)
    void afterTheLastDayNothingIsLateAndWhatItWaitsForIsSaid() {
        Story.hire(product, "e7");
        Story.commission(product, "e7", "missed", "2027-03-03T18:00");
        Story.commission(product, "e7", "round", "2027-03-05T18:00");
        product.as(Story.VA).submitDeliverable("e7", "round").expect(200);
        product.as(Story.CLIENT)
                .requestQualityImprovement("e7", "round", 1, List.of("c1"), "2027-03-20T18:00")
                .expect(200);
        product.as(Story.CLIENT)
                .requestDeliverable("e7", "asked", "2027-03-25T18:00")
                .expect(200);
        new Entrust(product, "e7").share("m1", "OTHER", false).expect(200);
        product.settle();
        assertThat(signedIn(Story.VA, "en").get("/today").body()).contains("Commit or decline");
        product.as(Story.VA).leave("resign-engagement", "e7", "2027-03-13").expect(200);
        product.settle();
        assertThat(signedIn(Story.VA, "en").get("/today").body())
                .contains("Catalogue falls due after the last day", "Decline, or propose an earlier due")
                .doesNotContain("Commit or decline", "will you take it on?");
        String end = "/engagements/e7/end";
        product.clock("2027-03-04T09:00:00Z");
        assertThat(signedIn(Story.VA, "en").get(end).body()).contains("A whole delivery cures it");

        product.clock("2027-03-22T09:00:00Z");
        product.settle();
        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(lucia.get("/engagements/e7/deliverables/round/deliver").body())
                .contains("No deadline is decided by it")
                .doesNotContain("Late. It counts", " late<");
        assertThat(lucia.get("/today").body())
                .contains("Return or destroy “Tiles”")
                .doesNotContain(" late<");
        assertThat(lucia.get("/today").body()).as("the client's turn").doesNotContain("Improve Catalogue");
        assertThat(carmen().get("/today").body())
                .contains("is to return or destroy “Tiles”", "Review Catalogue")
                .doesNotContain(" late<", "improves Catalogue");
        assertThat(carmen().get("/engagements/e7/work/asked").body())
                .containsSubsequence("To be answered by", "Sat 13 Mar, 23:59");
        assertThat(carmen().get(end).body())
                .contains(
                        "<h1>The last day has passed.</h1>", "waits for the exit list", "/engagements/e7/handed-over\"")
                .contains("It stood on the last day. The contract was not ended on it.", "one stood to the end");
        assertThat(carmen().get("/engagements/e7/handed-over").body())
                .contains("What Lucía Andrade had of yours", "The last day has passed.", "It was Sat 13 Mar")
                .doesNotContain("The engagement ends.", "All of it comes back");
        assertThat(lucia.get("/engagements/e7/resign").body())
                .contains("The last day was Sat 13 Mar", "1 thing that was entrusted to you is still to be given back")
                .doesNotContain(
                        "What holds until the last day", "A resignation needs no lawyer", "leaves no earlier day");
        assertThat(lucia.get(end).body())
                .contains("/engagements/e7/handed-over\"")
                .doesNotContain("A whole delivery cures it", "No notice was given yet");
        product.as(Story.VA).submitDeliverable("e7", "round").expect(200);
        product.settle();
        Matcher receipt = Pattern.compile("href=\"(/engagements/e7/deliverables/round/receipts/\\d+)\"")
                .matcher(lucia.get("/engagements/e7/work/round").body());
        assertThat(receipt.find()).isTrue();
        List<String> receipts = new ArrayList<>();
        do {
            receipts.add(lucia.get(receipt.group(1)).body());
        } while (receipt.find());
        assertThat(receipts).hasSize(2).anyMatch(page -> page.contains("On record as a newer version"));
        assertThat(receipts).noneMatch(page -> page.contains("Late, by"));
    }

    private static void whatWasCancelledSaysWhoWhenAndWhy() {
        Story.commission(product, "e6", "m1", "2027-03-02T18:00");
        product.settle();
        product.clock("2027-03-03T09:00:00Z");
        product.settle();
        product.as(Story.CLIENT)
                .command(
                        "cancel-deliverable",
                        Fields.of("engagementId", "e6", "deliverableId", "m1", "reason", "Needed no more"))
                .expect(200);
        product.settle();
        assertThat(signedIn(Story.VA, "en").get("/engagements/e6/work/m1").body())
                .contains("Carmen Ruiz cancelled it, Wed 3 Mar", "“Needed no more”")
                .containsPattern("Its deadline, Tue 2 Mar, [^<]* had been missed.");
        assertThat(signedIn(Story.CLIENT, "es").get("/engagements/e6/work/m1").body())
                .contains("lo canceló", "se había incumplido")
                .doesNotContain("??");
    }

    /** Where the forms of a page lead to that are about engagements. */
    private static Set<String> forms(String page) {
        Set<String> forms = new TreeSet<>();
        Matcher form = Pattern.compile("<form[^>]*>").matcher(page);
        while (form.find()) {
            Matcher action = Pattern.compile(" action=\"(/engagements/[^\"?]*)").matcher(form.group());
            if (form.group().contains("method=\"post\"") && action.find()) {
                forms.add(action.group(1));
            }
        }
        return forms;
    }

    @Test
    void withoutGroundsItEndsByAgreementOrByTheNoticeThatTheTermsGive() {
        Map<String, Object> terms = new HashMap<>(Story.terms(Story.MADRID));
        terms.put("clientNoticeDays", 15);
        Story.consider(product, "c-e2", Story.OTHER_VA, terms);
        product.as(Story.CLIENT).hireVa("e2", "c-e2", 1).expect(201);
        product.settle();
        LocalDate today = LocalDate.ofInstant(product.now(), ZoneId.of(Story.MADRID));
        Visitor carmen = carmen();
        String end = "/engagements/e2/end";
        assertThat(carmen.get(end).body()).contains("The earliest last day is", end + "/by-notice\"");

        HttpResponse<String> noDay = send(carmen, end + "/agreement", Map.of("reason", "We move", "step", "send"));
        assertThat(noDay.statusCode()).isEqualTo(422);
        assertThat(noDay.body()).contains("href=\"#lastDay\"", "lastDay.wrong", "We move");
        HttpResponse<String> past = send(
                carmen, end + "/agreement", Map.of("lastDay", today.minusDays(1).toString(), "step", "send"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body())
                .contains("href=\"#lastDay\"", "This lies in the past")
                .doesNotContain("DUE-AHEAD");
        HttpResponse<String> proposed = send(
                carmen, end + "/agreement", Map.of("lastDay", today.plusDays(90).toString(), "step", "send"));
        assertThat(Visitor.location(proposed)).startsWith("/engagements/e2/proposals?version=");
        product.settle();
        String proposal = "/engagements/e2/proposals?proposal=";
        assertThat(carmen.get(end).body())
                .contains("You have proposed", "It waits for an answer.", proposal)
                .doesNotContain(end + "/agreement\"");
        Visitor mateo = signedIn(Story.OTHER_VA, "en");
        assertThat(mateo.get(end).body())
                .contains("Carmen Ruiz has proposed", proposal)
                .doesNotContain(end + "/agreement\"", "Propose an end to");
        assertThat(mateo.get("/engagements/e2").body())
                .contains("An end is proposed", proposal)
                .doesNotContain(end + "/agreement\"");
        assertThat(signedIn(Story.OTHER_VA, "es").get(end).body()).contains("Carmen Ruiz ha propuesto el");
        assertThat(mateo.get(end + "/agreement").body())
                .as("another day may be proposed all the same")
                .contains("name=\"lastDay\"", proposal);

        String form = end + "/by-notice";
        for (String step : List.of("check", "send")) {
            for (String day : List.of("", " ", "rubbish", "2027-02-30", " " + today.plusDays(20))) {
                HttpResponse<String> none = send(carmen, form, Map.of("lastDay", day, "step", step));
                assertThat(none.statusCode()).as(step + day).isEqualTo(422);
                assertThat(none.body()).as(step + day).contains("href=\"#lastDay\"", "lastDay.wrong");
            }
        }
        Map<String, String> soon = Map.of("lastDay", today.plusDays(3).toString(), "step", "send");
        HttpResponse<String> early = send(carmen, form, soon);
        assertThat(early.statusCode()).isEqualTo(422);
        assertThat(early.body()).contains("NOTICE-PERIOD", "value=\"" + today.plusDays(3));
        Map<String, String> fields = Map.of("lastDay", today.plusDays(20).toString(), "reason", "We close the shop");
        assertThat(done(carmen, checked(carmen, form, fields, "Check before you give notice to Mateo Reyes")))
                .contains("It ends anyway: you gave notice, the last day is")
                .contains("<h1>No: there is no ground.</h1>");
        assertThat(signedIn(Story.OTHER_VA, "es").get(end).body())
                .contains("Termina de todos modos: Carmen Ruiz dio preaviso", "«We close the shop»")
                .doesNotContain("??");
    }

    @Test
    void theLawyerApprovesTheContractByItsFingerprint() {
        Story.hire(product, "e3", Story.OTHER_VA, Story.MADRID);
        product.as(Story.CLIENT).appointLawyer("e3", Story.LAWYER).expect(200);
        product.as(Story.CLIENT)
                .command(
                        "provide-document",
                        Fields.of(
                                "engagementId", "e3",
                                "kind", "CONTRACT",
                                "title", "The contract <1>",
                                "link", "https://files.example/contract",
                                "sha256", "c".repeat(64)))
                .expect(200);
        product.settle();
        String form = "/engagements/e3/end/contract";
        Visitor sol = signedIn(Story.LAWYER, "en");
        assertThat(sol.get("/today").body()).contains("Look at the contract of Carmen Ruiz", form + "\"");
        assertThat(sol.get(form).body())
                .contains("Do you approve the contract of Cerámica Ruiz and Mateo Reyes?", "The contract &lt;1&gt;")
                .contains("cccccccc cccccccc cccccccc", "3 misses within 90 days", "https://files.example/contract")
                .doesNotContain("checked=\"checked\"", "??");
        assertThat(send(sol, form, Map.of()).body()).contains("Choose the text that you approve.");
        HttpResponse<String> wrong = send(sol, form, Map.of("document", "other", "sha256", "abc"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#sha256\"", "value=\"abc\"");
        assertThat(done(sol, send(sol, form, Map.of("document", "c".repeat(64)))))
                .contains("You approved the contract", "approved</span>");
        assertThat(signedIn(Story.LAWYER, "es").get(form).body())
                .contains("Usted aprobó el contrato")
                .doesNotContain("??");
        assertThat(signedIn(Story.OTHER_VA, "en").ask(form).statusCode()).isEqualTo(404);
    }

    /** Moves the clock on: the last of all. */
    @Test
    @Order(Integer.MAX_VALUE)
    void whatIsContestedIsSoSinceItWasAndStandsInWhatWasSaid() {
        Map<String, Object> terms = Fields.with(Story.terms(Story.MADRID), "improvementRounds", 0);
        Story.consider(product, "c-contested", Story.OTHER_VA, terms);
        product.as(Story.CLIENT).hireVa("e-contested", "c-contested", 1).expect(201);
        product.as(Story.CLIENT)
                .requestDeliverable("e-contested", "d", "2027-06-01T18:00")
                .expect(200);
        product.as(Story.OTHER_VA).commitToDeliverable("e-contested", "d").expect(200);
        product.clock("2027-05-03T09:00:00Z");
        product.as(Story.OTHER_VA).submitDeliverable("e-contested", "d").expect(200);
        product.as(Story.CLIENT)
                .rejectDeliverable("e-contested", "d", 1, List.of("c2"))
                .expect(200);
        product.as(Story.CLIENT)
                .giveBreachNotice("e-contested", List.of("rejected-d"))
                .expect(200);
        product.clock("2027-05-05T09:00:00Z");
        product.as(Story.OTHER_VA)
                .command(
                        "contest-rejection",
                        Fields.of(
                                "engagementId", "e-contested",
                                "deliverableId", "d",
                                "submissionVersion", 1,
                                "statement", "It has 9 pages"))
                .expect(200);
        product.settle();
        for (String account : List.of(Story.CLIENT, Story.OTHER_VA)) {
            assertThat(signedIn(account, "en")
                            .get("/engagements/e-contested/end")
                            .body())
                    .as(account)
                    .containsSubsequence("contested", "since Wed 5 May")
                    .containsSubsequence("What was said about it", "Carmen Ruiz rejected version 1", "It has 9 pages");
        }
        assertThat(signedIn(Story.CLIENT, "es")
                        .get("/engagements/e-contested/end")
                        .body())
                .contains("impugnada", "desde el mié 5 may", "Carmen Ruiz rechazó la versión 1")
                .doesNotContain("??");
    }
}
