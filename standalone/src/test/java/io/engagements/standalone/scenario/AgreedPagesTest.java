package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.TESS;
import static io.engagements.standalone.scenario.PagesStory.UGO;
import static io.engagements.standalone.scenario.PagesStory.hire;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static io.engagements.standalone.scenario.TermsStory.fields;
import static io.engagements.standalone.scenario.TermsStory.send;
import static io.engagements.standalone.scenario.TermsStory.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The terms in force and those that are to come, and the documents, as a browser without scripts gets them. */
@ExtendWith({PagesStory.class, TermsStory.class})
class AgreedPagesTest {

    @ParameterizedTest
    @CsvSource({
        "ugo, en, 'The terms of Ugo Prat|Version 2 is in force|Every version|On these|before:|Agreed, but not in force yet|You propose other terms|18 days|48.00 USD an hour'",
        "tess, es, 'Las condiciones de Ugo Prat|La versión 2 está en vigor|Todas las versiones|antes:|Acordado, todavía no en vigor|propone otras condiciones|18 días'"
    })
    void bothSidesReadTheTermsInForceWhatTheyWereAndWhatTheyMayBe(String account, String language, String words) {
        HttpResponse<String> page = signedIn(account, language).get("/engagements/t2/terms");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(words.split("\\|"))
                .contains("href=\"/engagements/t2/proposals\"", "href=\"/engagements/t2/documents\"")
                .doesNotContain("??", "style=\"");
    }

    @Test
    void otherTermsAreProposedFromThoseInForce() {
        String page = "/engagements/t1/terms/propose";
        Visitor tess = signedIn(TESS, "en");
        assertThat(tess.get(page).body())
                .contains("value=\"42.00\"", "value=\"Catalogues\"", "id=\"effectiveFrom.day\"")
                .containsPattern("name=\"effectiveFrom.day\" value=\"2027-01-25\"");
        String[] cheaper = {
            "fee.amount",
            "40.00",
            "fee.currency",
            "USD",
            "fee.per",
            "HOUR",
            "zone",
            "Europe/Madrid",
            "servicesOffered.0.text",
            "Catalogues",
            "servicesExcluded.0.text",
            "Telephone sales",
            "effectiveFrom.day",
            "2027-08-01",
            "effectiveFrom.time",
            "00:00"
        };
        assertThat(send(tess, page, with(cheaper, "act", "check")).body())
                .contains("What would change", "40.00 USD an hour", "before:", "42.00 USD an hour")
                .contains("Sat 31 Jul, 17:00", "Sun 1 Aug, 00:00 Madrid, contract");

        HttpResponse<String> past = send(tess, page, with(cheaper, "act", "send", "effectiveFrom.day", "2027-01-01"));
        assertThat(past.statusCode()).isEqualTo(422);
        assertThat(past.body())
                .contains("href=\"#effectiveFrom.day\"", "This lies in the past", "value=\"40.00\"")
                .doesNotContain("DUE-AHEAD", "on record");
        HttpResponse<String> never = send(tess, page, with(cheaper, "act", "send", "effectiveFrom.day", ""));
        assertThat(never.body()).contains("href=\"#effectiveFrom.day\"", "id=\"effectiveFrom.day.wrong\"");

        HttpResponse<String> sent = send(tess, page, with(cheaper, "act", "send"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(Visitor.location(sent)).startsWith("/engagements/t1/proposals?version=");
        product.settle();
        assertThat(signedIn(UGO, "es").get("/engagements/t1/terms").body())
                .contains("Tess Roca propone otras condiciones", "40,00 USD por hora", "antes:");
        assertThat(tess.get("/engagements/t1/terms").body()).doesNotContain("/terms/propose");
        assertThat(tess.get(page).body()).contains("This is not possible as things stand.");
        HttpResponse<String> twice =
                tess.submit("/today", page, fields(with(cheaper, "act", "send", "key", "a-second-time")));
        assertThat(twice.statusCode()).isEqualTo(422);
        assertThat(twice.body()).contains("STATE-FORBIDS");
    }

    /** In an engagement of its own: two people at once on one whole. */
    @Test
    void whatSomebodyElseChangedMeanwhileIsToldAtItsField() {
        hire("t9", TESS, UGO);
        product.settle();
        String page = "/engagements/t9/terms/propose";
        Visitor tess = signedIn(TESS, "en");
        Map<String, String> typed = Visitor.form(tess.get(page).body(), "id=\"terms\"");
        typed.put("noticeDays", "15");
        typed.put("cureDays", "8");
        typed.put("act", "send");
        Map<String, Object> others = Fields.with(
                Story.terms(Story.MADRID),
                "noticeDays",
                20,
                "fee",
                Fields.of("amount", 48.00, "currency", "USD", "per", "HOUR"));
        product.as(UGO)
                .proposeTermsChange("t9", "p9", others, "2027-05-01T00:00")
                .expect(200);
        product.settle();
        long before = product.storedEvents();

        HttpResponse<String> told = tess.submit(page, page, typed);

        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(product.storedEvents()).as("nothing was sent").isEqualTo(before);
        assertThat(told.body())
                .contains("somebody changed this while you were writing")
                .contains("href=\"#fee.amount\"", "id=\"fee.amount.wrong\"", "it says by now: “48.00”. You had left")
                .contains("href=\"#noticeDays\"", "it says by now: “20”. What you typed stands here.")
                .doesNotContain("href=\"#cureDays\"", "on record", "??");
        Map<String, String> again = Visitor.form(told.body(), "id=\"terms\"");
        assertThat(again)
                .containsEntry("noticeDays", "15")
                .containsEntry("cureDays", "8")
                .containsEntry("fee.amount", "48.00");
        Visitor español = signedIn(TESS, "es");
        assertThat(español.submit(page, page, typed).body())
                .contains("alguien cambió esto mientras usted escribía", "ahora dice: «48.00»")
                .doesNotContain("??");
        again.put("act", "send");
        HttpResponse<String> sent = tess.submit(page, page, again);
        assertThat(sent.statusCode()).as("one press more: " + sent.body()).isEqualTo(302);
        typed.put("began", "none of ours");
        assertThat(tess.submit(page, page, typed).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "ugo, en, 'Confidentiality is promised.|a document that Tess Roca never provided|approval gone|version 2 needs another approval|Sign a document…'",
        "tess, es, 'La confidencialidad está prometida.|un documento que Tess Roca nunca facilitó|aprobación perdida|la versión 2 necesita otra aprobación|Facilitar un documento'"
    })
    void bothSidesSeeWhoSignedAndApprovedWhat(String account, String language, String words) {
        String body =
                signedIn(account, language).get("/engagements/t2/documents").body();
        assertThat(body)
                .contains(words.split("\\|"))
                .contains("aaaaaaaa aaaaaaaa")
                .doesNotContain("??", "style=\"");
        assertThat(body.contains("id=\"provide\"")).isEqualTo(account.equals(TESS));
    }

    @Test
    void theVaSignsExactlyWhatTheClientProvidedAndItSaw() {
        hire("t3", TESS, UGO);
        product.settle();
        String page = "/engagements/t3/documents";
        Visitor tess = signedIn(TESS, "en");
        Visitor ugo = signedIn(UGO, "en");
        assertThat(ugo.get(page).body())
                .contains("Nobody has promised confidentiality yet", "Tess Roca has provided nothing to sign yet.");

        String key = Visitor.hidden(tess.get(page).body(), "key");
        HttpResponse<String> untitled = tess.submit(
                page,
                page,
                new Form()
                        .field("key", key)
                        .field("kind", "NDA")
                        .field("title", "")
                        .part("form-data; name=\"file\"; filename=\"nda.txt\"", "a"));
        assertThat(untitled.statusCode()).isEqualTo(422);
        String kept = untitled.body();
        assertThat(kept).contains("href=\"#title\"", "nda.txt", "ca978112 ca1bbdca fac231b3 9a23dc4d", "take this one");
        Form form = new Form()
                .field("key", Visitor.hidden(kept, "key"))
                .field("kind", "NDA")
                .field("title", "Silence " + NASTY)
                .field("kept.0.on", "on");
        for (String field : List.of("fileId", "name", "sha256", "size")) {
            form.field("kept.0." + field, Visitor.hidden(kept, "kept.0." + field));
        }
        HttpResponse<String> provided = tess.submit(page, page, form);
        assertThat(provided.statusCode()).as(provided.body()).isEqualTo(302);
        assertThat(tess.follow(provided).body())
                .contains("Silence &lt;b&gt;", "version 1", "not signed", "href=\"/files/")
                .doesNotContain("<b>Eve");
        product.settle();

        String sign = page + "/sign";
        String shown = ugo.get(sign).body();
        String hash = Visitor.hidden(shown, "documentSha256");
        assertThat(hash).startsWith("ca978112ca1bbdca");
        assertThat(shown).contains("ca978112 ca1bbdca", "You sign exactly this", "Check it, then sign");
        HttpResponse<String> check =
                send(ugo, sign, "act", "check", "documentSha256", hash, "validUntil", "2027-12-31");
        assertThat(check.body())
                .contains("Check before you promise it to Tess Roca", "Nothing is sent yet.", "31 Dec 2027", "Sign it")
                .contains("name=\"validUntil\" value=\"2027-12-31\"");

        product.as(TESS)
                .command(
                        "provide-document",
                        Fields.of(
                                "engagementId", "t3",
                                "kind", "NDA",
                                "title", "As agreed",
                                "link", "https://files.example/nda",
                                "sha256", "b".repeat(64)))
                .expect(200);
        product.settle();
        HttpResponse<String> unseen = send(ugo, sign, "act", "sign", "documentSha256", hash);
        assertThat(unseen.statusCode()).isEqualTo(422);
        assertThat(unseen.body())
                .contains("NDA-DOCUMENT", "The latest version is 2", "bbbbbbbb bbbbbbbb")
                .contains("name=\"documentSha256\" value=\"" + "b".repeat(64) + "\"");
        assertThat(send(ugo, sign, "act", "check", "documentSha256", hash).body())
                .contains("has provided another document meanwhile")
                .doesNotContain("Nothing is sent yet.");

        HttpResponse<String> before =
                send(ugo, sign, "act", "sign", "documentSha256", "b".repeat(64), "validUntil", "2027-01-01");
        assertThat(before.statusCode()).isEqualTo(422);
        assertThat(before.body()).contains("href=\"#validUntil\"", "id=\"validUntil.wrong\"");
        HttpResponse<String> sent =
                send(ugo, sign, "act", "sign", "documentSha256", "b".repeat(64), "validUntil", "2027-12-31");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        assertThat(ugo.follow(sent).body())
                .contains("Confidentiality is promised.", "As agreed, version 2", "Ugo Prat signed it", ">signed<")
                .contains("Sign it again, for another time…")
                .doesNotContain("never provided", "Sign it…");
        product.settle();
        assertThat(product.as(TESS)
                        .read("/api/engagements/t3")
                        .at("/nda/validUntil/local")
                        .asString())
                .isEqualTo("2027-12-31T23:59:59");
    }

    @Test
    void aDocumentIsAFileOrALinkAndOfAKind() {
        String page = "/engagements/t1/documents";
        Visitor tess = signedIn(TESS, "es");
        String key = Visitor.hidden(tess.get(page).body(), "key");
        HttpResponse<String> nothing =
                tess.submit(page, page, new Form().field("key", key).field("title", "Contrato"));
        assertThat(nothing.statusCode()).isIn(400, 422);
        assertThat(nothing.body())
                .contains("No enviado", "href=\"#kind\"", "id=\"kind.wrong\"", "value=\"Contrato\"")
                .doesNotContain("??");
        HttpResponse<String> link = tess.submit(
                page,
                page,
                new Form()
                        .field("key", Visitor.hidden(nothing.body(), "key"))
                        .field("kind", "CONTRACT")
                        .field("title", "Contrato")
                        .field("link", "https://files.example/contract")
                        .field("sha256", "cccc ".repeat(16)));
        assertThat(link.statusCode()).as(link.body()).isEqualTo(302);
        assertThat(tess.follow(link).body())
                .contains("href=\"https://files.example/contract\"", "cccccccc cccccccc", "contrato", "nadie todavía");
    }

    @Test
    void theEngagementLeadsToAllOfThem() {
        assertThat(signedIn(UGO, "en").get("/engagements/t1").body())
                .contains("/engagements/t1/terms\"", "/engagements/t1/documents\"")
                .contains("/engagements/t1/pause\"", "/engagements/t1/terms/propose\"", "/engagements/t1/resign\"");
        assertThat(signedIn(TESS, "es").get("/engagements/t1").body())
                .contains("Leer todas las condiciones", "/engagements/t1/pause\"")
                .doesNotContain("/resign\"");
    }
}
