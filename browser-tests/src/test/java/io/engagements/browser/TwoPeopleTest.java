package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A piece of work between two people with a browser each: she in Madrid on a laptop, the other in Bogotá on a phone, in Spanish. */
class TwoPeopleTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void workIsAskedForDeliveredImprovedAndAccepted() {
        String engagement = "/engagements/" + stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        Page carmen = stage.person(Screens.CARMEN, Device.LAPTOP);
        Page lucia = stage.person(Screens.LUCIA, Device.PHONE);

        ask(carmen, engagement, stage.api().day(10).toString());
        assertThat(carmen).hasURL(Pattern.compile("/work/"));
        assertThat(carmen.locator("main")).containsText("Lucía Andrade decides until");
        String work = carmen.url().replaceAll("\\?.*", "");
        String piece = work.replace("/work/", "/deliverables/");

        stage.api().settle();
        lucia.navigate("/today");
        lucia.locator(".todo .what a", text("Price labels")).first().click();
        assertThat(lucia.locator("main")).containsText("Carmen Ruiz");
        lucia.locator("button[name=verdict][value=commit]").click();
        assertThat(lucia.locator("button[name=verdict]")).hasCount(0);

        deliver(lucia, piece, "All of them");
        assertThat(lucia.locator(".receipt .verdict")).containsText("En plazo");

        stage.api().settle();
        carmen.navigate(piece + "/review");
        assertThat(carmen.locator("main")).containsText("All of them");
        carmen.locator("#verdict-improve").check();
        carmen.locator(".for-improve input[type=checkbox]").first().check();
        carmen.locator("#explanation").fill("Two tiles have none.");
        send(carmen);
        assertThat(carmen.locator("main")).containsText("You asked for a better version.");

        stage.api().settle();
        lucia.navigate(piece + "/deliver");
        assertThat(lucia.locator("main")).containsText("“Two tiles have none.”");
        deliver(lucia, piece, "Now all of them");

        stage.api().settle();
        carmen.navigate(piece + "/review");
        carmen.locator("#verdict-accept").check();
        carmen.locator("#remarks").fill("Now it is right");
        send(carmen);
        assertThat(carmen.locator("main")).containsText("You accepted it.");

        stage.api().settle();
        lucia.navigate(work);
        assertThat(lucia.locator("main .tag").first()).containsText("aceptad");
    }

    private static Page.LocatorOptions text(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    private static void ask(Page page, String engagement, String day) {
        page.navigate(engagement);
        page.locator("a[href$='/ask']").click();
        page.locator("#title").fill("Price labels");
        page.locator("#brief").fill("Labels for the fair.");
        page.locator("[id='criteria.0.text']").fill("All 32 tiles have one");
        page.locator("button[value=add-criterion]").click();
        Locator second = page.locator("[id='criteria.1.text']");
        assertThat(second).isFocused();
        second.fill("In the style of the catalogue");
        page.locator("[id='due.day']").fill(day);
        page.locator("[id='due.time']").fill("18:00");
        page.locator("button.btn-line[value=preview]").click();
        assertThat(page.locator("#preview")).containsText("12:00");
        page.locator("button[name=act][value=send]").click();
    }

    private static void deliver(Page page, String piece, String note) {
        page.navigate(piece + "/deliver");
        page.locator("#choose")
                .setInputFiles(new FilePayload("labels.txt", "text/plain", note.getBytes(StandardCharsets.UTF_8)));
        page.locator("input[name=part][value=whole]").check();
        page.locator("#note").fill(note);
        page.locator("form.stack .btn-primary").click();
        page.waitForURL("**/receipts/**");
    }

    private static void send(Page page) {
        page.locator("form.verdict button:visible").click();
    }
}
