package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The operator has rows made again and watches it to the end, without loading the page once more. */
class RebuildTest {

    private static final String NUMBERS = "/operation/projections/compliance";

    /** So often it may be over before the page is there. */
    private static final int TRIES = 20;

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void aRebuildIsWatchedToItsEnd() {
        Page operator = stage.person("operator", Device.LAPTOP);
        List<String> asked = new ArrayList<>();
        operator.onRequest(request -> {
            if (request.headers().containsKey("hx-request")) {
                asked.add(request.url());
            }
        });
        boolean seen = false;
        for (int tries = 0; tries < TRIES && !seen; tries++) {
            operator.navigate(NUMBERS + "/rebuild");
            assertThat(operator.locator("main")).containsText("Everybody goes on reading");
            // One is made at a time, in the order in which they were asked for.
            for (String first : List.of("history", "engagements", "candidacies", "parties")) {
                stage.api().post("operator", "/api/audit/projections/" + first + "/rebuild");
            }
            asked.clear();
            operator.locator("main form .btn-primary").click();
            seen = operator.evaluate("document.body.innerHTML.includes('<progress')")
                    .equals(true);
            operator.evaluate("window.same = true");
            assertThat(operator.locator("#end")).containsText("They are made again, and read from now on.");
            assertThat(operator.locator("#progress")).containsText("Nothing is under way");
            assertThat(operator.locator("#progress progress")).hasCount(0);
        }
        Assertions.assertThat(seen).as("progress was shown").isTrue();
        Assertions.assertThat(operator.evaluate("window.same"))
                .as("the same page, not loaded again")
                .isEqualTo(true);
        Assertions.assertThat(asked).isNotEmpty().allMatch(url -> url.contains(NUMBERS + "?made="));
        operator.locator("#end a").click();
        assertThat(operator.locator("#end p")).hasCount(0);
        assertThat(operator.locator("main .row-acts")).isVisible();
    }

    @Test
    void aComparisonNeedsNoScript() {
        Page operator = stage.person("operator", Device.LAPTOP.withoutScript());
        operator.navigate("/operation");
        operator.locator("#projection-parties a[href$='/verify']").click();
        operator.locator("main form .btn-primary").click();
        for (int looks = 0; looks < 100 && operator.locator("#end p").count() == 0; looks++) {
            operator.locator("#acts > p a.btn-line, #end a").first().click();
        }
        assertThat(operator.locator("#end")).containsText("they are the same");
        assertThat(operator.locator("#compared")).containsText("The rows are what the ledger makes of them");
    }
}
