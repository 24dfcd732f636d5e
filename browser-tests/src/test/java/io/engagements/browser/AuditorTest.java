package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.engagements.browser.ServedProduct.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An auditor sits down before an engagement that they do not know, in which grounds were cured in time (stories S12 and S20):
 * sees it at two moments, takes the ledger home and proves there that nobody rewrote it. And how many clicks people need.
 */
@TestMethodOrder(OrderAnnotation.class)
class AuditorTest {

    private static final String AUDITOR = "ines";
    private static final String NOTICED = "2027-03-07T12:00:00Z";
    private static final String CURED = "2027-03-09T08:00:00Z";

    @RegisterExtension
    static final Stage stage = new Stage(Kind.PEOPLE);

    private static String engagement = "";

    @TempDir
    private Path folder;

    /** Missed on 5 March, notice on the 6th, approved on the 7th, delivered on the 8th, refused on the 9th. */
    @BeforeAll
    static void groundsCuredInTime() {
        Api api = stage.api();
        api.move("2027-02-01T09:00:00Z");
        engagement = api.hire(Screens.CARMEN, Screens.LUCIA);
        api.commission(engagement, Screens.CARMEN, Screens.LUCIA, "early", 20);
        api.deliver(engagement, Screens.LUCIA, "early");
        api.commission(engagement, Screens.CARMEN, Screens.LUCIA, "d1", 32);
        api.send(Screens.CARMEN, "appoint-lawyer", Map.of("engagementId", engagement, "lawyerId", "sol"));
        api.move("2027-03-06T08:00:00Z");
        Map<String, Object> ground = Map.of(
                "engagementId", engagement, "groundIds", List.of("missed-d1"), "statement", "The catalogue is overdue");
        Map<String, Object> word = Map.of("engagementId", engagement, "statement", "On that ground");
        api.send(Screens.CARMEN, "give-breach-notice", ground);
        api.send(Screens.CARMEN, "request-termination-approval", word);
        api.move("2027-03-07T11:00:00Z");
        api.send("sol", "approve-termination", word);
        api.move("2027-03-08T09:00:00Z");
        api.deliver(engagement, Screens.LUCIA, "d1");
        api.move(CURED);
        assertThat(api.refused(
                                Screens.CARMEN,
                                "terminate-contract",
                                Map.of(
                                        "engagementId",
                                        engagement,
                                        "groundIds",
                                        List.of("missed-d1"),
                                        "statement",
                                        "Late"))
                        .path("rules")
                        .toString())
                .contains("GROUNDS-REQUIRED", "APPROVAL-STALE");
        api.settle();
    }

    /** Clicks are counted from the first page after signing in. */
    private static final class Hand {
        private final Page page;
        private int clicks;

        Hand(Page page) {
            this.page = page;
        }

        void click(Locator where) {
            where.first().click();
            clicks++;
        }

        Locator link(String address) {
            return page.locator("a[href='" + address + "']:visible");
        }
    }

    @Test
    @Order(1)
    void twoMomentsDifferByExactlyWhatHappenedBetween() {
        Page ines = stage.person(AUDITOR, Device.LAPTOP.in("en"));
        ines.navigate("/find");
        ines.locator("main a[href='/engagements/" + engagement + "/replay']").click();
        ines.locator("#at").fill(NOTICED);
        ines.locator("form:has(#at) button").first().click();
        assertThat(ines.locator(".asof")).containsText("As it stood");
        ines.locator("main a[href*='/engagements/" + engagement + "?asOf=']").click();
        assertThat(ines.locator(".asof")).isVisible();

        ines.navigate("/engagements/" + engagement + "/compare?from=" + NOTICED + "&to=" + CURED);
        List<String> between = new ArrayList<>();
        stage.api()
                .read(AUDITOR, "/api/engagements/" + engagement + "/diff?from=" + NOTICED + "&to=" + CURED)
                .path("events")
                .forEach(event -> between.add(event.path("sequence").asString()));
        assertThat(between).isNotEmpty();
        assertThat(ines.locator("main")).containsText(between.size() == 1 ? "1 event" : between.size() + " events");
        assertThat(ines.locator("main")).containsText("notice given");
        assertThat(ines.locator("main")).containsText("cured");
        assertThat(ines.locator("main td.r a").allTextContents().stream()
                        .distinct()
                        .sorted())
                .isEqualTo(between.stream().sorted().toList());

        ines.locator("main tr:has-text('notice given') th a").first().click();
        assertThat(ines.locator("#value")).containsText("It first became so with event");
    }

    @Test
    @Order(2)
    void whatIsTakenHomeProvesThatNobodyRewroteIt() throws Exception {
        Page ines = stage.person(AUDITOR, Device.LAPTOP.in("en"));
        ines.navigate("/proof");
        for (int looks = 0; looks < 60 && ines.locator("#key-log").count() == 0; looks++) {
            ines.waitForTimeout(500);
            ines.reload();
        }
        String key = ines.locator("#key-log").textContent();
        Download download =
                ines.waitForDownload(() -> ines.locator("#take .btn-primary").click());
        Path whole = folder.resolve("whole.zip");
        download.saveAs(whole);
        ines.getByText("That is done: your browser has it, is loading it, or shows why it was not made.")
                .waitFor();
        assertThat(verified(whole, key)).contains("GOOD");
        Path kept = Files.writeString(folder.resolve("kept.txt"), entry(whole, "checkpoint.txt"));

        assertThat(verified(
                        changed(whole, lines -> {
                            lines.set(6, lines.get(6).replaceFirst("\"occurredAt\":\"2027", "\"occurredAt\":\"2026"));
                            return lines;
                        }),
                        key))
                .contains("BAD", "7");
        assertThat(verified(changed(whole, lines -> lines.subList(0, lines.size() - 3)), key))
                .contains("BAD");
        assertThat(verified(
                        changed(whole, lines -> {
                            Collections.swap(lines, 3, 4);
                            return lines;
                        }),
                        key))
                .contains("BAD");
        assertThat(HomeVerifier.says("verify", whole.toString(), "--key", key, "--checkpoint", kept.toString()))
                .contains("GOOD");

        ines.navigate("/proof/verify");
        assertThat(ines.locator("#verified")).containsText("All that was checked holds");
        Stage.assertAccessible(ines, "verified");
    }

    @Test
    @Order(3)
    void anAuditorChangesNothingAndIsOnRecord() {
        assertThat(stage.api()
                        .refused(
                                AUDITOR,
                                "submit-deliverable",
                                Map.of("engagementId", engagement, "deliverableId", "d1", "items", List.of()))
                        .path("status")
                        .asInt())
                .isEqualTo(403);
        Page ines = stage.person(AUDITOR, Device.LAPTOP.in("en"));
        ines.navigate("/engagements/" + engagement + "/replay");
        for (int looks = 0; looks < 40; looks++) {
            ines.navigate("/accesses?who=" + AUDITOR + "&engagement=" + engagement);
            if (ines.locator("main").textContent().contains("read what happened")) {
                break;
            }
            ines.waitForTimeout(250);
        }
        assertThat(ines.locator("main")).containsText("read what happened");
    }

    /** At most six clicks. */
    @Test
    @Order(4)
    void whoWasLateForWhoseReasonOnADateIsFound() {
        Hand ines = new Hand(stage.person(AUDITOR, Device.LAPTOP.in("en")));
        ines.click(ines.link("/find"));
        ines.click(ines.link("/late"));
        ines.page.locator("#asOf").fill("2027-03-06T12:00");
        ines.click(ines.page.locator("main form button"));
        assertThat(ines.page.locator("section:has-text('The virtual assistant’s delay') table"))
                .containsText("Catalogue d1");
        assertThat(ines.clicks).isLessThanOrEqualTo(6);
    }

    /** At most four clicks; the file verifies where nobody is to be trusted. */
    @Test
    @Order(5)
    void aDeliveryInTimeIsProven() throws Exception {
        Page lucia = stage.person(Screens.LUCIA, Device.LAPTOP.in("en"));
        lucia.navigate("/proof");
        String key = lucia.locator("#key-log").textContent();
        lucia.navigate("/today");
        Hand hand = new Hand(lucia);
        hand.click(hand.link("/engagements/" + engagement));
        hand.click(lucia.locator("details:has(a[href$='/work/early']) > summary"));
        hand.click(hand.link("/engagements/" + engagement + "/work/early"));
        Download receipt = lucia.waitForDownload(() -> hand.click(lucia.locator("#handed-in a[href$='/signed']")));
        Path file = folder.resolve("receipt.tlog-proof");
        receipt.saveAs(file);
        assertThat(HomeVerifier.says("verify", file.toString(), "--key", key))
                .contains("GOOD", "deliverable-submitted");
        assertThat(hand.clicks).isLessThanOrEqualTo(4);
    }

    private static String verified(Path file, String key) throws IOException {
        return HomeVerifier.says("verify", file.toString(), "--key", key);
    }

    private static String entry(Path file, String name) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The same package with other entries. */
    private Path changed(Path file, UnaryOperator<List<String>> change) throws IOException {
        Path changed = Files.createTempFile(folder, "changed-", ".zip");
        try (ZipFile zip = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(changed);
                ZipOutputStream into = new ZipOutputStream(out)) {
            for (ZipEntry each : Collections.list(zip.entries())) {
                into.putNextEntry(new ZipEntry(each.getName()));
                byte[] bytes = zip.getInputStream(each).readAllBytes();
                into.write(
                        each.getName().equals("entries.jsonl")
                                ? String.join(
                                                "\n",
                                                change.apply(new ArrayList<>(new String(bytes, StandardCharsets.UTF_8)
                                                        .lines()
                                                        .toList())))
                                        .concat("\n")
                                        .getBytes(StandardCharsets.UTF_8)
                                : bytes);
                into.closeEntry();
            }
        }
        return changed;
    }
}
