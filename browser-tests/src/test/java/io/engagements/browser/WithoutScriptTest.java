package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two people whose browsers run no script: everything can be done all the same. */
class WithoutScriptTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void aPieceGoesFromTheRequestToItsAcceptance() {
        String engagement = "/engagements/" + stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        Page carmen = stage.person(Screens.CARMEN, Device.LAPTOP.withoutScript());
        Page lucia = stage.person(Screens.LUCIA, Device.PHONE.withoutScript());

        carmen.navigate(engagement + "/ask");
        carmen.locator("#title").fill("Leaflet");
        carmen.locator("[id='criteria.0.text']").fill("Two pages");
        carmen.locator("button[value=add-criterion]").click();
        assertThat(carmen.locator("#title")).hasValue("Leaflet");
        carmen.locator("[id='criteria.1.text']").fill("In colour");
        carmen.locator("[id='due.day']").fill(stage.api().day(8).toString());
        carmen.locator("[id='due.time']").fill("18:00");
        carmen.locator("button[name=act][value=send]").click();
        assertThat(carmen).hasURL(Pattern.compile("/work/"));
        String work = carmen.url().replaceAll("\\?.*", "");
        String piece = work.replace("/work/", "/deliverables/");

        stage.api().settle();
        lucia.navigate(work);
        lucia.locator("button[value=decline]").click();
        assertThat(lucia.locator("#not-done")).isVisible();
        lucia.locator("button[value=commit]").click();
        assertThat(lucia.locator("button[name=verdict]")).hasCount(0);

        lucia.navigate(piece + "/deliver");
        lucia.locator("#choose")
                .setInputFiles(
                        new FilePayload("leaflet.txt", "text/plain", "Two pages".getBytes(StandardCharsets.UTF_8)));
        lucia.locator("button[name=more][value=files]").click();
        assertThat(lucia.locator("ul.files")).containsText("leaflet.txt");
        lucia.locator("input[name=part][value=whole]").check();
        lucia.locator("form.stack .btn-primary").click();
        assertThat(lucia).hasURL(Pattern.compile("/receipts/"));

        stage.api().settle();
        carmen.navigate(piece + "/review");
        assertThat(carmen.locator("#remarks")).isHidden();
        carmen.locator("#verdict-accept").check();
        carmen.locator("#remarks").fill("Good");
        carmen.locator("form.verdict button:visible").click();
        assertThat(carmen.locator("main")).containsText("You accepted it.");
    }
}
