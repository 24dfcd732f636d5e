package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Somebody who has no mouse, and sees where they are. */
class KeyboardTest {

    private static final int STEPS_AT_MOST = 60;

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void aDeliveryIsDecidedAboutFromComingInToTheEnd() {
        String engagement = stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        stage.api().commission(engagement, Screens.CARMEN, Screens.LUCIA, "keys", 9);
        stage.api().deliver(engagement, Screens.LUCIA, "keys");
        Page page = stage.stranger(Device.LAPTOP);
        page.navigate("/");
        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        page.keyboard().press("Enter");
        reach(page, page.locator("button[name=account][value=" + Screens.CARMEN + "]"));
        page.keyboard().press("Enter");
        page.waitForURL("**/today");

        page.navigate("/engagements/" + engagement + "/deliverables/keys/review");
        reach(page, page.locator("#verdict-accept"));
        page.keyboard().press("ArrowDown");
        assertThat(page.locator("#verdict-improve")).isChecked();
        reach(page, page.locator("#explanation"));
        page.keyboard().type("Not the style of the catalogue.");
        reach(page, page.locator("form.verdict button:visible"));
        page.keyboard().press("Enter");

        assertThat(page.locator("#not-done")).isFocused();
        assertThat(page.locator("#explanation")).hasValue("Not the style of the catalogue.");
        reach(page, page.locator(".for-improve input[type=checkbox]").first());
        page.keyboard().press("Space");
        reach(page, page.locator("form.verdict button:visible"));
        page.keyboard().press("Enter");
        assertThat(page.locator("main")).containsText("You asked for a better version.");
    }

    /** By the tab key alone; each step is to be seen. Within dates and times the browser marks the part that one is in. */
    private static void reach(Page page, Locator wanted) {
        for (int steps = 0; steps < STEPS_AT_MOST; steps++) {
            page.keyboard().press("Tab");
            Assertions.assertThat(page.evaluate("""
                            () => {
                              const at = document.activeElement;
                              const ring = getComputedStyle(at);
                              return at === document.body || /date|time/.test(at.type) || ring.outlineStyle !== "none" || ring.boxShadow !== "none"
                                || at.closest("label") !== null ? "" : at.outerHTML;
                            }"""))
                    .as("focus that is not seen")
                    .isEqualTo("");
            if (Boolean.TRUE.equals(wanted.evaluate("wanted => wanted === document.activeElement"))) {
                return;
            }
        }
        Assertions.fail("not reached by the keyboard: " + wanted);
    }
}
