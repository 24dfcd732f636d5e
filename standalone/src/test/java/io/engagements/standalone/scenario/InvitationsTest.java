package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.query.pages.frame.Sessions;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;

/** Links by which people come in or choose a password: how long they are good, for whom, and how many there are. */
class InvitationsTest extends AccountsStory {

    @Test
    void theLinkInTheLogIsGoodOnceAndOnlyTheLatestOne() {
        Visitor late = visitor();
        assertThat(late.get(earlierLink).body()).contains("This link was withdrawn");
        HttpResponse<String> used = late.get(firstLink);
        assertThat(used.statusCode()).isEqualTo(410);
        assertThat(used.body()).contains("This link was used already").doesNotContain("name=\"secret\"");
        assertThat(late.cookies()).doesNotContainKey("session");
        assertThat(operator.get("/today").body()).contains("href=\"/people\"", "operator");
        assertThat(toldWhileTheyCameIn).doesNotContain(OneProcess.SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; marta; short; short; has to have at least 12 characters",
                "es; marta; short; short; Debe tener al menos 12 caracteres",
                "en; marta; Contraseña2027!; Contraseña2027!; is too easy to guess",
                "es; marta; qwertyuiop12; qwertyuiop12; demasiado fácil de adivinar",
                "en; marta; marta-marta-marta; marta-marta-marta; is too easy to guess",
                "en; marta; another good one 47; another good one 48; is not the same",
                "es; marta; another good one 47; ; No es la misma",
                "en; Marta Gil; another good one 47; another good one 47; small letters",
                "es; Marta Gil; another good one 47; another good one 47; letras minúsculas",
                "en; web; another good one 47; another good one 47; is taken",
                "en; lucia; another good one 47; another good one 47; is taken",
                "en; martita; another good one 47; another good one 47; Your name – This has to be one line",
                "es; martita; another good one 47; another good one 47; Su nombre – Debe ser una línea"
            })
    void whatDoesNotFitIsSaidAtItsField(String language, String name, String secret, String again, String words) {
        String link = invite(operator, "Marta " + language, Map.of("party", ruiz));
        Visitor marta = new Visitor(product, language);
        HttpResponse<String> page =
                send(marta, link, Map.of("name", name, "secret", secret, "again", again == null ? "" : again));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body())
                .contains(words, "class=\"refusal", "aria-invalid=\"true\"", "value=\"" + name + "\"")
                .doesNotContain("??", "value=\"" + secret, "style=\"");
        assertThat(marta.get(link).body()).contains("lang=\"" + language + "\"", "Cerámica Ruiz");
        operator.submit("/people", "/people", Map.of("withdraw", numberOf(operator, "Marta " + language)));
    }

    @Test
    void aLinkSaysWhyItIsNoMore() throws Exception {
        String link = invite(operator, "Too late", Map.of("party", ruiz));
        product.execute("UPDATE standalone.invitation SET expires_at = now() WHERE called = 'Too late'");
        HttpResponse<String> expired = visitor().get(link);
        assertThat(expired.statusCode()).isEqualTo(410);
        assertThat(expired.body()).contains("This link has expired", "good for a week");
        assertThat(new Visitor(product, "es").get(link).body()).contains("Este enlace ha caducado");

        Visitor slow = visitor();
        String other = invite(operator, "Slow", Map.of("party", ruiz));
        slow.get(other);
        operator.submit("/people", "/people", Map.of("withdraw", numberOf(operator, "Slow")));
        HttpResponse<String> sent = send(slow, other, named("slow", OTHER));
        assertThat(sent.statusCode()).isEqualTo(410);
        assertThat(sent.body()).contains("This link was withdrawn");

        HttpResponse<String> unknown = visitor().get("/invitation/" + "x".repeat(43));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("This link leads nowhere");
        assertThat(visitor().get("/invitation").statusCode()).isEqualTo(404);
        assertThat(visitor().post("/invitation", named("x", OTHER)).statusCode())
                .as("a form that is not ours")
                .isEqualTo(403);
    }

    @Test
    void aLinkIsShownOnceAndOnlyItsHashIsKept() {
        HttpResponse<String> made = operator.follow(asked(operator, "Once", Map.of("role", "AUDITOR")));
        String link = lastLinkIn(made.body());
        assertThat(made.body()).contains("Pass this link on to Once", "shown only now");
        assertThat(made.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(operator.get("/people").body()).contains("Once").doesNotContain("/invitation/");
        String token = link.substring(link.lastIndexOf('/') + 1);
        assertThat(product.databases()
                        .get(0)
                        .asOwner()
                        .sql("SELECT i::text FROM standalone.invitation i")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(token));
    }

    @Test
    void aLinkOfTheOperatorChoosesAPasswordAnewAndEndsWhatIsOpen(CapturedOutput log) {
        Visitor pablo = colleague("pablo");
        HttpResponse<String> made = operator.follow(operator.submit("/people", "/people", Map.of("reset", "pablo")));
        assertThat(made.body()).contains("to choose a new password");
        String link = lastLinkIn(made.body());
        assertThat(pablo.ask("/today").statusCode())
                .as("until the link is used")
                .isEqualTo(200);
        assertThat(signedIn(CARMEN, "en").get("/people").body())
                .as("for the operator alone")
                .doesNotContain("Link for a new password");

        Visitor browser = visitor();
        assertThat(browser.get(link).body())
                .contains("Choose a new password", "For the account pablo")
                .doesNotContain("name=\"zone\"");
        assertThat(send(browser, link, Map.of("secret", "pablo-pablo-pablo", "again", "pablo-pablo-pablo"))
                        .body())
                .contains("too easy to guess");
        HttpResponse<String> done = send(browser, link, Map.of("secret", OTHER, "again", OTHER));
        assertThat(browser.follow(done).body()).contains("Your password is changed");

        assertThat(Visitor.location(pablo.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(browser.signIn("pablo").body()).contains("is wrong");
        assertThat(browser.signIn("pablo", OTHER).uri().getPath()).isEqualTo("/today");
        assertThat(visitor().get(link).body()).contains("used already");
        assertThat(log.getOut())
                .contains("operator makes a link by which the password of pablo is chosen anew")
                .contains("The password of pablo is chosen anew, by a link of operator");
    }

    @Test
    void soManyLinksOfABusinessAreOpenAtMost() {
        String business = register("VA", "Mateo Reyes", "Manila Back Office");
        List<Integer> answers = new ArrayList<>();
        for (int each = 0; each < 21; each++) {
            answers.add(asked(operator, "Somebody " + each, Map.of("party", business))
                    .statusCode());
        }
        assertThat(answers.subList(0, 20)).containsOnly(302);
        assertThat(answers.get(20)).isEqualTo(422);
        assertThat(asked(operator, "Somebody else", Map.of("party", ruiz)).statusCode())
                .as("others are not kept out")
                .isEqualTo(302);
        assertThat(operator.get("/people?open=nonsense").statusCode()).isEqualTo(400);
    }

    @Test
    void anErasedBusinessIsLeftByEverybodyAndItsLinksAreOver() {
        String business = register("VA", "Nora Sanz", "Sanz Oficina");
        accept(visitor(), invite(operator, "Nora Sanz Gil", Map.of("party", business)), "nora", "Nora Sanz");
        accept(visitor(), invite(operator, "Pep", Map.of("party", business)), "pep", "Pep Sanz");
        operator.submit(removal("pep"), removal("pep"), Map.of());
        assertThat(count("standalone.account WHERE called LIKE '%Sanz%'"))
                .as("who has left did something, and so has a name")
                .isEqualTo(2);
        Visitor nora = signedIn("nora", "es");
        String link = invite(operator, "Late Lola", Map.of("party", business));
        Visitor auditor = office("sanz", "AUDITOR");
        Api program = product.as("nora");
        program.get("/api/work").expect(200);
        product.as(CARMEN).openCandidacy("c-er", business).expect(201);
        program.offerTerms("c-er", Story.terms(Story.MADRID)).expect(200);
        product.as(CARMEN).declineOffer("c-er", 1, "Too dear").expect(200);
        product.settle();
        assertThat(signedIn(CARMEN, "en").get("/candidacies/c-er").body()).contains("Sanz Oficina");
        product.as(OPERATOR).eraseParty(business).expect(200);

        program.get("/api/work").expect(401);
        assertThat(Visitor.location(nora.ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(visitor().signIn("nora").uri().getPath()).isNotEqualTo("/today");
        assertThat(auditor.ask("/today").statusCode()).isEqualTo(200);
        assertThat(signedIn(LUCIA, "en").ask("/today").statusCode()).isEqualTo(200);
        product.settle();

        assertThat(new Visitor(product, "es").get(link).body()).contains("Este enlace ya no sirve");
        HttpResponse<String> sent = send(visitor(), link, named("latecomer", OTHER));
        assertThat(sent.statusCode()).isEqualTo(410);
        assertThat(sent.body()).contains("This link is good no more").doesNotContain("Sanz", "name=\"secret\"");
        assertThat(count("standalone.account WHERE id = 'latecomer'")).isZero();
        assertThat(count("standalone.invitation WHERE called LIKE '%Sanz%' OR called LIKE '%Lola%'"))
                .as("names of people in links")
                .isZero();
        assertThat(count("standalone.account WHERE called LIKE '%Sanz%'"))
                .as("names of people")
                .isZero();
        assertThat(count("standalone.account WHERE id = 'nora' AND secret_hash = '' AND left_at IS NOT NULL"))
                .isEqualTo(1);
        assertThat(operator.get("/people").body()).doesNotContain("<b>nora</b>", "Late Lola");
        for (String page : List.of("/candidacies", "/candidacies/c-er", "/today")) {
            assertThat(signedIn(CARMEN, "en").get(page).body())
                    .as(page)
                    .contains("erased person")
                    .doesNotContain("virtual assistant", "Sanz", "nora", "??");
            assertThat(signedIn(CARMEN, "es").get(page).body())
                    .as(page)
                    .contains("persona borrada")
                    .doesNotContain("asistente virtual", "??");
        }
        theUserNameIsNowhereInAnswers(business);
    }

    private static void theUserNameIsNowhereInAnswers(String business) {
        String offered = "/api/candidacies/c-er/history?type=terms-offered";
        assertThat(product.as(CARMEN).get(offered).expect(200).body())
                .contains("{\"party\":\"" + business + "\",\"person\":\"" + business + "\",\"onBehalfOf\":null}")
                .doesNotContain("nora");
        for (String path : List.of("/api/candidacies/c-er", "/api/candidacies/c-er/history")) {
            assertThat(product.as(CARMEN).get(path).expect(200).body())
                    .as(path)
                    .contains(business)
                    .doesNotContain("\"nora\"");
        }
    }

    /** A name that is taken is found out with what is wrong otherwise, so before a password is hashed. */
    @Test
    void whoHoldsALinkMayNotTryWithoutEnd() {
        String link = invite(operator, "Trier", Map.of("party", ruiz));
        String other = invite(operator, "Another trier", Map.of("party", ruiz));
        Visitor trier = visitor();
        for (int each = 0; each < 10; each++) {
            HttpResponse<String> refused = send(trier, link, named(CARMEN, "short"));
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.body()).contains("is taken", "at least 12 characters");
        }
        HttpResponse<String> tooMany = send(trier, link, named("trier", OTHER));
        assertThat(tooMany.statusCode()).isEqualTo(429);
        assertThat(tooMany.body()).contains("Too much at once");
        assertThat(count("standalone.account WHERE id = 'trier'")).isZero();
        assertThat(send(trier, other, named("trier", OTHER)).statusCode())
                .as("another link from the same address")
                .isEqualTo(302);
    }

    @Test
    void strangersSeeNothingOfItAndLeaveNothing() {
        int before = product.beans(Sessions.class).iterator().next().count();
        String link = invite(operator, "Stranger", Map.of("party", ruiz));
        Visitor stranger = visitor();
        send(stranger, link, named("x", "short"));
        for (String path : List.of("/people", "/people/invite", "/settings", removal(CARMEN))) {
            assertThat(Visitor.location(stranger.ask(path))).as(path).isEqualTo("/oauth2/authorization/web");
        }
        assertThat(stranger.submit(link, "/people", Map.of("reset", CARMEN)).statusCode())
                .isEqualTo(401);
        assertThat(stranger.cookies()).doesNotContainKey("session");
        assertThat(product.beans(Sessions.class).iterator().next().count()).isEqualTo(before);
    }
}
