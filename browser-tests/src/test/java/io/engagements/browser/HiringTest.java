package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
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

        String candidacy = Steps.vet(carmen, "mateo");
        assertThat(carmen.locator("#checks")).containsText("10 satisfied");

        stage.api().settle();
        Steps.offer(mateo, "Carmen Ruiz");

        stage.api().settle();
        Steps.hire(carmen, candidacy);
        assertThat(carmen.locator("h1")).containsText("Mateo Reyes");
    }
}
