package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the first look at a VA to the engagement, on pages alone: the client vets, the VA sets terms, the client hires. */
class HiringTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @Test
    void aVaIsVettedSetsTermsAndIsHired() {
        Page carmen = stage.person(Screens.CARMEN, Device.LAPTOP);
        Page mateo = stage.person(Screens.MATEO, Device.PHONE.in("en"));

        carmen.navigate("/candidacies");
        carmen.locator("#vaId").fill("mateo");
        carmen.locator("#open .btn").click();
        assertThat(carmen).hasURL(Pattern.compile("/candidacies/[^?]+"));
        String candidacy = carmen.url().replaceAll("\\?.*", "");
        for (String check : Api.CRITERIA) {
            settle(carmen, check);
        }
        assertThat(carmen.locator("#checks")).containsText("10 satisfied");

        stage.api().settle();
        mateo.navigate("/today");
        mateo.locator(".todo .what a", text("Carmen Ruiz")).last().click();
        assertThat(mateo).hasURL(Pattern.compile("/terms"));
        mateo.locator("[id='fee.amount']").fill("38");
        mateo.locator("[id='fee.currency']").fill("USD");
        mateo.locator("input[name='fee.per'][value=HOUR]").check();
        mateo.locator("[id='servicesOffered.0.text']").fill("Mailing lists");
        mateo.locator("[id='servicesExcluded.0.text']").fill("Telephone sales");
        mateo.locator("#terms button.btn-line[value=check]").click();
        assertThat(mateo.locator("#preview")).containsText("38.00 USD an hour");
        mateo.locator("#terms button.btn-primary[value=send]").click();
        assertThat(mateo.locator(".version").first()).containsText("version 1");

        stage.api().settle();
        carmen.navigate(candidacy);
        carmen.locator("a[href$='/hire']").click();
        assertThat(carmen.locator("#send")).containsText("38.00 USD an hour");
        carmen.locator("#send .btn-primary").click();
        assertThat(carmen).hasURL(Pattern.compile("/engagements/"));
        assertThat(carmen.locator("h1")).containsText("Mateo Reyes");
    }

    private static void settle(Page carmen, String check) {
        Locator row = carmen.locator("#check-" + check);
        row.locator("td.r a").click();
        Locator form = carmen.locator("form.check-form");
        form.locator("input[name=outcome][value=SATISFIED]").check();
        form.locator("#evidence").fill("Seen in " + check.toLowerCase(Locale.ROOT));
        form.locator("button:visible").click();
        assertThat(carmen.locator("#check-" + check)).containsText("satisfied");
        assertThat(carmen.locator("form.check-form")).hasCount(0);
    }

    private static Page.LocatorOptions text(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }
}
