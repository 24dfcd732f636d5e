package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages that stand open while the other side does something. */
class LiveTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void openPagesSayWhatIsNewAndMoveNothing() {
        String engagement = stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        stage.api().commission(engagement, Screens.CARMEN, Screens.LUCIA, "live", 9);
        Page overview = stage.person(Screens.CARMEN, Device.LAPTOP);
        overview.waitForRequest("**/live", () -> overview.navigate("/engagements/" + engagement));
        assertThat(overview.locator("#notice")).containsText("Up to date");
        List<String> streams = new ArrayList<>();
        overview.context().onRequest(request -> {
            if (request.url().endsWith("/live")) {
                streams.add(request.url());
            }
        });
        Page form = overview.context().newPage();
        form.navigate("/engagements/" + engagement + "/ask");
        form.locator("#title").fill("Half a sent");
        Page spanish = stage.person(Screens.CARMEN, Device.PHONE);

        stage.api().deliver(engagement, Screens.LUCIA, "live");

        assertThat(overview.locator("#notice")).containsText("1 new event");
        assertThat(form.locator("#notice")).containsText("1 new event");
        assertThat(spanish.locator("#notice")).containsText("1 hecho nuevo");
        form.keyboard().type("ence");
        assertThat(form.locator("#title")).hasValue("Half a sentence");
        assertThat(form.locator("#title")).isFocused();
        Assertions.assertThat(streams).as("no stream besides the first tab's").isEmpty();

        Page beside = form.context().waitForPage(() -> form.locator("#notice a").click());
        assertThat(beside.locator("h1")).containsText("Lucía Andrade");
        assertThat(form.locator("#title")).hasValue("Half a sentence");
        overview.locator("#notice a").click();
        assertThat(overview.locator("main")).containsText("you review");
        assertThat(overview.locator("#happened li.is-new")).hasCount(1);
        assertThat(overview.locator("#happened li.is-new")).containsText("new");
        assertThat(overview.locator("#notice .fresh")).hasCount(0);
    }

    @Test
    void whoSignsOutInOneTabIsToldInTheOthers() {
        String engagement = stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        Page form = stage.person(Screens.CARMEN, Device.LAPTOP);
        form.navigate("/engagements/" + engagement + "/ask");
        form.locator("#title").fill("Not lost");
        Page other = form.context().newPage();
        other.navigate("/today");
        other.locator(".rail form[action$='/sign-out'] button").first().click();
        assertThat(other).hasURL(Pattern.compile("signed-out"));

        assertThat(form.locator("#notice")).containsText("Your session has ended.");
        assertThat(form.locator("#title")).hasValue("Not lost");
    }

    /** While its stream was broken, or before it had begun. */
    @Test
    void whoseSessionEndsWhileNothingIsHeardIsToldAsSoonAsThePageListensAgain() {
        String engagement = stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        Page form = stage.person(Screens.CARMEN, Device.LAPTOP);
        stage.complainsOf(form, "ERR_FAILED");
        form.context().route("**/live", Route::abort);
        form.navigate("/engagements/" + engagement + "/ask");
        form.locator("#title").fill("Not lost");
        Page other = form.context().newPage();
        other.navigate("/today");
        other.locator(".rail form[action$='/sign-out'] button").first().click();
        assertThat(other).hasURL(Pattern.compile("signed-out"));

        form.context().unroute("**/live");
        assertThat(form.locator("#notice")).containsText("Your session has ended.");
        assertThat(form.locator("#title")).hasValue("Not lost");
    }
}
