package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Files on their way from a browser: chosen, dropped, too large. */
class UploadTest {

    private static final int MEGABYTE = 1_000_000;

    @RegisterExtension
    static final Stage stage = new Stage();

    @TempDir
    private Path folder;

    @Test
    void whatIsChosenOrDroppedIsReceivedWithItsFingerprintAndHandedIn() throws IOException {
        Page lucia = form("chosen");
        Path chosen = file("chosen.pdf", 1_000);
        Path dropped = file("dropped.pdf", 2_000);
        lucia.locator("#note").fill("Both of them");
        lucia.locator("#choose").setInputFiles(chosen);
        lucia.locator("button[name=more][value=files]").click();
        assertThat(lucia.locator("ul.files li")).hasCount(1);
        assertReceived(lucia, chosen);

        drop(lucia, dropped);
        assertThat(lucia.locator("#choose")).hasValue(Pattern.compile("dropped\\.pdf$"));
        lucia.locator("button[name=more][value=files]").click();
        assertThat(lucia.locator("ul.files li")).hasCount(2);
        assertReceived(lucia, dropped);
        assertThat(lucia.locator("#note")).hasValue("Both of them");

        handIn(lucia);
        for (Path each : List.of(chosen, dropped)) {
            assertThat(lucia.locator(".receipt"))
                    .containsText(each.getFileName().toString());
            assertThat(lucia.locator(".receipt")).containsText(inEights(each));
        }
    }

    @Test
    void whatIsTooLargeIsSaidSoAndNothingTypedIsLost() throws IOException {
        Page lucia = form("too large");
        lucia.locator("#choose").setInputFiles(file("too-large.zip", 30 * MEGABYTE));
        lucia.locator("#note").fill("Too much");
        lucia.locator("input[name=part][value=whole]").check();
        lucia.locator("form.stack .btn-primary").click();
        assertThat(lucia.locator("#notice .refusal")).containsText("Es demasiado grande");
        assertThat(lucia.locator("#note")).hasValue("Too much");

        lucia.locator("#choose").setInputFiles(file("smaller.zip", MEGABYTE));
        lucia.locator("form.stack .btn-primary").click();
        lucia.waitForURL("**/receipts/**");
        assertThat(lucia.locator(".receipt")).containsText("Too much");
    }

    /** The page on which a new piece is delivered, seen on a phone. */
    private static Page form(String piece) {
        String engagement = stage.api().hire(Screens.CARMEN, Screens.LUCIA);
        String id = piece.replace(' ', '-');
        stage.api().commission(engagement, Screens.CARMEN, Screens.LUCIA, id, 9);
        Page lucia = stage.person(Screens.LUCIA, Device.PHONE);
        lucia.navigate("/engagements/" + engagement + "/deliverables/" + id + "/deliver");
        return lucia;
    }

    private static void handIn(Page va) {
        va.locator("input[name=part][value=whole]").check();
        va.locator("form.stack .btn-primary").click();
        va.waitForURL("**/receipts/**");
    }

    private static void assertReceived(Page page, Path file) throws IOException {
        Locator row = page.locator(
                "ul.files li",
                new Page.LocatorOptions().setHasText(file.getFileName().toString()));
        assertThat(row).containsText(inEights(file));
    }

    private Path file(String name, int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return Files.write(folder.resolve(name), content);
    }

    /** Its fingerprint as pages write it. */
    private static String inEights(Path file) throws IOException {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(hash).replaceAll("(.{8})(?!$)", "$1 ");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets it fall beside the field, where the page says that files may be dropped. */
    private static void drop(Page page, Path file) {
        page.locator("#files").scrollIntoViewIfNeeded();
        BoundingBox place = page.locator("#files").boundingBox();
        JsonArray files = new JsonArray();
        files.add(file.toString());
        JsonObject data = new JsonObject();
        data.add("items", new JsonArray());
        data.add("files", files);
        data.addProperty("dragOperationsMask", 1);
        CDPSession hand = page.context().newCDPSession(page);
        for (String move : List.of("dragEnter", "dragOver", "drop")) {
            JsonObject event = new JsonObject();
            event.addProperty("type", move);
            event.addProperty("x", place.x + 8);
            event.addProperty("y", place.y + 8);
            event.add("data", data);
            hand.send("Input.dispatchDragEvent", event);
        }
        hand.detach();
    }
}
