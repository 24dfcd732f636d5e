package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.engagements.browser.ServedProduct.Kind;
import io.engagements.browser.Steps.Wanted;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * An installation for real people, from the link in its log on: nora runs it, carla hires pilar, sol is her lawyer.
 */
class NewInstallationTest {

    @RegisterExtension
    static final Stage stage = new Stage(Kind.EMPTY);

    private static final Device LAWYERS = Device.LAPTOP;

    private static String pilarsId = "";

    @Test
    void fromTheLinkInTheLogToTheFirstPieceThatIsAccepted() {
        Page nora = comeIn(stage.product().operatorsLink(), "nora", Device.LAPTOP);
        stage.api().move("2027-01-04T09:00:00Z");
        nora.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        String carlasLink = invite(nora, "CLIENT", "Carla Vega", "Europe/Madrid");
        String pilarsLink = invite(nora, "VA", "Pilar Soto", "America/Bogota");
        String solsLink = invite(nora, "LAWYER", "Sol Marín", "Europe/Madrid");

        Page carla = comeIn(carlasLink, "carla", Device.LAPTOP);
        Page pilar = comeIn(pilarsLink, "pilar", Device.PHONE);
        comeIn(solsLink, "sol", LAWYERS);
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

    /** The link is opened, a name and a password are chosen, and with them one signs in. */
    private static Page comeIn(String link, String account, Device device) {
        Page page = stage.stranger(device);
        page.navigate(link);
        page.locator("#name").fill(account);
        page.locator("#secret").fill(ServedProduct.SECRET);
        page.locator("#again").fill(ServedProduct.SECRET);
        page.locator("main form .btn-primary").click();
        assertThat(page).hasURL(Pattern.compile("/sign-in\\?done"));
        signIn(page, account);
        return page;
    }

    private static Page signedIn(String account, Device device) {
        Page page = stage.stranger(device);
        page.navigate("/sign-in");
        signIn(page, account);
        return page;
    }

    private static void signIn(Page page, String account) {
        page.locator("#account").fill(account);
        page.locator("#secret").fill(ServedProduct.SECRET);
        page.locator("main form .btn-primary").click();
        page.waitForURL("**/today");
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
}
