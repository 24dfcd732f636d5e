package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Somebody takes the proof home, checks it there with nothing but the verifier, and comes back with what was kept. */
class TakeHomeTest {

    @RegisterExtension
    static final Stage stage = new Stage();

    @TempDir
    private Path folder;

    @Test
    void whatABrowserSavedVerifiesAndShowsTheSamePastLater() throws Exception {
        String engagement = stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        stage.api().commission(engagement, Screens.CARMEN, Screens.LUCIA, "proof", 9);
        stage.api().deliver(engagement, Screens.LUCIA, "proof");
        Page carmen = stage.person(Screens.CARMEN, Device.PHONE.in("en"));
        carmen.navigate("/engagements/" + engagement);
        carmen.locator("main a[href='/engagements/" + engagement + "/proof']").click();
        // A product that has just begun has signed nothing yet.
        for (int looks = 0; looks < 60 && carmen.locator("#key-log").count() == 0; looks++) {
            carmen.waitForTimeout(500);
            carmen.reload();
        }
        String key = carmen.locator("#key-log").textContent();
        carmen.locator("#take input[name=files]").check();
        Download download = carmen.waitForDownload(
                () -> carmen.locator("#take .btn-primary").click());
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);

        Assertions.assertThat(HomeVerifier.says("verify", file.toString(), "--key", key))
                .contains("GOOD");

        carmen.locator("#kept").fill(checkpoint(file));
        carmen.locator("#hold button").click();
        assertThat(carmen.locator("#compared")).containsText("The same past");
        Stage.assertAccessible(carmen, "compared");
    }

    private static String checkpoint(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(
                    zip.getInputStream(zip.getEntry("checkpoint.txt")).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
