package io.engagements.browser;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every screen there is: a new one is a line here, and is looked at and photographed like the others. */
final class Screens {

    static final String NOBODY = "";
    static final String CARMEN = "ceramica-ruiz";
    static final String ADAM = "acme-books";
    static final String LUCIA = "lucia";
    static final String MATEO = "mateo";

    /** Of the demonstration is everybody else; she came by a link, and so has a password, passkeys and mail of her own. */
    static final String PIA = "pia.roth";

    static final String GOOD = "/engagements/ruiz-lucia";
    private static final String CANDIDACY = "/candidacies/acme-considers-lucia";
    static final String BAD = "/engagements/acme-mateo";

    private Screens() {}

    /**
     * One of them.
     *
     * @param who looks; empty for somebody who has not signed in
     * @param path to it, which may have to be asked for
     * @param then what is done there before it is looked at
     */
    record Screen(String name, String who, Function<Api, String> path, Consumer<Page> then) {

        Screen after(Consumer<Page> steps) {
            return new Screen(name, who, path, steps);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Where somebody looks from. */
    static String zone(String who) {
        return switch (who) {
            case ADAM -> "America/New_York";
            case LUCIA -> "America/Bogota";
            case MATEO -> "Asia/Manila";
            default -> "Europe/Madrid";
        };
    }

    private static Screen screen(String name, String who, String path) {
        return new Screen(name, who, api -> path, page -> {});
    }

    private static Screen receipt(String name, String who, String engagement, String piece) {
        return new Screen(
                name,
                who,
                api -> engagement + "/deliverables/" + piece + "/receipts/"
                        + delivery(api.read(who, "/api" + engagement + "/history?limit=200"), piece),
                page -> {});
    }

    /** The number of the event with which a piece was handed in. */
    private static long delivery(JsonNode history, String piece) {
        return history.path("items")
                .valueStream()
                .filter(event -> event.path("type").asString().equals("deliverable-submitted")
                        && event.at("/data/deliverableId").asString().equals(piece))
                .mapToLong(event -> event.path("sequence").asLong())
                .max()
                .orElseThrow();
    }

    static Stream<Screen> all() {
        return Stream.of(
                screen("landing", NOBODY, "/"),
                screen("sign-in", NOBODY, "/sign-in"),
                screen("nothing-here", NOBODY, "/nowhere"),
                screen("today-client", CARMEN, "/today"),
                screen("today-client-late", ADAM, "/today"),
                screen("today-va", LUCIA, "/today"),
                screen("today-va-late", MATEO, "/today"),
                screen("today-lawyer", "sol", "/today"),
                screen("today-auditor", "ines", "/today"),
                screen("today-operator", "operator", "/today"),
                screen("engagement-client", CARMEN, GOOD),
                screen("engagement-va", MATEO, BAD),
                screen("engagement-work", CARMEN, GOOD + "/work"),
                screen("piece-asked", LUCIA, GOOD + "/work/web-texts"),
                screen("piece-done", CARMEN, GOOD + "/work/stock-sheets"),
                screen("ask", CARMEN, GOOD + "/ask").after(Screens::fillIn),
                screen("ask-refused", CARMEN, GOOD + "/ask").after(Screens::askTooLate),
                screen("ask-incomplete", CARMEN, GOOD + "/ask").after(Screens::askNothing),
                screen("review", CARMEN, GOOD + "/deliverables/brochure/review"),
                screen("review-improve", CARMEN, GOOD + "/deliverables/brochure/review")
                        .after(page -> page.locator("#verdict-improve").check()),
                screen("review-refused", CARMEN, GOOD + "/deliverables/brochure/review")
                        .after(Screens::improveWithoutCriterion),
                screen("review-done", CARMEN, GOOD + "/deliverables/stock-sheets/review"),
                screen("deliver", LUCIA, GOOD + "/deliverables/invitations/deliver"),
                screen("deliver-late", MATEO, BAD + "/deliverables/mailing-list/deliver"),
                receipt("receipt", LUCIA, GOOD, "stock-sheets"),
                receipt("receipt-client", CARMEN, GOOD, "brochure"),
                screen("candidacies", ADAM, "/candidacies"),
                screen("candidacy-client", ADAM, CANDIDACY),
                screen("candidacy-va", LUCIA, CANDIDACY),
                screen("candidacy-done", CARMEN, "/candidacies/ruiz-considers-lucia"),
                screen("candidacy-hire", ADAM, CANDIDACY + "/hire"),
                screen("candidacy-decline", ADAM, CANDIDACY + "/decline"),
                screen("offer", LUCIA, CANDIDACY + "/terms"),
                screen("terms-client", CARMEN, GOOD + "/terms"),
                screen("terms-va", LUCIA, GOOD + "/terms"),
                screen("terms-propose", LUCIA, GOOD + "/terms/propose"),
                screen("documents-client", CARMEN, GOOD + "/documents"),
                screen("documents-va", LUCIA, GOOD + "/documents"),
                screen("documents-sign", LUCIA, GOOD + "/documents/sign"),
                screen("pause", CARMEN, GOOD + "/pause"),
                screen("resign", LUCIA, GOOD + "/resign"),
                screen("lawyer", CARMEN, GOOD + "/lawyer"),
                screen("engagements", CARMEN, "/engagements"),
                screen("proposals", CARMEN, GOOD + "/proposals"),
                screen("propose-due-date", LUCIA, GOOD + "/work/invitations/propose/due-date"),
                screen("inputs", CARMEN, GOOD + "/work/invitations/inputs"),
                screen("statements", MATEO, BAD + "/statements"),
                screen("accesses", MATEO, BAD + "/accesses"),
                screen("handed-over-client", CARMEN, GOOD + "/handed-over"),
                screen("handed-over-va", LUCIA, GOOD + "/handed-over"),
                screen("numbers", CARMEN, GOOD + "/numbers"),
                screen("numbers-why", CARMEN, GOOD + "/numbers?why=onTimeOriginal"),
                screen("record", MATEO, "/numbers"),
                screen("end-no-ground", CARMEN, GOOD + "/end"),
                screen("end-client", ADAM, BAD + "/end"),
                screen("end-va", MATEO, BAD + "/end"),
                screen("end-agreement", ADAM, BAD + "/end/agreement"),
                screen("end-terminate", ADAM, BAD + "/end/terminate"),
                screen("end-decision", "sol", BAD + "/end/decision"),
                screen("end-contract", "sol", GOOD + "/end/contract"),
                screen("case-file", "sol", BAD + "/case-file"),
                screen("certificate", LUCIA, GOOD + "/work/stock-sheets/certificate"),
                screen("engagement-report", "ines", BAD + "/report"),
                screen("find", "ines", "/find"),
                screen("find-work", "ines", "/find/work"),
                screen("find-candidacies", "ines", "/find/candidacies"),
                screen("find-parties", "ines", "/find/parties"),
                screen("late", "ines", "/late"),
                screen("record-va", LUCIA, "/parties/lucia/record?as=VA"),
                screen("record-client", "ines", "/parties/acme-books/record?as=CLIENT"),
                screen("independence", MATEO, "/parties/mateo/independence"),
                screen("ledger", "ines", "/ledger?kind=REFUSED"),
                screen("ledger-entry", "ines", "/ledger/40"),
                screen("samples-new", "ines", "/samples/new?kind=REFUSED"),
                screen("sample", "ines", "/samples/new").after(Screens::drawSample),
                screen("samples", "ines", "/samples/new?kind=REFUSED").after(Screens::listSamples),
                screen("samples-note", "ines", "/samples/new?kind=REFUSED").after(Screens::noteOnSample),
                screen("samples-put", "ines", "/samples/put?entry=40"),
                screen("access-log", "ines", "/accesses"),
                screen("engagement-past", "ines", GOOD).after(Screens::lookBack),
                screen("replay", "ines", BAD + "/replay?at=24"),
                screen("compare", "ines", BAD + "/compare?from=18&to=28"),
                screen("engagement-auditor", "ines", GOOD),
                screen("end-decision-auditor", "ines", BAD + "/end/decision"),
                screen("accesses-auditor", "ines", BAD + "/accesses"),
                screen("proof", LUCIA, GOOD + "/proof"),
                screen("proof-all", "ines", "/proof").after(Screens::holdNothing),
                screen("checkpoints", "ines", "/proof/checkpoints"),
                screen("operation", "operator", "/operation"),
                screen("operation-rows", "operator", "/operation/projections/compliance"),
                screen("operation-rebuild", "operator", "/operation/projections/compliance/rebuild"),
                screen("operation-keys", "operator", "/operation/keys"),
                screen("operation-keys-change", "operator", "/operation/keys/change"),
                screen("operation-erasure", "operator", "/operation/erasure"),
                screen("operation-erase", "operator", "/operation/erasure/mateo"),
                screen("operation-settings", "operator", "/operation/settings"),
                screen("people", "operator", "/people"),
                screen("people-register", "operator", "/people/register"),
                screen("people-invite", "operator", "/people/invite"),
                screen("settings", CARMEN, "/settings"),
                screen("settings-own", PIA, "/settings"),
                screen("settings-passkey", PIA, "/settings").after(Screens::beginPasskey));
    }

    private static void drawSample(Page page) {
        page.locator("#size").fill("3");
        page.locator("#purpose").fill("First quarter");
        page.locator("#main form .btn-primary").click();
        page.locator("#how").waitFor();
    }

    private static void listSamples(Page page) {
        drawSample(page);
        page.locator(".over a").click();
        page.locator("#main table").waitFor();
    }

    private static void noteOnSample(Page page) {
        drawSample(page);
        page.locator("#entries a[href*='/entries/']").first().click();
        page.locator("input[value=EXCEPTION]").check();
        page.locator("#text").fill("Who asked?");
        page.locator("#main form .btn-primary").click();
        page.locator("#notes time").waitFor();
    }

    private static void beginPasskey(Page page) {
        page.locator("#called").fill("My laptop");
        page.locator("#present").fill(ServedProduct.SECRET);
        page.locator("button[value=passkey]").click();
        page.locator("#create").waitFor();
    }

    /** By a moment that the demo's story has seen, whenever it is told. */
    private static void lookBack(Page page) {
        page.locator("#moment button").click();
        page.locator("#past").waitFor();
    }

    private static void holdNothing(Page page) {
        page.locator("#kept").fill("What I remember");
        page.locator("#hold button").click();
        page.locator("#compared").waitFor();
    }

    private static void fillIn(Page page) {
        page.locator("#title").fill("Price labels for the fair");
        page.locator("#brief").fill("Labels for the new tiles, in the style of the catalogue.");
        page.locator("[id='criteria.0.text']").fill("All 32 tiles have one");
        page.locator("[id='due.day']").fill("2030-03-29");
        page.locator("[id='due.time']").fill("18:00");
        page.locator("button.btn-line[value=preview]").click();
        page.locator("#preview .due").waitFor();
    }

    private static void askNothing(Page page) {
        page.locator("button[name=act][value=send]").click();
        page.locator("#not-done").waitFor();
    }

    private static void askTooLate(Page page) {
        page.locator("#title").fill("Yesterday’s labels");
        page.locator("[id='criteria.0.text']").fill("All 32 tiles have one");
        page.locator("[id='due.day']").fill("2020-03-27");
        page.locator("[id='due.time']").fill("18:00");
        page.locator("button[name=act][value=send]").click();
        page.locator("#not-done").waitFor();
    }

    private static void improveWithoutCriterion(Page page) {
        page.locator("#verdict-improve").check();
        page.locator("#explanation").fill("Page 3 says “sea blue”, the catalogue “mar”.");
        page.locator("form.verdict button:visible").click();
        page.locator("#not-done").waitFor();
    }
}
