package io.engagements.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What people do on pages in more than one story. */
final class Steps {

    private Steps() {}

    /** A work to be asked for. @param day as a date field takes it; it is due at 18:00 in the contract's zone */
    record Wanted(String title, String day, List<String> criteria) {}

    /**
     * The link is opened, names and a password are chosen, and with them one signs in.
     *
     * @param called what the person is called
     */
    static void comeIn(Page page, String link, String called, String account) {
        page.navigate(link);
        page.locator("#person").fill(called);
        page.locator("#name").fill(account);
        page.locator("#secret").fill(ServedProduct.SECRET);
        page.locator("#again").fill(ServedProduct.SECRET);
        page.locator("main form .btn-primary").click();
        assertThat(page).hasURL(Pattern.compile("/sign-in\\?done"));
        signIn(page, account);
    }

    /** With the password, on the page that asks for it. */
    static void signIn(Page page, String account) {
        page.locator("#account").fill(account);
        page.locator("#secret").fill(ServedProduct.SECRET);
        page.locator("main form .btn-primary").click();
        page.waitForURL("**/today");
    }

    /** The operator makes a link for somebody who acts for no business. @return the link */
    static String inviteAuditor(Page operator, String called) {
        operator.navigate("/people/invite");
        operator.locator("input[name=role][value=AUDITOR]").check();
        operator.locator("#called").fill(called);
        operator.locator("main form.sheet button.btn-primary").click();
        return operator.locator("#link").inputValue();
    }

    static Page.LocatorOptions text(String words) {
        return new Page.LocatorOptions().setHasText(words);
    }

    /** The client begins to consider a VA and settles the ten checks. @return where */
    static String vet(Page client, String va) {
        client.navigate("/candidacies");
        client.locator("#vaId").fill(va);
        client.locator("#open .btn").click();
        assertThat(client).hasURL(Pattern.compile("/candidacies/[^?]+"));
        String candidacy = client.url().replaceAll("\\?.*", "");
        for (String check : Api.CRITERIA) {
            client.locator("#check-" + check).locator("td.r a").click();
            Locator form = client.locator("form.check-form");
            form.locator("input[name=outcome][value=SATISFIED]").check();
            form.locator("#evidence").fill("Seen in " + check.toLowerCase(Locale.ROOT));
            form.locator("button:visible").click();
            assertThat(client.locator("#check-" + check)).containsText("satisfied");
            assertThat(client.locator("form.check-form")).hasCount(0);
        }
        return candidacy;
    }

    /** The VA sets terms for a client that waits for them. */
    static void offer(Page va, String client) {
        va.navigate("/today");
        va.locator(".todo .what a", text(client)).last().click();
        assertThat(va).hasURL(Pattern.compile("/terms"));
        va.locator("[id='fee.amount']").fill("38");
        va.locator("[id='fee.currency']").fill("USD");
        va.locator("input[name='fee.per'][value=HOUR]").check();
        va.locator("#zone").fill("Europe/Madrid");
        va.locator("[id='servicesOffered.0.text']").fill("Mailing lists");
        va.locator("[id='servicesExcluded.0.text']").fill("Telephone sales");
        va.locator("#terms button.btn-line[value=check]").click();
        assertThat(va.locator("#preview")).containsText(Pattern.compile("38[.,]00 USD"));
        va.locator("#terms button.btn-primary[value=send]").click();
        assertThat(va.locator(".version").first()).containsText(Pattern.compile("versi[oó]n 1"));
    }

    /** The client hires on the terms that stand. @return the engagement */
    static String hire(Page client, String candidacy) {
        client.navigate(candidacy);
        client.locator("a[href$='/hire']").click();
        assertThat(client.locator("#send")).containsText("38.00 USD an hour");
        client.locator("#send .btn-primary").click();
        assertThat(client).hasURL(Pattern.compile("/engagements/"));
        return client.url().replaceAll("\\?.*", "");
    }

    /** The client asks for work. @return its page */
    static String ask(Page client, String engagement, Wanted wanted) {
        client.navigate(engagement);
        client.locator("a[href$='/ask']").click();
        client.locator("#title").fill(wanted.title());
        client.locator("#brief").fill("Labels for the fair.");
        client.locator("[id='criteria.0.text']").fill(wanted.criteria().get(0));
        for (int row = 1; row < wanted.criteria().size(); row++) {
            client.locator("button[value=add-criterion]").click();
            Locator next = client.locator("[id='criteria." + row + ".text']");
            assertThat(next).isFocused();
            next.fill(wanted.criteria().get(row));
        }
        client.locator("[id='due.day']").fill(wanted.day());
        client.locator("[id='due.time']").fill("18:00");
        client.locator("button.btn-line[value=preview]").click();
        assertThat(client.locator("#preview")).containsText("12:00");
        client.locator("button[name=act][value=send]").click();
        assertThat(client).hasURL(Pattern.compile("/work/"));
        return client.url().replaceAll("\\?.*", "");
    }

    /** The VA finds a request on the list of what waits, and takes it on. */
    static void commit(Page va, String title) {
        va.navigate("/today");
        va.locator(".todo .what a", text(title)).first().click();
        va.locator("button[name=verdict][value=commit]").click();
        assertThat(va.locator("button[name=verdict]")).hasCount(0);
    }

    /** The VA hands in a file. @param piece its address under {@code deliverables} */
    static void deliver(Page va, String piece, String note) {
        va.navigate(piece + "/deliver");
        va.locator("#choose")
                .setInputFiles(new FilePayload("labels.txt", "text/plain", note.getBytes(StandardCharsets.UTF_8)));
        va.locator("input[name=part][value=whole]").check();
        va.locator("#note").fill(note);
        va.locator("form.stack .btn-primary").click();
        va.waitForURL("**/receipts/**");
    }

    /** The client accepts what was handed in. */
    static void accept(Page client, String piece) {
        client.navigate(piece + "/review");
        client.locator("#verdict-accept").check();
        client.locator("#remarks").fill("Now it is right");
        send(client);
        assertThat(client.locator("main")).containsText("You accepted it.");
    }

    /** A better version is wanted: the first criterion is not met. */
    static void improve(Page client, String explanation) {
        client.locator("#verdict-improve").check();
        client.locator(".for-improve input[type=checkbox]").first().check();
        client.locator("#explanation").fill(explanation);
        send(client);
    }

    private static void send(Page client) {
        client.locator("form.verdict button:visible").click();
    }
}
