package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext.ClearCookiesOptions;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session that ends while somebody types. */
class LostSessionTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void whatWasTypedIsSentAfterSigningInAgainInAnotherTab() {
        String engagement = "/engagements/" + stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        Page form = stage.person(Screens.CARMEN, Device.LAPTOP);
        form.navigate(engagement + "/ask");
        form.locator("#title").fill("What took an hour to write");
        form.locator("[id='criteria.0.text']").fill("All 32 tiles");
        form.locator("[id='due.day']").fill(stage.api().day(8).toString());
        form.locator("[id='due.time']").fill("18:00");
        form.context().clearCookies(new ClearCookiesOptions().setName("session"));
        form.locator("button[name=act][value=send]").click();

        assertThat(form.locator("#notice .refusal")).isVisible();
        assertThat(form.locator("#notice .refusal")).isInViewport();
        assertThat(form.locator("#title")).hasValue("What took an hour to write");
        Page tab = form.context().waitForPage(() -> form.locator("#notice a").click());
        tab.waitForURL("**/sign-in");
        tab.locator("button[name=account][value=" + Screens.CARMEN + "]").click();
        tab.waitForURL("**/today");

        form.locator("button[name=act][value=send]").click();
        assertThat(form).hasURL(Pattern.compile("/work/"));
        assertThat(form.locator("h1")).hasText("What took an hour to write");
    }

    @Test
    void whatWasTypedComesBackToABrowserWithoutScripts() {
        String engagement = "/engagements/" + stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        Page form = stage.person(Screens.CARMEN, Device.LAPTOP.withoutScript());
        form.navigate(engagement + "/ask");
        form.locator("#title").fill("Typed without a script");
        form.locator("[id='criteria.0.text']").fill("All 32 tiles");
        form.locator("[id='due.day']").fill(stage.api().day(8).toString());
        form.locator("[id='due.time']").fill("18:00");
        form.context().clearCookies(new ClearCookiesOptions().setName("session"));
        form.locator("button[name=act][value=send]").click();
        assertThat(form.locator("h1")).hasText("You are not signed in any more");

        Page tab = form.context().waitForPage(() -> form.locator(".refusal a").click());
        tab.locator("button[name=account][value=" + Screens.CARMEN + "]").click();
        tab.waitForURL("**/today");
        form.locator(".refusal button").click();
        if (form.locator("h1").innerText().equals("This was not done")) {
            form.locator(".refusal button").click();
        }
        assertThat(form.locator("h1")).hasText("Typed without a script");
    }
}
