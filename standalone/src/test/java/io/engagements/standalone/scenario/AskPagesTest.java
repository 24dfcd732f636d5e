package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.OMAR;
import static io.engagements.standalone.scenario.PagesStory.product;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asking for work, and what the VA answers. */
@ExtendWith(PagesStory.class)
class AskPagesTest {

    static Map<String, String> asked(String title, String day) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("title", title);
        form.put("brief", "Labels for the fair.\r\nIn the style of the catalogue.");
        form.put("criteria.0.text", "All 32 tiles");
        form.put("criteria.1.text", "");
        form.put("due.day", day);
        form.put("due.time", "18:00");
        form.put("due.zone", Story.MADRID);
        form.put("inputs.0.description", "The list of tiles");
        form.put("inputs.0.day", day);
        form.put("inputs.0.time", "10:00");
        form.put("inputs.0.confidential", "yes");
        return form;
    }

    private static Map<String, String> and(Map<String, String> form, String... more) {
        Map<String, String> all = new LinkedHashMap<>(form);
        for (int each = 0; each < more.length; each += 2) {
            all.put(more[each], more[each + 1]);
        }
        return all;
    }

    private static String keyIn(HttpResponse<String> page) {
        Matcher key = Pattern.compile("name=\"key\" value=\"([^\"]+)\"").matcher(page.body());
        assertThat(key.find()).isTrue();
        return key.group(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; Done with Photoshop, 20 hours a week; “20 hours a week” sounds like working hours.; “Done with Photoshop” sounds like a tool; only a hint",
                "es; Elaborado con Photoshop en horario de oficina; «en horario de oficina» suena a horario de trabajo.; «Elaborado con Photoshop» suena a la herramienta; solo una indicación"
            })
    void aCriterionThatPrescribesMeansIsPointedAt(
            String language, String criterion, String hours, String tools, String hint) {
        String path = "/engagements/w1/ask";
        Visitor nora = Visitor.signedIn(product, NORA, language);
        Map<String, String> form = and(asked("Flyer", "2027-02-05"), "key", keyIn(nora.get(path)));

        assertThat(nora.submit(path, path, and(form, "act", "preview")).body())
                .contains("id=\"means-0\"")
                .doesNotContain(hint);
        assertThat(nora.submit(path, path, and(form, "act", "preview", "criteria.0.text", criterion))
                        .body())
                .contains(hours, tools, hint)
                .doesNotContain("??");
    }

    @Test
    void theListsOfTheFormGrowWithoutAScriptAndTheVasReadingIsShownBefore() {
        String path = "/engagements/w1/ask";
        Visitor nora = Visitor.signedIn(product, NORA, "en");
        assertThat(nora.get(path).body())
                .contains("Ask Omar Paz for work", "name=\"criteria.0.text\"", "Madrid (contract)")
                .doesNotContain("criteria.1.text", "inputs.0");
        Map<String, String> form = and(asked("Labels " + NASTY, "2027-02-05"), "key", keyIn(nora.get(path)));

        HttpResponse<String> grown = nora.submit(path, path, and(form, "act", "add-criterion"));
        assertThat(grown.statusCode()).isEqualTo(200);
        assertThat(grown.body())
                .contains("name=\"criteria.2.text\"", "value=\"All 32 tiles\"", "In the style of the catalogue.")
                .contains("value=\"Labels &lt;b&gt;Eve&lt;/b&gt;&quot;")
                .doesNotContain("<b>Eve");
        assertThat(nora.submit(path, path, and(form, "act", "without-criteria-0"))
                        .body())
                .contains("name=\"criteria.0.text\"")
                .doesNotContain("All 32 tiles", "name=\"criteria.1.text\"");
        assertThat(nora.submit(path, path, and(form, "act", "add-input")).body())
                .contains("name=\"inputs.1.day\"");
        assertThat(nora.submit(path, path, and(form, "act", "preview")).body())
                .containsSubsequence("What Omar Paz will read", "Fri 5 Feb, 12:00", "Bogotá", "18:00 Madrid, contract")
                .containsSubsequence("What Omar Paz will read", "In the style of the catalogue.", "All 32 tiles")
                .containsSubsequence("Nora Gil owes for it", "The list of tiles", "confidential", "Fri 5 Feb, 04:00");
        assertThat(nora.submit(path, path, and(form, "act", "preview", "due.day", "2027-03-28", "due.time", "02:30"))
                        .body())
                .contains("clocks go forward then", "Sun 28 Mar, 03:30");
        assertThat(nora.submit(path, path, Map.of("act", "preview", "key", form.get("key"), "criteria.0.text", " "))
                        .body())
                .containsSubsequence("What Omar Paz will read", "There is no brief.", "No criterion yet.");
        assertThat(nora.submit(path, path, and(form, "act", "preview", "due.day", "nonsense"))
                        .body())
                .contains("No day and time yet.");
        assertThat(nora.get("/engagements/w1").body()).doesNotContain("Labels &lt;b&gt;");
    }

    @Test
    void whatIsMissingIsToldInTheOrderOfTheForm() {
        String path = "/engagements/w1/ask";
        Visitor nora = Visitor.signedIn(product, NORA, "en");
        HttpResponse<String> empty = nora.submit(path, path, Map.of("act", "send", "key", keyIn(nora.get(path))));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .containsSubsequence("href=\"#title\"", "href=\"#criteria.0.text\"", "href=\"#due.day\"");
    }

    @Test
    void workIsAskedForOnceAndTheVaTakesItOn() {
        String path = "/engagements/w1/ask";
        Visitor nora = Visitor.signedIn(product, NORA, "en");
        Map<String, String> form =
                and(asked("Price labels", "2027-02-05"), "act", "send", "key", keyIn(nora.get(path)));
        HttpResponse<String> sent = nora.submit(path, path, form);
        assertThat(sent.statusCode()).isEqualTo(302);
        String piece = Visitor.location(sent);
        assertThat(piece).startsWith("/engagements/w1/work/");
        assertThat(nora.get(piece).body())
                .contains("Price labels", "Sent. Omar Paz decides until", "All 32 tiles", "The list of tiles");
        assertThat(Visitor.location(nora.submit(path, path, form))).isEqualTo(piece);
        HttpResponse<String> again = nora.submit(path, path, and(form, "title", "Other labels"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body())
                .contains("value=\"Other labels\"", "this form was sent before, with something else in it")
                .doesNotContain(form.get("key"), "Idempotency");

        Visitor omar = Visitor.signedIn(product, OMAR, "en");
        String own = piece.replaceAll("\\?.*", "");
        HttpResponse<String> asked = omar.get(piece);
        assertThat(asked.body()).contains("Nora Gil asks for it.", "Commit to Fri 5 Feb, 12:00", "Decline the request");
        Map<String, String> verdict = Map.of("verdict", "commit", "key", keyIn(asked));
        HttpResponse<String> committed = omar.follow(omar.submit(own, own, verdict));
        assertThat(committed.body()).contains("you work on it").doesNotContain("name=\"verdict\"");

        HttpResponse<String> late =
                omar.submit("/today", own, Map.of("verdict", "decline", "reason", "No time", "key", "other"));
        assertThat(late.statusCode()).isEqualTo(422);
        assertThat(late.body())
                .contains("STATE-FORBIDS", "on record", "See how it stands now", "How it stands: taken on");
        assertThat(omar.submit("/today", own, Map.of("verdict", "maybe", "key", "k"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(omar.submit("/today", own, Map.of("verdict", "commit", "key", ""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aRequestIsDeclinedWithAReasonOnly() {
        product.as(NORA).requestDeliverable("w1", "flyer", "2027-02-20T18:00").expect(200);
        product.settle();
        String path = "/engagements/w1/work/flyer";
        Visitor omar = Visitor.signedIn(product, OMAR, "es");
        HttpResponse<String> wrong =
                omar.submit(path, path, Map.of("verdict", "decline", "reason", " ", "key", keyIn(omar.get(path))));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(
                        "No enviado: ", "href=\"#reason\"", "¿Por qué no? – Falta.", "id=\"reason.wrong\"", "is-wrong")
                .doesNotContain("must", "??");
        HttpResponse<String> done = omar.follow(
                omar.submit(path, path, Map.of("verdict", "decline", "reason", "Sin tiempo", "key", keyIn(wrong))));
        assertThat(done.body()).contains("declinado");
        assertThat(omar.get("/engagements/w1").body()).contains("Sin tiempo");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; Not sent: ; What do you need? – This is missing.; Due – Name a day and a time; Input 1 – This is missing.",
                "es; No enviado: ; ¿Qué necesita? – Falta.; Plazo – Indique un día y una hora; Cosa debida 1 – Falta."
            })
    void whatDoesNotFitIsSaidOnTopAndAtItsField(String language, String head, String title, String due, String input) {
        String path = "/engagements/w1/ask";
        Visitor nora = Visitor.signedIn(product, NORA, language);
        HttpResponse<String> wrong = nora.submit(
                path,
                path,
                Map.of(
                        "act",
                        "send",
                        "key",
                        keyIn(nora.get(path)),
                        "brief",
                        "Kept words",
                        "criteria.0.text",
                        "",
                        "criteria.3.text",
                        "Kept criterion",
                        "inputs.2.description",
                        "",
                        "inputs.2.day",
                        "2027-02-01",
                        "inputs.2.time",
                        "10:00"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains(head.strip(), "href=\"#title\"", title.strip(), "id=\"title.wrong\"")
                .contains("href=\"#due.day\"", due.strip(), "id=\"due.day.wrong\"")
                .contains("href=\"#inputs.0.description\"", input.strip())
                .containsSubsequence("href=\"#title\"", "href=\"#due.day\"", "href=\"#inputs.0.description\"")
                .contains("Kept words", "value=\"Kept criterion\"", "aria-describedby=\"title.wrong\"")
                .doesNotContain("??", "on record", "queda registrado");
        HttpResponse<String> noTime =
                nora.submit(path, path, and(asked("Labels", "29/01/2027"), "act", "send", "key", keyIn(wrong)));
        assertThat(noTime.statusCode()).isEqualTo(422);
        assertThat(noTime.body()).contains("href=\"#due.day\"", "value=\"29/01/2027\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; A deadline lies in the future; Why; What you can do instead; It was Mon 11 Jan, 04:00 Bogotá when this arrived",
                "es; Un plazo vence en el futuro; Por qué; Lo que puede hacer; Era lun 11 ene, 04:00 Bogotá cuando llegó"
            })
    void aRefusalSaysWhyAndWhatInsteadBesideWhatWasTyped(
            String language, String rule, String why, String instead, String fact) {
        String path = "/engagements/w1/ask";
        Visitor nora = Visitor.signedIn(product, NORA, language);
        String key = keyIn(nora.get(path));
        // What is owed for it would be due after it: that only a rule knows.
        HttpResponse<String> refused = nora.submit(
                path,
                path,
                and(
                        asked("Yesterday’s labels", "2027-02-10"),
                        "inputs.0.day",
                        "2027-02-20",
                        "act",
                        "send",
                        "key",
                        key));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "<a href=\"#title\">",
                        "class=\"refusal",
                        rule,
                        why,
                        instead,
                        fact,
                        "DUE-AHEAD",
                        "value=\"Yesterday’s labels\"")
                .contains("value=\"2027-02-20\"", "Labels for the fair.")
                .doesNotContain("??", key);
    }

    /** Nobody means it, so it is no attempt. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en; Due – This lies in the past: it is Mon 11 Jan, 04:00 Bogotá now.; Input 1, by when – This lies in the past",
                "es; Plazo – Esto ya ha pasado: ahora es lun 11 ene, 04:00 Bogotá.; Esto ya ha pasado"
            })
    void aSlipOfThePenIsSaidAtItsFieldAndNothingIsSent(String language, String due, String input) {
        String path = "/engagements/w1/ask";
        Visitor nora = Visitor.signedIn(product, NORA, language);
        int before = product.refusals("w1");
        String key = keyIn(nora.get(path));
        HttpResponse<String> past =
                nora.submit(path, path, and(asked("", "2027-01-10"), "act", "send", "key", key, "due.zone", ""));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body())
                .contains("href=\"#title\"", "href=\"#due.day\"", "id=\"due.day.wrong\"", "href=\"#inputs.0.day\"")
                .contains(due, input, "value=\"2027-01-10\"", key)
                .doesNotContain("??", "DUE-AHEAD", "on record", "queda registrado");
        assertThat(product.refusals("w1")).isEqualTo(before);
    }

    @Test
    void aScriptIsLedOnlyWhenItIsDone() {
        String path = "/engagements/w1/ask";
        Visitor nora = Visitor.signedIn(product, NORA, "en");
        String key = keyIn(nora.get(path));
        nora.with("HX-Request", "true");
        HttpResponse<String> refused =
                nora.submit(path, path, and(asked("Leaflet", "2027-01-10"), "act", "send", "key", key));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("id=\"main\"", "value=\"Leaflet\"");
        HttpResponse<String> done =
                nora.submit(path, path, and(asked("Leaflet", "2027-02-10"), "act", "send", "key", keyIn(refused)));
        assertThat(done.statusCode()).isEqualTo(204);
        assertThat(done.headers().firstValue("HX-Redirect").orElse("")).startsWith("/engagements/w1/work/");
        nora.cookies().remove("session");
        HttpResponse<String> over = nora.post(path, and(asked("Leaflet", "2027-02-10"), "_csrf", "x"));
        assertThat(over.headers().firstValue("HX-Reselect")).hasValue(".refusal");
        assertThat(over.headers().firstValue("HX-Retarget")).hasValue("#notice");
    }
}
