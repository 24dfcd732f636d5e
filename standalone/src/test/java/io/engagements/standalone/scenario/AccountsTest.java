package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who are invited work with each other, see their own, change what is theirs and leave. */
class AccountsTest extends AccountsStory {

    @Test
    void invitedPeopleHireAndWork() {
        product.as(CARMEN).openCandidacy("c-w1", andino).expect(201);
        Story.CRITERIA.forEach(criterion -> product.as(CARMEN)
                .recordVettingCheck("c-w1", criterion, "SATISFIED")
                .expect(200));
        product.as(LUCIA).offerTerms("c-w1", Story.terms(Story.MADRID)).expect(200);
        product.as(CARMEN).hireVa("w1", "c-w1", 1).expect(201);
        product.settle();
        Visitor carmen = signedIn(CARMEN, "en");
        String ask = "/engagements/w1/ask";
        HttpResponse<String> sent = carmen.submit(
                ask,
                ask,
                Map.of(
                        "act", "send",
                        "key", Visitor.hidden(carmen.get(ask).body(), "key"),
                        "title", "Labels",
                        "criteria.0.text", "In Spanish",
                        "due.day", "2027-02-05",
                        "due.time", "18:00",
                        "due.zone", Story.MADRID));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        product.settle();

        Visitor lucia = signedIn(LUCIA, "en");
        assertThat(lucia.get("/today").body())
                .contains("Labels", "Lucía Andrade", "Despacho Andino")
                .containsPattern("Carmen Ruiz|Cerámica Ruiz");
        assertThat(product.as(CARMEN)
                        .get("/api/engagements/w1/history")
                        .expect(200)
                        .text("/items/0/actor/person"))
                .isEqualTo(CARMEN);
    }

    @Test
    void everybodyOfABusinessActsUnderTheirOwnName() {
        String sol = register("CLIENT", "Paula Sol", "Panadería Sol");
        String luz = register("VA", "Vera Luz", "Luz Oficina");
        accept(visitor(), invite(operator, "Paula", Map.of("party", sol)), "paula", "Paula Sol");
        accept(visitor(), invite(operator, "Vera", Map.of("party", luz)), "vera", "Vera Luz");
        product.as("paula").openCandidacy("c-s1", luz).expect(201);
        Story.CRITERIA.forEach(criterion -> product.as("paula")
                .recordVettingCheck("c-s1", criterion, "SATISFIED")
                .expect(200));
        product.as("vera").offerTerms("c-s1", Story.terms(Story.MADRID)).expect(200);
        product.as("paula").hireVa("s1", "c-s1", 1).expect(201);
        product.as("paula")
                .requestDeliverable("s1", "first", "2027-02-05T18:00")
                .expect(200);
        product.settle();
        Visitor vera = signedIn("vera", "en");
        assertThat(vera.get("/today").body()).contains("waits for you, Vera Luz", "Paula Sol");
        assertThat(vera.get("/engagements/s1").body()).contains("Paula Sol").doesNotContain("(for ");

        Visitor marta = visitor();
        accept(marta, invite(operator, "Marta", Map.of("party", sol)), "marta.sol", "Marta Ruiz");
        marta.signIn("marta.sol");
        product.as("marta.sol")
                .requestDeliverable("s1", "second", "2027-02-05T18:00")
                .expect(200);
        product.as("vera").commitToDeliverable("s1", "second").expect(200);
        product.as("vera").submitDeliverable("s1", "second").expect(200);
        product.settle();

        assertThat(marta.get("/today").body())
                .contains("One thing waits for you, Marta Ruiz", "Panadería Sol")
                .doesNotContain("Paula Sol");
        assertThat(vera.get("/today").body()).contains("Panadería Sol").doesNotContain("Paula Sol", "Marta");
        assertThat(vera.get("/engagements/s1").body())
                .contains("Marta Ruiz (for Panadería Sol)", "Paula Sol (for Panadería Sol)");
        assertThat(signedIn("vera", "es").get("/engagements/s1").body()).contains("Marta Ruiz (por Panadería Sol)");
        product.as("marta.sol").acceptDeliverable("s1", "second", 1).expect(200);
        product.settle();
        assertThat(signedIn("paula", "en")
                        .get("/engagements/s1/deliverables/second/review")
                        .body())
                .contains("Marta Ruiz (for Panadería Sol)");
        assertThat(signedIn(LUCIA, "en").get("/engagements/s1").statusCode()).isEqualTo(404);
        whoWasFirstIsToldByNameOnTheOwnSide(marta, vera);

        HttpResponse<String> nameless =
                marta.submit("/settings", "/settings", Map.of("act", "name", "person", " \u2063 "));
        assertThat(nameless.statusCode()).isEqualTo(422);
        assertThat(nameless.body()).contains("href=\"#person\"", "Your name – This has to be one line");
        HttpResponse<String> set =
                marta.submit("/settings", "/settings", Map.of("act", "name", "person", "Marta <i>Gil</i>"));
        assertThat(marta.follow(set).body()).contains("value=\"Marta &lt;i&gt;Gil");
        operator.submit(removal("marta.sol"), removal("marta.sol"), Map.of());
        assertThat(vera.get("/engagements/s1").body())
                .as("also of who has left")
                .contains("Marta &lt;i&gt;Gil&lt;/i&gt; (for Panadería Sol)");
    }

    /** Of the other side as its party may show. */
    private static void whoWasFirstIsToldByNameOnTheOwnSide(Visitor marta, Visitor vera) {
        String review = "/engagements/s1/deliverables/second/review";
        Map<String, String> accept = Map.of("verdict", "accept", "version", "1", "key", "late");
        Visitor paula = signedIn("paula", "en");
        HttpResponse<String> late = paula.submit(review, review, accept);
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body())
                .contains("Marta Ruiz was first: it was accepted")
                .doesNotContain("Panadería Sol was first");
        assertThat(marta.submit(review, review, accept).body()).contains("You did it already (accept a deliverable)");

        String pause = "/engagements/s1/pause";
        HttpResponse<String> proposed = paula.submit(
                pause,
                pause,
                Map.of(
                        "key",
                        "p1",
                        "act",
                        "propose",
                        "from.day",
                        "2027-02-10",
                        "from.time",
                        "09:00",
                        "until.day",
                        "2027-02-12",
                        "until.time",
                        "09:00"));
        assertThat(proposed.statusCode()).as(proposed.body()).isEqualTo(302);
        product.settle();
        String proposals = "/engagements/s1/proposals";
        assertThat(paula.get(proposals).body()).contains("You propose a pause");
        assertThat(marta.get(proposals).body()).contains("Paula Sol proposes a pause");
        assertThat(vera.get(proposals).body()).contains("Panadería Sol proposes a pause");
    }

    @Test
    void whoLeavesIsOutAtOnceAndTheNameIsNobodysAgain() throws Exception {
        Visitor carlos = colleague("carlos");
        String link = invite(carlos, "A friend of Carlos", Map.of());
        String token = product.as("carlos").token();
        product.as("carlos").get("/api/work").expect(200);
        Visitor carmen = signedIn(CARMEN, "en");
        assertThat(carmen.get("/people").body()).contains("carlos", "A friend of Carlos", removal("carlos"));
        assertThat(carmen.get(removal("carlos")).body())
                .contains("Remove carlos?", "signed out everywhere at once", "stays on record");
        assertThat(carlos.ask("/today").statusCode()).isEqualTo(200);

        HttpResponse<String> done = carmen.submit(removal("carlos"), removal("carlos"), Map.of());

        assertThat(Visitor.location(done)).isEqualTo("/people");
        assertThat(carmen.get("/people").body()).doesNotContain("carlos");
        assertThat(Visitor.location(carlos.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        product.withToken(token).get("/api/work").expect(401);
        assertThat(carlos.signIn("carlos").body()).contains("Account or password is wrong");
        assertThat(visitor().get(link).body()).contains("This link was withdrawn");
        String again = invite(operator, "Another Carlos", Map.of("party", ruiz));
        HttpResponse<String> taken = send(visitor(), again, named("carlos", OneProcess.SECRET));
        assertThat(taken.statusCode()).isEqualTo(422);
        assertThat(taken.body()).contains("href=\"#name\"", "is taken. Choose another one");
        assertThat(send(visitor(), again, named("carla", OneProcess.SECRET)).statusCode())
                .as("the link is good still")
                .isEqualTo(302);
    }

    @Test
    void aBusinessSeesAndInvitesItsOwnPeopleAlone() {
        Visitor lucia = signedIn(LUCIA, "en");
        invite(operator, "Ruiz only", Map.of("party", ruiz));
        String foreign = numberOf(operator, "Ruiz only");
        assertThat(lucia.get("/people").body())
                .contains("Your people", "lucia")
                .doesNotContain("carmen", "Ruiz only", OPERATOR, "Businesses", "name=\"reset\"", removal(LUCIA));
        assertThat(lucia.get(removal(CARMEN)).statusCode()).isEqualTo(404);
        for (String account : List.of(CARMEN, OPERATOR, "nobody")) {
            assertThat(lucia.submit("/people/invite", removal(account), Map.of())
                            .statusCode())
                    .as(account)
                    .isEqualTo(404);
        }
        assertThat(lucia.submit("/people/invite", "/people", Map.of("withdraw", foreign))
                        .statusCode())
                .isEqualTo(404);
        assertThat(lucia.submit("/people/invite", "/people", Map.of("reset", CARMEN))
                        .statusCode())
                .isEqualTo(404);
        assertThat(lucia.submit("/people/invite", "/people", Map.of("reset", LUCIA))
                        .statusCode())
                .isEqualTo(403);
        assertThat(lucia.get("/people/register").statusCode()).isEqualTo(404);

        String link = invite(lucia, "Ana", Map.of("party", ruiz, "role", "OPERATOR"));
        assertThat(visitor().get(link).body()).contains("You will act for Despacho Andino as virtual assistant");
        Visitor ana = visitor();
        accept(ana, link, "ana");
        ana.signIn("ana");
        assertThat(ana.get("/people").body()).contains("ana", "lucia").doesNotContain("carmen");
        assertThat(operator.get(removal(OPERATOR)).statusCode()).isEqualTo(403);
        assertThat(operator.submit("/people", removal(OPERATOR), Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anAuditorAndALawyerAreInvitedLikewise() {
        HttpResponse<String> unsaid = asked(operator, "Inés", Map.of());
        assertThat(unsaid.statusCode()).isEqualTo(422);
        assertThat(unsaid.body()).contains("href=\"#role\"", "Choose one of them.", "value=\"Inés\"");
        assertThat(asked(operator, "Inés", Map.of("role", "CLIENT")).statusCode())
                .isEqualTo(422);
        assertThat(asked(operator, " ", Map.of("role", "AUDITOR")).body()).contains("href=\"#called\"");
        accept(visitor(), invite(operator, "Inés", Map.of("role", "AUDITOR")), "ines");
        String bufete = register("LAWYER", "Sol Vega", "Bufete del Sol");
        accept(visitor(), invite(operator, "Sol", Map.of("party", bufete)), "sol");

        product.as("ines").get("/api/engagements").expect(200);
        for (String account : List.of("ines", "sol")) {
            Visitor person = signedIn(account, "es");
            assertThat(person.get("/today").body()).contains("Ajustes").doesNotContain("href=\"/people\"");
            for (String path : List.of("/people", "/people/invite", "/people/register", removal(CARMEN))) {
                assertThat(person.get(path).statusCode()).as(account + path).isEqualTo(404);
            }
        }
        assertThat(product.as("ines").command("register-party", Map.of()).status())
                .isIn(403, 422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "/people; Personas|Negocios|Cerámica Ruiz|Cuentas|Enlaces abiertos|Registrar un negocio|usted",
                "/people/invite; Invitar a una auditora o un operador|lo lee todo, no escribe nada|Hacer el enlace",
                "/people/register; Registrar un negocio|un pequeño negocio que contrata|Europe/Madrid|Registrarlo",
                "/people/carmen/remove; ¿Quitar a carmen?|queda registrado|No quitar",
                "/settings; Ajustes|Zona horaria|Otra contraseña|Cerrar sesión en todas partes"
            })
    void everyPageIsThereInSpanish(String path, String words) {
        HttpResponse<String> page = signedIn(OPERATOR, "es").get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("lang=\"es\"")
                .contains(words.split("\\|"))
                .doesNotContain("??", "style=\"", "<script>");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void registeringAPartyIsRefusedBesideWhatWasTyped() {
        String page = "/people/register";
        String key = Visitor.hidden(operator.get(page).body(), "key");
        HttpResponse<String> answer =
                operator.submit(page, page, Map.of("key", key, "name", "Omar <b>Paz</b>", "zone", "Nowhere/Here"));
        assertThat(answer.statusCode()).isBetween(400, 422);
        assertThat(answer.body())
                .contains("class=\"refusal", "Omar &lt;b&gt;Paz", ">Time zone – ")
                .doesNotContain("<b>Paz", "??");
        String next = Visitor.hidden(answer.body(), "key");
        HttpResponse<String> unnamed = operator.submit(
                page, page, Map.of("key", next, "kind", "VA", "name", "Omar Paz", "zone", Story.MADRID));
        assertThat(unnamed.body()).contains("INDEPENDENT-BUSINESS", "value=\"Omar Paz\"");
    }

    @Test
    void languageAndZoneGoWithThePerson() {
        Visitor here = colleague("teo");
        Visitor elsewhere = signedIn("teo", "en").withCookie("zone", "Asia%2FTokyo");
        assertThat(elsewhere.get("/today").body()).contains("lang=\"en\"", "Asia/Tokyo");
        HttpResponse<String> set = here.submit(
                "/settings", "/settings", Map.of("act", "view", "language", "es", "zone", "America/Bogota"));
        assertThat(here.follow(set).body()).contains("lang=\"es\"", "Está puesto", "America/Bogota, 04:00");
        assertThat(elsewhere.get("/today").body()).contains("lang=\"es\"", "America/Bogota, 04:00");
        assertThat(signedIn("teo", "en").get("/settings").body())
                .contains("lang=\"es\"", "value=\"America/Bogota\" selected=\"selected\"");

        here.submit("/today", "/language", Map.of("language", "en", "to", "/today"));
        assertThat(elsewhere.get("/today").body()).contains("lang=\"en\"", "America/Bogota, 04:00");
        HttpResponse<String> wrong =
                here.submit("/settings", "/settings", Map.of("act", "view", "language", "xx", "zone", "Mars/Base"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#language\"", "href=\"#zone\"");
        assertThat(here.submit("/settings", "/settings", Map.of("act", "other")).statusCode())
                .isEqualTo(400);
        here.submit("/settings", "/settings", Map.of("act", "view", "language", "", "zone", ""));
        assertThat(elsewhere.get("/today").body()).contains("Asia/Tokyo, 18:00");
    }

    /** Two windows of one person, or two people of one account. */
    @Test
    void whatWasSetElsewhereMeanwhileIsToldAtItsField() {
        Visitor here = colleague("twice");
        Visitor there = signedIn("twice", "en");
        String page = here.get("/settings").body();
        Map<String, String> typed = Visitor.form(page, "action=\"/settings\"");
        typed.put("act", "view");
        typed.put("zone", "Asia/Manila");
        there.submit("/settings", "/settings", Map.of("act", "view", "language", "en", "zone", "Europe/Madrid"));

        HttpResponse<String> told = here.submit("/settings", "/settings", typed);

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.body())
                .contains("href=\"#zone\"", "it says by now: “Europe/Madrid”. What you typed stands here.")
                .contains("href=\"#language\"", "it says by now: English. You had left it as it was");
        Map<String, String> again = Visitor.form(told.body(), "action=\"/settings\"");
        assertThat(again).containsEntry("zone", "Asia/Manila").containsEntry("language", "en");
        again.put("act", "view");
        assertThat(here.submit("/settings", "/settings", again).statusCode()).isEqualTo(302);
        Map<String, String> name =
                Visitor.form(here.get("/settings").body().split("value=\"view\"", 2)[1], "action=\"/settings\"");
        name.put("act", "name");
        there.submit("/settings", "/settings", Map.of("act", "name", "person", "Twice Told"));
        name.put("person", "Twice Mine");
        assertThat(here.submit("/settings", "/settings", name).body())
                .contains("href=\"#person\"", "“Twice Told”", "value=\"Twice Mine\"");
    }

    @Test
    void whoChangesThePasswordHasToKnowItAndIsOutEverywhere() {
        Visitor here = colleague("rosa.gil");
        Visitor elsewhere = signedIn("rosa.gil", "en");
        HttpResponse<String> wrong = changed(here, "not the old one", OTHER);
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("href=\"#old\"", "Present password – This is wrong.");
        assertThat(changed(here, OneProcess.SECRET, "rosa.gil 1234567").body()).contains("too easy to guess");
        assertThat(elsewhere.ask("/today").statusCode()).isEqualTo(200);

        HttpResponse<String> done = changed(here, OneProcess.SECRET, OTHER);

        assertThat(here.follow(done).body()).contains("Your password is changed");
        assertThat(Visitor.location(elsewhere.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(Visitor.location(here.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(here.signIn("rosa.gil", OTHER).uri().getPath()).isEqualTo("/today");
    }

    private static HttpResponse<String> changed(Visitor person, String old, String secret) {
        return person.submit(
                "/settings", "/settings", Map.of("act", "password", "old", old, "secret", secret, "again", secret));
    }

    @Test
    void aPartyByTheNameOfAnAuditorHasNoAuditor() {
        Visitor inspector = office("inspector", "AUDITOR");
        product.as(OPERATOR)
                .registerParty("inspector", "VA", "Pía Peña", "Peña Oficina", "pia@example.org")
                .expect(201);
        product.settle();
        accept(visitor(), invite(operator, "Pía", Map.of("party", "inspector")), "pia");
        Visitor pia = signedIn("pia", "en");

        assertThat(pia.get("/people").body()).contains("<b>pia</b>").doesNotContain("<b>inspector</b>");
        assertThat(pia.get(removal("inspector")).statusCode()).isEqualTo(404);
        assertThat(pia.submit("/people", removal("inspector"), Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(inspector.ask("/today").statusCode()).isEqualTo(200);
        assertThat(operator.get(removal("inspector")).statusCode()).isEqualTo(200);
    }

    /** Nobody removes themselves. */
    @Test
    void theLogSaysWhyAPageWasDenied() {
        try (Denials denials = new Denials()) {
            assertThat(operator.get(removal(OPERATOR)).statusCode()).isEqualTo(403);
            assertThat(operator.submit("/people", removal(OPERATOR), Map.of()).statusCode())
                    .isEqualTo(403);
            product.settle();
            assertThat(denials.lines())
                    .filteredOn(line -> line.contains("status=403 person=operator"))
                    .hasSize(2)
                    .allMatch(line -> line.endsWith("reason=role"));
        }
    }
}
