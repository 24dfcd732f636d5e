package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.engagements.browser.ServedProduct.Kind;
import io.engagements.browser.Steps.Wanted;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An installation for real people, from the link in its log on: nora runs it, carla hires pilar, sol is her lawyer. The
 * stories after the first one are theirs too, so they come after it; the clock is nora's to move.
 */
@TestMethodOrder(OrderAnnotation.class)
class NewInstallationTest {

    @RegisterExtension
    static final Stage stage = new Stage(Kind.EMPTY);

    private static final Device LAWYERS = Device.LAPTOP;

    private static String pilarsId = "";
    private static String solsId = "";

    @Test
    @Order(1)
    void fromTheLinkInTheLogToTheFirstPieceThatIsAccepted() {
        Page nora = comeIn(stage.product().operatorsLink(), "Nora Gil", "nora", Device.LAPTOP);
        stage.api().move("2027-01-04T09:00:00Z");
        nora.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        String carlasLink = invite(nora, "CLIENT", "Carla Vega", "Europe/Madrid");
        String pilarsLink = invite(nora, "VA", "Pilar Soto", "America/Bogota");
        String solsLink = invite(nora, "LAWYER", "Sol Marín", "Europe/Madrid");

        Page carla = comeIn(carlasLink, "Carla Vega", "carla", Device.LAPTOP);
        Page pilar = comeIn(pilarsLink, "Pilar Soto", "pilar", Device.PHONE);
        comeIn(solsLink, "Sol Marín", "sol", LAWYERS);
        Page again = stage.stranger(Device.LAPTOP);
        again.navigate(carlasLink);
        assertThat(again.locator("h1")).hasText("This link was used already");

        assertThat(carla.locator("main")).containsText("Begin like this");
        pilar.navigate("/candidacies");
        pilarsId = named(pilar.locator(".empty"), "aquí: (\\S+?)\\.");
        String candidacy = Steps.vet(carla, pilarsId);
        stage.api().settle();
        Steps.offer(pilar, "Carla Vega");
        stage.api().settle();
        String engagement = Steps.hire(carla, candidacy);

        stage.api().settle();
        String work = Steps.ask(carla, engagement, new Wanted("First labels", "2027-01-15", List.of("All are there")));
        String piece = work.replace("/work/", "/deliverables/");
        stage.api().settle();
        Steps.commit(pilar, "First labels");
        Steps.deliver(pilar, piece, "All of them");
        assertThat(pilar.locator(".receipt .verdict")).containsText("En plazo");
        stage.api().settle();
        Steps.accept(carla, piece);
        stage.api().settle();
        pilar.navigate(work);
        assertThat(pilar.locator("main .tag").first()).containsText("aceptad");
    }

    /** Stories S7 and S12, and then one that is not cured. */
    @Test
    @Order(2)
    void whatIsMissedIsAGroundUntilItIsCuredAndElseItEnds() {
        String engagement = hired("Europe/Madrid");
        stage.api().send("carla", "appoint-lawyer", Map.of("engagementId", engagement, "lawyerId", solsId));
        stage.api().move("2027-02-26T09:00:00Z");
        stage.api().commission(engagement, "carla", "pilar", "cured", 7);
        stage.api().commission(engagement, "carla", "pilar", "never", 14);
        Page carla = signedIn("carla", Device.LAPTOP);
        Page pilar = signedIn("pilar", Device.PHONE);
        Page sol = signedIn("sol", LAWYERS);
        String end = "/engagements/" + engagement + "/end";

        stage.api().move("2027-03-05T17:00:00Z");
        answers(carla, end, "No: there is no ground.");
        stage.api().move("2027-03-05T17:00:01Z");
        answers(carla, end, "No, not yet: notice of the breach has to be given first.");
        pilar.navigate("/today");
        assertThat(pilar.locator(".todo li.over", Steps.text("Catalogue cured")))
                .hasCount(1);

        stage.api().move("2027-03-06T08:00:00Z");
        giveNotice(carla, end, "Nothing came.");
        assertThat(carla.locator("main")).containsText("until Thu 11 Mar, 09:00 Madrid");
        askTheLawyer(carla, end);
        stage.api().settle();
        answers(pilar, end, "Hay una causa contra usted.");
        assertThat(pilar.locator("main")).containsText("03:00 Bogotá");
        pilar.locator("#said a").last().click();
        pilar.locator("#text").fill("It comes on Monday.");
        pilar.locator("form.act-form .btn-primary").click();
        assertThat(pilar.locator("#said")).containsText("«It comes on Monday.»");

        stage.api().move("2027-03-07T11:00:00Z");
        approve(sol, "“It comes on Monday.”");
        answers(carla, end, "Not yet. From Thu 11 Mar");
        checkTheEnd(carla, end);
        assertThat(carla.locator("main")).containsText("As things stand this would be refused:");

        stage.api().move("2027-03-08T09:00:00Z");
        Steps.deliver(pilar, "/engagements/" + engagement + "/deliverables/cured", "Here it is");
        assertThat(pilar.locator(".receipt.late .verdict")).containsText("Con 2 días 16 h de retraso");
        stage.api().move("2027-03-09T08:00:00Z");
        carla.locator("button[name=step][value=send]").click();
        assertThat(carla.locator("#not-done")).containsText("GROUNDS-REQUIRED");
        assertThat(carla.locator("#statement")).hasValue("We cannot go on.");
        answers(carla, end, "No: there is no ground.");
        assertThat(carla.locator("#grounds tr.gone")).containsText("cured");
        sol.navigate(end + "/decision");
        assertThat(sol.locator("main")).containsText("There is nothing to decide now");
        carla.navigate("/engagements/" + engagement + "/numbers");
        assertThat(carla.locator("main")).containsText("0 of 1");

        stage.api().move("2027-03-13T08:00:00Z");
        giveNotice(carla, end, "This did not come either.");
        askTheLawyer(carla, end);
        stage.api().move("2027-03-18T08:00:01Z");
        approve(sol, "What the rules find");
        answers(carla, end, "Yes, on one ground. Not before Sun 28 Mar");
        checkTheEnd(carla, end);
        carla.locator("button[name=step][value=send]").click();
        assertThat(carla.locator("h1")).containsText("You ended it. The last day is Sun 28 Mar");
        stage.api().settle();
        answers(pilar, end, "resolvió el contrato");
        assertThat(pilar.locator("#said")).containsText("«We cannot go on.»");
        stage.api().move("2027-03-29T08:00:00Z");
        answers(carla, end, "It was ended for cause.");
    }

    /** Story S8. */
    @Test
    @Order(3)
    void silenceIsNoAcceptanceByAPersonAndBothCanReopenTheReview() {
        String engagement = hired("America/Mexico_City");
        stage.api().move("2027-04-05T15:00:00Z");
        stage.api().commission(engagement, "carla", "pilar", "silent", 7);
        stage.api().commission(engagement, "carla", "pilar", "heard", 7);
        Page carla = signedIn("carla", Device.LAPTOP);
        Page pilar = signedIn("pilar", Device.PHONE);
        String silent = "/engagements/" + engagement + "/deliverables/silent";

        stage.api().move("2027-04-10T00:00:00Z");
        Steps.deliver(pilar, silent, "In time");
        Steps.deliver(pilar, silent.replace("silent", "heard"), "In time, too");
        stage.api().move("2027-04-13T23:59:59Z");
        assertMarked(carla, "");
        stage.api().move("2027-04-14T00:00:00Z");
        assertMarked(carla, "soon");
        assertThat(carla.locator(".todo")).containsText("then it is closed by silence");

        stage.api().move("2027-04-17T00:00:00.5Z");
        Steps.accept(carla, silent.replace("silent", "heard"));
        carla.navigate(silent + "/review");
        assertThat(carla.locator("form.verdict")).isVisible();
        stage.api().move("2027-04-17T00:00:01Z");
        Steps.improve(carla, "We were on holiday.");
        assertThat(carla.locator("#not-done")).containsText("REVIEW-CLOSED");
        assertThat(carla.locator("#explanation")).hasText("We were on holiday.");

        carla.locator("#not-done a[href$='/propose/reopening']").click();
        carla.locator("#reason").fill("We were on holiday.");
        carla.locator("form#form .btn-primary").click();
        assertThat(carla).hasURL(Pattern.compile("/proposals"));
        stage.api().settle();
        pilar.navigate("/engagements/" + engagement + "/work/silent");
        assertThat(pilar.locator("main .tag").first()).containsText("silencio");
        pilar.navigate("/today");
        pilar.locator(".todo .what a", Steps.text("Catalogue silent")).first().click();
        pilar.locator("button[name=verb][value=accept]").click();
        assertThat(pilar.locator("#answered")).containsText("usted la aceptó");

        stage.api().settle();
        carla.navigate(silent + "/review");
        assertThat(carla.locator("main")).containsText("The review of version 1 lapsed in silence.");
        assertThat(carla.locator("main")).containsText("Both sides opened the review of version 1 again.");
        Steps.improve(carla, "Page 2 is in English.");
        assertThat(carla.locator("main")).containsText("You asked for a better version.");

        stage.api().settle();
        Steps.deliver(pilar, silent, "Page 2 in Spanish");
        stage.api().settle();
        Steps.accept(carla, silent);
        stage.api().settle();
        pilar.navigate("/engagements/" + engagement + "/work/silent");
        assertThat(pilar.locator("main .tag").first()).containsText("aceptad");
        assertThat(pilar.locator("#handed-in li")).hasCount(2);
    }

    private static Page comeIn(String link, String called, String account, Device device) {
        Page page = stage.stranger(device);
        Steps.comeIn(page, link, called, account);
        return page;
    }

    private static Page signedIn(String account, Device device) {
        Page page = stage.stranger(device);
        page.navigate("/sign-in");
        Steps.signIn(page, account);
        return page;
    }

    /** Registers a business and makes a link for whoever acts for it. @return the link, as it was copied */
    private static String invite(Page operator, String kind, String name, String zone) {
        operator.navigate("/people");
        operator.locator("a[href$='/people/register']").click();
        operator.locator("input[name=kind][value=" + kind + "]").check();
        operator.locator("#name").fill(name);
        operator.locator("#businessName").fill("Business of " + name);
        operator.locator("#zone").selectOption(zone);
        operator.locator("main form.register .btn-primary").click();
        assertThat(operator).hasURL(Pattern.compile("/people/invite"));
        if (kind.equals("LAWYER")) {
            solsId = operator.locator("input[name=party]").inputValue();
        }
        operator.locator("#called").fill(name);
        operator.locator("main form.sign-in .btn-primary").click();
        assertThat(operator.locator(".link-made")).containsText(name);
        operator.locator("button[data-copy=link]").click();
        assertThat(operator.locator("button[data-copy=link]")).hasText("Copied");
        String copied = (String) operator.evaluate("navigator.clipboard.readText()");
        assertThat(operator.locator("#link")).hasValue(copied);
        return copied;
    }

    private static String named(Locator place, String pattern) {
        Matcher named = Pattern.compile(pattern).matcher(place.innerText());
        Assertions.assertThat(named.find()).as(place.innerText()).isTrue();
        return named.group(1);
    }

    private static String hired(String zone) {
        Assertions.assertThat(pilarsId).as("the people of the first story").isNotEmpty();
        return stage.api().hire("carla", "pilar", pilarsId, zone);
    }

    private static void answers(Page page, String end, String head) {
        page.navigate(end);
        assertThat(page.locator("h1")).containsText(head);
    }

    /** The one ground that there is to choose: nothing is chosen for anybody. */
    private static void choose(Page client) {
        Locator ground = client.locator("#grounds input[type=checkbox]");
        assertThat(ground).not().isChecked();
        ground.check();
    }

    private static void giveNotice(Page client, String end, String statement) {
        client.navigate(end);
        client.locator("a[href$='/end/notice']").click();
        choose(client);
        client.locator("#statement").fill(statement);
        client.locator("button[name=step][value=check]").click();
        assertThat(client.locator("h1")).containsText("Check the notice to Pilar Soto");
        client.locator("button[name=step][value=send]").click();
        assertThat(client.locator("h1")).containsText("No, not yet: the cure period runs.");
        assertThat(client.locator("main")).containsText("5 days left");
        assertThat(client.locator("a[href$='/end/notice']")).hasCount(0);
    }

    private static void askTheLawyer(Page client, String end) {
        client.navigate(end + "/approval");
        choose(client);
        client.locator("#statement").fill("We cannot go on.");
        client.locator("form.act-form .btn-primary").click();
        assertThat(client.locator("main")).containsText("You asked Sol Marín for approval");
    }

    /** @param seen what stands on the page when it is decided */
    private static void approve(Page lawyer, String seen) {
        lawyer.navigate("/today");
        lawyer.locator(".todo .what a", Steps.text("Decide on a termination")).click();
        assertThat(lawyer.locator("main")).containsText("“We cannot go on.”");
        assertThat(lawyer.locator("main")).containsText(seen);
        lawyer.locator("input[name=verdict][value=approve]").check();
        lawyer.locator("button[name=step][value=check]").click();
        assertThat(lawyer.locator("h1")).containsText("Check your approval");
        lawyer.locator("button[name=step][value=send]").click();
        assertThat(lawyer.locator("#said")).containsText("You approved a termination");
    }

    private static void checkTheEnd(Page client, String end) {
        client.navigate(end + "/terminate");
        choose(client);
        client.locator("#statement").fill("We cannot go on.");
        client.locator("button[name=step][value=check]").click();
        assertThat(client.locator("h1")).containsText("Check before you end the contract with Pilar Soto");
    }

    private static void assertMarked(Page client, String mark) {
        client.navigate("/today");
        for (String piece : List.of("silent", "heard")) {
            Locator row = client.locator(".todo li", Steps.text("Catalogue " + piece));
            assertThat(row).hasClass(mark);
        }
    }
}
