package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.engagements.browser.Steps.Wanted;
import java.util.List;
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

        String day = stage.api().day(10).toString();
        String work = Steps.ask(
                carmen,
                engagement,
                new Wanted("Price labels", day, List.of("All 32 tiles have one", "In the style of the catalogue")));
        assertThat(carmen.locator("main")).containsText("Lucía Andrade decides until");
        String piece = work.replace("/work/", "/deliverables/");

        stage.api().settle();
        Steps.commit(lucia, "Price labels");
        assertThat(lucia.locator("main")).containsText("Carmen Ruiz");
        Steps.deliver(lucia, piece, "All of them");
        assertThat(lucia.locator(".receipt .verdict")).containsText("En plazo");

        stage.api().settle();
        carmen.navigate(piece + "/review");
        assertThat(carmen.locator("main")).containsText("All of them");
        Steps.improve(carmen, "Two tiles have none.");
        assertThat(carmen.locator("main")).containsText("You asked for a better version.");

        stage.api().settle();
        lucia.navigate(piece + "/deliver");
        assertThat(lucia.locator("main")).containsText("«Two tiles have none.»");
        Steps.deliver(lucia, piece, "Now all of them");

        stage.api().settle();
        Steps.accept(carmen, piece);

        stage.api().settle();
        lucia.navigate(work);
        assertThat(lucia.locator("main .tag").first()).containsText("aceptad");
    }
}
