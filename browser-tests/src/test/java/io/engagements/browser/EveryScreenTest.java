package io.engagements.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.EmulateMediaOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.engagements.browser.Screens.Screen;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each screen, in both languages: nobody is kept out, nothing scrolls sideways on a phone or at 200 %, nothing moves, paper is
 * light. Pictures are in {@code target/screenshots}: wide and light in English, with {@code -Dscreenshots=all} each also
 * narrow, dark and in Spanish.
 */
class EveryScreenTest {

    private static final int HEIGHT = 900;
    private static final int WIDE = 1280;
    private static final int PHONE = 390;

    /** The narrowest phones, and half of a small laptop, which is what 200 % leaves of it. */
    private static final List<Integer> OTHER_WIDTHS = List.of(360, WIDE / 2);

    private static final boolean ALL_PICTURES = "all".equals(System.getProperty("screenshots"));

    @RegisterExtension
    static final Stage stage = new Stage();

    @BeforeAll
    static void piaComesIn() {
        String link = Steps.inviteAuditor(stage.desk("operator", Device.LAPTOP), "Pia");
        Steps.comeIn(stage.stranger(Device.LAPTOP), link, "Pia Roth", Screens.PIA);
    }

    static Stream<Arguments> screensInBothLanguages() {
        return Screens.all().flatMap(screen -> Stream.of(Arguments.of(screen, "en"), Arguments.of(screen, "es")));
    }

    @ParameterizedTest
    @MethodSource("screensInBothLanguages")
    void isForEverybody(Screen screen, String language) {
        Page page = stage.desk(screen.who(), Device.LAPTOP.in(language).at(Screens.zone(screen.who())));
        page.emulateMedia(asOn(ColorScheme.LIGHT));
        page.setViewportSize(WIDE, HEIGHT);
        page.navigate(screen.path().apply(stage.api()));
        screen.then().accept(page);

        assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
        assertThat(page.content()).doesNotContain("??");
        assertThat(page.evaluate("document.getAnimations().length")).isEqualTo(0);
        asLongAsItIs(page, WIDE);
        if (ALL_PICTURES || language.equals("en")) {
            picture(page, screen, language, "wide.light");
        }
        Stage.assertAccessible(page, "wide and light");
        page.emulateMedia(asOn(ColorScheme.DARK));
        if (ALL_PICTURES) {
            picture(page, screen, language, "wide.dark");
        }
        page.setViewportSize(PHONE, HEIGHT);
        assertFits(page, PHONE);
        asLongAsItIs(page, PHONE);
        if (ALL_PICTURES) {
            picture(page, screen, language, "narrow.dark");
        }
        if (language.equals("en")) {
            Stage.assertAccessible(page, "narrow and dark");
        }
        for (int width : OTHER_WIDTHS) {
            page.setViewportSize(width, HEIGHT);
            assertFits(page, width);
        }
        page.emulateMedia(asOn(ColorScheme.DARK).setMedia(Media.PRINT));
        assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
                .as("paper, though the screen is dark")
                .isEqualTo("rgb(255, 255, 255)");
        if (ALL_PICTURES) {
            page.emulateMedia(asOn(ColorScheme.LIGHT));
            page.setViewportSize(PHONE, HEIGHT);
            asLongAsItIs(page, PHONE);
            picture(page, screen, language, "narrow.light");
        }
    }

    private static EmulateMediaOptions asOn(ColorScheme colours) {
        return new EmulateMediaOptions().setMedia(Media.SCREEN).setColorScheme(colours);
    }

    /** So that what stands at the bottom of a window is at the bottom of the picture. */
    private static void asLongAsItIs(Page page, int width) {
        int whole = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(width, Math.max(HEIGHT, whole));
    }

    private static void picture(Page page, Screen screen, String language, String how) {
        page.screenshot(new ScreenshotOptions()
                .setPath(ServedProduct.target()
                        .resolve("screenshots")
                        .resolve(screen.name() + "." + language + "." + how + ".png"))
                .setFullPage(true));
    }

    /** What sticks out is named, innermost. */
    private static void assertFits(Page page, int width) {
        assertThat(page.evaluate("""
                        () => {
                          const page = document.scrollingElement;
                          if (page.scrollWidth <= page.clientWidth) return [];
                          const out = [...document.body.querySelectorAll("*")]
                            .filter(each => each.getBoundingClientRect().right > page.clientWidth + 1);
                          return out.filter(each => !out.some(other => other !== each && each.contains(other)))
                            .map(each => each.outerHTML.slice(0, 200)).concat(page.scrollWidth + " px");
                        }""")).as("wider than " + width).isEqualTo(List.of());
    }
}
