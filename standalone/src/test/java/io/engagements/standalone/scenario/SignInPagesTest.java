package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.visitor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.query.pages.frame.Sessions;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Coming in and going out: what strangers see and leave behind, sign-in with proof, guesses, sessions and their end. */
@ExtendWith(PagesStory.class)
class SignInPagesTest {

    private static Sessions sessions() {
        return product.beans(Sessions.class).iterator().next();
    }

    @Test
    void aStrangerSeesWhatThisIsAndLeavesNothingBehind() {
        int before = sessions().count();
        Visitor stranger = visitor();
        HttpResponse<String> page = stranger.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<html", "on a fair clock", "Come in as one of them", "Carmen · Cerámica Ruiz");
        for (String path : List.of("/today", "/today?after=x", "/sign-in", "/nowhere")) {
            stranger.get(path);
        }
        stranger.submit("/sign-in", "/sign-in", Map.of("account", "nobody-at-all", "secret", "guess"));
        assertThat(stranger.cookies()).doesNotContainKey("session");
        assertThat(sessions().count()).isEqualTo(before);
    }

    @Test
    void signingInIsByAuthorizationCodeWithAProofKeyAndLeadsToThePageThatWasAskedFor() {
        Visitor lucia = visitor();
        HttpResponse<String> asked = lucia.ask("/today");
        assertThat(Visitor.location(asked)).isEqualTo("/oauth2/authorization/web");
        HttpResponse<String> begun = lucia.ask(Visitor.location(asked));
        assertThat(Visitor.location(begun))
                .startsWith("/oauth2/authorize?")
                .contains("response_type=code", "code_challenge=", "code_challenge_method=S256", "state=", "nonce=");
        assertThat(Visitor.location(lucia.ask(Visitor.location(begun)))).isEqualTo("/sign-in");

        HttpResponse<String> page = lucia.signIn(Story.VA);
        assertThat(page.uri().getPath()).isEqualTo("/today");
        assertThat(page.body()).contains("Lucía Andrade", "Despacho Andino");
        assertThat(Visitor.location(lucia.ask("/"))).isEqualTo("/today");
    }

    @Test
    void aCodeIsNoUseWithoutTheBrowserThatAskedForIt() {
        Visitor lucia = visitor();
        lucia.signIn(Story.VA);
        String code = Visitor.location(lucia.ask(Visitor.location(lucia.ask("/oauth2/authorization/web"))));
        assertThat(code).startsWith("/login/oauth2/code/web?");

        Visitor thief = visitor();
        assertThat(Visitor.location(thief.ask(code))).isEqualTo("/?failed");
        assertThat(thief.get("/?failed").body()).contains("Signing in did not work");
        assertThat(Visitor.location(thief.ask("/today"))).isEqualTo("/oauth2/authorization/web");
    }

    @Test
    void onlyDemoAccountsNeedNoPassword() {
        Visitor stranger = visitor();
        HttpResponse<String> page = stranger.follow(stranger.submit("/", "/sign-in/demo", Map.of("account", "eve")));
        assertThat(page.body()).contains("Nobody comes in as this person");
        assertThat(stranger.signIn(Story.VA, "wrong").body()).contains("Account or password is wrong");
        assertThat(stranger.cookies()).doesNotContainKey("session");
    }

    @Test
    void theDemonstrationIsNotTakenApart() {
        Visitor operator = PagesStory.signedIn(Story.OPERATOR, "en");
        assertThat(operator.get("/people").body())
                .contains("Cerámica Ruiz", "eve", ">demo<", "/people/eve/remove")
                .doesNotContain("/people/lucia/remove", "value=\"lucia\"");
        assertThat(operator.submit("/people", "/people/lucia/remove", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(operator.submit("/people", "/people", Map.of("reset", Story.VA))
                        .statusCode())
                .isEqualTo(403);
        assertThat(operator.get("/settings").body())
                .contains("belongs to the demonstration")
                .doesNotContain("name=\"old\"");
        assertThat(operator.submit("/settings", "/settings", Map.of("act", "password", "old", OneProcess.SECRET))
                        .statusCode())
                .isEqualTo(403);
    }

    /** Tries are counted by the minute, which may turn meanwhile: then ten more are free. */
    @Test
    void whoGuessesHasToWaitAndKeepsNobodyOut() {
        Visitor stranger = visitor();
        for (int guess = 0; guess < 10; guess++) {
            assertThat(stranger.signIn("guessed-at", "guess " + guess).body()).contains("is wrong");
        }
        assertThat(IntStream.rangeClosed(10, 20).mapToObj(guess -> stranger.signIn("guessed-at", "guess " + guess)
                        .body()))
                .anyMatch(page -> page.contains("Too many tries"));
        assertThat(visitor().signIn(Story.CLIENT).uri().getPath()).isEqualTo("/today");
    }

    /** As it is of who asks the interface: on the page it was, not where a refusal is told. */
    @Test
    void whoIsDeniedAPageIsInTheLog() {
        Visitor nora = PagesStory.signedIn(PagesStory.NORA, "en");
        Visitor operator = PagesStory.signedIn(Story.OPERATOR, "en");
        try (Denials denials = new Denials()) {
            nora.ask("/engagements/e1");
            nora.ask("/candidacies/c-e1/terms");
            nora.ask("/engagements/none-such");
            operator.ask("/people/lucia/remove");
            nora.post("/settings", Map.of("act", "view"));
            nora.submit("/settings", "/settings", Map.of("act", "password", "old", "not-this-one"));
            visitor().signIn("mateo", "not-this-one");
            visitor().signIn("no-such-name", "not-this-one");
            Visitor pressing = visitor();
            pressing.submit("/", "/sign-in/demo", Map.of("account", "nora"));
            pressing.ask("/login/oauth2/code/web?code=not-this-one&state=x");
            pressing.with("HX-Request", "true").ask("/engagements/e1");

            String operators = " person=operator party=operator ";
            String noras = " person=nora party=nora ";
            await().untilAsserted(() -> assertThat(denials.lines())
                    .anyMatch(told(404, noras, "GET:/engagements/{id}", "e1", "foreign"))
                    .anyMatch(told(404, noras, "GET:/candidacies/{id}/terms", "c-e1", "foreign"))
                    .anyMatch(told(403, operators, "GET:/people/{account}/remove", "-", "role"))
                    .anyMatch(told(403, " person=nora party=- ", "POST:/settings", "-", "form"))
                    .anyMatch(told(422, noras, "POST:/settings", "-", "wrong-secret"))
                    .anyMatch(told(302, " person=mateo party=- ", "POST:/sign-in", "-", "wrong-secret"))
                    .anyMatch(told(302, " person=- party=- ", "POST:/sign-in", "-", "unknown-account"))
                    .anyMatch(told(302, " person=- party=- ", "POST:/sign-in/demo", "-", "no-demo-account"))
                    .anyMatch(told(302, " person=- party=- ", "GET:/login/oauth2/code/web", "-", "sign-in"))
                    .anyMatch(told(401, " person=- party=- ", "GET:/engagements/e1", "-", "no-session"))
                    .noneMatch(line -> line.contains("/refused"))
                    .noneMatch(line -> line.contains("none-such"))
                    .noneMatch(line -> line.contains("not-this-one") || line.contains("no-such-name")));
        }
    }

    private static Predicate<String> told(int status, String who, String route, String object, String reason) {
        return line ->
                line.startsWith("denied status=" + status + who + "route=" + route + " object=" + object + " address=")
                        && line.endsWith("reason=" + reason);
    }

    /** Anybody's page can have a browser ask for links. Whoever tries them has to wait, with a good one too. */
    @Test
    void linksThatLeadNowhereKeepNobodyFromSigningIn() {
        Visitor operator = visitor();
        operator.signIn(Story.OPERATOR);
        String invite = "/people/invite";
        String good = AccountsStory.lastLinkIn(
                operator.follow(operator.submit(invite, invite, Map.of("called", "Inés", "role", "AUDITOR")))
                        .body());
        assertThat(visitor().get(good).statusCode()).isEqualTo(200);
        Visitor embedded = visitor().with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Dest", "image");
        for (int image = 0; image < 101; image++) {
            assertThat(embedded.ask("/invitation/" + image).statusCode()).isEqualTo(404);
        }
        Visitor sent = visitor().with("Sec-Fetch-Site", "cross-site").with("Sec-Fetch-Dest", "document");
        HttpResponse<String> answered = sent.ask("/invitation/x");
        for (int link = 0; link < 250 && answered.statusCode() == 404; link++) {
            answered = sent.ask("/invitation/" + link);
        }
        assertThat(answered.statusCode()).isEqualTo(429);
        assertThat(answered.body()).contains("Too much at once");
        assertThat(sent.get(good).statusCode()).isEqualTo(429);

        Visitor guesser = visitor();
        HttpResponse<String> guessed = guesser.get("/invitation/x");
        assertThat(guessed.statusCode())
                .as("what another's page leads to keeps nobody from opening a link")
                .isEqualTo(404);
        for (int guess = 0; guess < 250 && guessed.statusCode() == 404; guess++) {
            guessed = guesser.get("/invitation/" + guess);
        }
        assertThat(guessed.statusCode()).isEqualTo(429);
        assertThat(guesser.get(good).statusCode()).isEqualTo(429);

        assertThat(visitor().signIn(Story.CLIENT).uri().getPath()).isEqualTo("/today");
        product.as(Story.OTHER_CLIENT).get("/api/work").expect(200);
        assertThat(visitor().signIn("nobody-here", "guess").body()).contains("is wrong");
    }

    @Test
    void aSessionMoreThanAPersonMayHaveEndsTheOldest() {
        List<Visitor> browsers = new ArrayList<>();
        for (int each = 0; each <= Sessions.OF_ONE; each++) {
            Visitor browser = visitor();
            browser.signIn("mateo");
            browsers.add(browser);
        }
        assertThat(Visitor.location(browsers.get(0).ask("/today"))).isEqualTo("/oauth2/authorization/web");
        assertThat(browsers.get(1).ask("/today").statusCode()).isEqualTo(200);
        assertThat(browsers.get(Sessions.OF_ONE).ask("/today").statusCode()).isEqualTo(200);
    }

    @Test
    void signingOutEndsTheSessionHereAndAtTheIssuer() {
        Visitor sol = visitor();
        Visitor elsewhere = visitor();
        sol.signIn(Story.LAWYER);
        elsewhere.signIn(Story.LAWYER);
        HttpResponse<String> out = sol.follow(sol.submit("/today", "/sign-out", Map.of()));
        assertThat(out.body()).contains("You are signed out.");
        assertThat(sol.get("/today").uri().getPath()).isEqualTo("/sign-in");
        assertThat(elsewhere.ask("/today").statusCode()).isEqualTo(200);

        sol.signIn(Story.LAWYER);
        sol.submit("/today", "/sign-out", Map.of("everywhere", "yes"));
        assertThat(elsewhere.get("/today").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void aSessionIsNoWayIntoTheInterface() {
        Visitor carmen = visitor();
        carmen.signIn(Story.CLIENT);
        assertThat(carmen.ask("/api/work").statusCode()).isEqualTo(401);
        assertThat(carmen.with("Accept", "*/*").ask("/today").statusCode()).isEqualTo(200);
        assertThat(visitor().with("HX-Request", "true").ask("/today").statusCode())
                .isEqualTo(401);
    }
}
