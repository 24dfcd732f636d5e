package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NASTY;
import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.OMAR;
import static io.engagements.standalone.scenario.PagesStory.committed;
import static io.engagements.standalone.scenario.PagesStory.piece;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static io.engagements.standalone.scenario.PagesStory.visitor;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Handing in, with files and links, and the receipt. */
@ExtendWith(PagesStory.class)
class DeliverPagesTest {

    @Test
    void whoAsksWhatIfLaterIsAnsweredByTheRules() {
        committed("later");
        String page = piece("later") + "/deliver";
        Visitor omar = signedIn(OMAR, "en").withCookie("zone", "America%2FBogota");
        assertThat(omar.get(page).body()).contains("And if later?", "Day and time, Bogotá");
        assertThat(omar.get(page + "?then=2027-02-12T10:30").body())
                .contains(
                        "On Fri 12 Feb, 10:30 Bogotá: in time, by 1 hour and 30 min. The deadline is Fri 12 Feb, 12:00.");
        assertThat(omar.get(page + "?then=2027-02-12T12:00").body()).contains("in time, by 0 seconds");
        assertThat(omar.get(page + "?then=2027-02-14T12:00").body()).contains("late, by 2 days. ");
        assertThat(omar.get(page + "?then=2027-02-14T02:50").body()).contains("late, by 1 day 14 h. ");
        assertThat(omar.get(page + "?then=2027-01-01T12:00").body()).contains("That is past");
        assertThat(omar.get(page + "?then=%3Cb%3E").body()).contains("Choose a day and a time", "value=\"&lt;b&gt;\"");
        Visitor lucia = signedIn(Story.VA, "es").withCookie("zone", "America%2FBogota");
        assertThat(lucia.get("/engagements/e1/deliverables/letters/deliver?then=2027-03-15T18:00")
                        .body())
                .contains("¿Y si entrega más tarde?", "El lun 15 mar, 18:00 Bogotá: ");
    }

    @Test
    void filesAreKeptUntilTheRestFitsAndThenAReceiptSaysWhatCounted() {
        committed("files");
        String page = piece("files") + "/deliver";
        Visitor omar = signedIn(OMAR, "en");
        String before = omar.get(page).body();
        assertThat(before)
                .contains("In time.", "Deliver to Nora Gil", "Fri 12 Feb, 12:00 Bogotá", "18:00 Madrid, contract");
        String key = Visitor.hidden(before, "key");

        HttpResponse<String> undecided = omar.submit(
                page,
                page,
                new Form()
                        .field("key", key)
                        .field("note", "Eight pages " + NASTY)
                        .part("form-data; name=\"files\"; filename=\"letters.txt\"", "a"));
        assertThat(undecided.statusCode()).isEqualTo(422);
        String kept = undecided.body();
        assertThat(kept)
                .contains("href=\"#part\"", "letters.txt", "ca978112 ca1bbdca fac231b3 9a23dc4d", "1 byte")
                .contains("Eight pages &lt;b&gt;");

        Form form = new Form()
                .field("key", Visitor.hidden(kept, "key"))
                .field("part", "whole")
                .field("note", "Eight pages")
                .field("kept.0.on", "on")
                .field("links.0.link", "https://files.example/b")
                .field("links.0.name", "brochure.pdf");
        for (String field : List.of("fileId", "name", "sha256", "size")) {
            form.field("kept.0." + field, Visitor.hidden(kept, "kept.0." + field));
        }
        HttpResponse<String> unnamed = omar.submit(page, page, form);
        assertThat(unnamed.statusCode()).isEqualTo(422);
        assertThat(unnamed.body()).contains("href=\"#links.0.sha256\"", "id=\"links.0.sha256\"");

        HttpResponse<String> sent = omar.submit(page, page, form.field("links.0.sha256", "b".repeat(64)));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(302);
        String receipt = omar.follow(sent).body();
        assertThat(receipt)
                .contains(
                        "Delivered. Nora Gil sees it now.",
                        "In time, by 32 days",
                        "Mon 11 Jan 2027, 04:00:00 Bogotá (10:00:00 Madrid)")
                .contains("ca978112 ca1bbdca fac231b3 9a23dc4d a786eff8 147c4e72 b9807785 afee48bb")
                .contains("letters.txt", "brochure.pdf", "Eight pages", "ck-sub full");
        assertThat(signedIn(NORA, "es").get(Visitor.location(sent)).body())
                .contains("Entregado por Omar Paz", "En plazo, con ", "Lo que contó")
                .doesNotContain("??");

        assertThat(receipt).contains("To keep: the signed receipt");
        theSignedReceiptIsTheirsToKeep(omar, Visitor.location(sent), "files");

        Matcher file = Pattern.compile("href=\"(/files/[^\"]+)\"").matcher(receipt);
        assertThat(file.find()).isTrue();
        HttpResponse<String> given = signedIn(NORA, "en").ask(file.group(1));
        assertThat(given.body()).isEqualTo("a");
        assertThat(given.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment; filename=\"letters.txt\"");
        assertThat(given.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
        assertThat(signedIn(Story.CLIENT, "en").ask(file.group(1)).statusCode()).isEqualTo(404);
    }

    /** As soon as it is signed; until then the page says so. */
    private static void theSignedReceiptIsTheirsToKeep(Visitor omar, String receipt, String piece) {
        product.as(Story.AUDITOR)
                .send("POST", "/api/audit/checkpoints", BodyPublishers.noBody())
                .expect(202);
        await().untilAsserted(() -> assertThat(omar.get(receipt).body())
                .contains("href=\"" + receipt + "/signed\"", "verifier.jar")
                .doesNotContain("not signed yet"));
        for (Visitor side : List.of(omar, signedIn(NORA, "es"))) {
            HttpResponse<String> signed = side.ask(receipt + "/signed");
            assertThat(signed.statusCode()).isEqualTo(200);
            assertThat(signed.body()).startsWith("c2sp.org/tlog-proof");
            assertThat(signed.headers().firstValue("Content-Disposition").orElse(""))
                    .matches("attachment; filename=\"receipt-\\d+\\.tlog-proof\"");
            assertThat(signed.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        }
        assertThat(signedIn(NORA, "es").get(receipt).body()).contains("Descargar el justificante firmado");
        assertThat(omar.get("/engagements/w1/work/" + piece).body())
                .contains("Handed in", "href=\"" + receipt + "\"", "href=\"" + receipt + "/signed\"");
        product.as(NORA).appointLawyer("w1", Story.LAWYER).expect(200);
        product.settle();
        Visitor sol = signedIn(Story.LAWYER, "en");
        assertThat(sol.get("/engagements/w1/work/" + piece).body())
                .contains("href=\"" + receipt + "\"", "href=\"" + receipt + "/signed\"");
        assertThat(sol.ask(receipt).body()).contains("Delivered by Omar Paz").doesNotContain("??");
        assertThat(sol.ask(receipt + "/signed").statusCode()).isEqualTo(200);
        assertThat(signedIn(Story.CLIENT, "en").ask(receipt + "/signed").statusCode())
                .isEqualTo(404);
    }

    /** Nobody is asked to try again what never will be. */
    @Test
    void whatNothingHasLedToIsNotThere() {
        committed("beyond");
        Visitor omar = signedIn(OMAR, "en");
        for (String path : List.of(
                piece("beyond") + "/receipts/999999",
                piece("beyond") + "/receipts/" + (product.version("w1") + 1),
                piece("beyond") + "/receipts/999999/signed",
                "/engagements/w1?version=" + (product.version("w1") + 1),
                "/candidacies/c-w1?version=999999")) {
            assertThat(omar.ask(path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void anAnswerToARoundIsHandedInLikewiseAndAPartOpensNoReview() {
        committed("parts");
        String page = piece("parts") + "/deliver";
        Visitor omar = signedIn(OMAR, "es");
        Form part = new Form()
                .field("key", Visitor.hidden(omar.get(page).body(), "key"))
                .field("part", "part")
                .part("form-data; name=\"files\"; filename=\"a.txt\"", "first");
        String receipt = omar.follow(omar.submit(page, page, part)).body();
        assertThat(receipt).contains("Registrado como parte", "una parte", "El trabajo entero aún se debe");
        assertThat(signedIn(NORA, "en").get(piece("parts") + "/review").body())
                .contains("the review begins with the whole", "version 1, a part")
                .doesNotContain("name=\"verdict\"");
        Form more = new Form().field("key", "k").field("more", "link").field("links.0.name", "one");
        assertThat(omar.submit(page, page, more).body()).contains("links.1.link", "value=\"one\"");
    }

    @Test
    void filesAreReadOfPeopleAloneAndNoMoreThanFits() {
        committed("large");
        String page = piece("large") + "/deliver";
        Form large = new Form()
                .field("part", "whole")
                .part("form-data; name=\"files\"; filename=\"large.bin\"", "x".repeat(26 * 1024 * 1024));
        HttpResponse<String> refused = signedIn(OMAR, "en").submit(page, page, large);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("This is too large", "25 MB");

        Form small = new Form().part("form-data; name=\"files\"; filename=\"a.txt\"", "a");
        assertThat(visitor().submit("/", page, small).statusCode()).isEqualTo(401);
        Visitor omar = signedIn(OMAR, "en");
        assertThat(omar.post(page, Map.of()).statusCode()).isIn(403, 415);
        int before = product.refusals("w1");
        HttpResponse<String> empty = omar.submit(page, page, new Form().field("key", "k"));
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body())
                .containsSubsequence(
                        "href=\"#files\"",
                        "choose a file, or give a link",
                        "href=\"#part\"",
                        "it decides whether a review begins")
                .doesNotContain("CONTENT-REQUIRED", "on record", "This is missing.");
        assertThat(product.refusals("w1")).isEqualTo(before);
    }

    /** Whoever goes away in the middle is told, as far as they listen, and nothing is done. */
    @Test
    void aFormThatStopsInTheMiddleIsRefused() throws IOException {
        committed("stopped");
        String page = piece("stopped") + "/deliver";
        Visitor omar = signedIn(OMAR, "en");
        omar.get(page);
        URI at = URI.create("http://localhost:" + product.port());
        String half = "--x\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nhal";
        String cookies = omar.cookies().entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("; "));
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST " + page + " HTTP/1.1\r\nHost: " + at.getAuthority()
                                    + "\r\nAccept: text/html\r\nCookie: "
                                    + cookies + "\r\nX-XSRF-TOKEN: "
                                    + omar.cookies().get("XSRF-TOKEN")
                                    + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000\r\n\r\n"
                                    + half)
                            .getBytes(US_ASCII));
            socket.shutdownOutput();
            assertThat(new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine())
                    .startsWith("HTTP/1.1 400");
        }
        assertThat(omar.get("/engagements/w1/work/stopped").body()).doesNotContain("Handed in");
    }

    /** What is signed is found by the history, which may come to it later than the work itself. */
    @Test
    void aReceiptWaitsForNothingButTheWork() throws SQLException {
        committed("ahead");
        Visitor omar = signedIn(OMAR, "en");
        String receipt;
        try (Connection database = product.database();
                Statement statement = database.createStatement()) {
            database.setAutoCommit(false);
            statement.execute("LOCK TABLE history_1.history IN EXCLUSIVE MODE");
            long submitted = product.as(OMAR)
                    .submitDeliverable("w1", "ahead")
                    .expect(200)
                    .at("/version")
                    .asLong();
            receipt = piece("ahead") + "/receipts/" + submitted;
            assertThat(omar.get(receipt).body()).contains("Delivered. Nora Gil sees it now.", "not signed yet");
            assertThat(omar.ask(receipt + "/signed").statusCode()).isEqualTo(302);
            database.rollback();
        }
        product.settle();
        assertThat(omar.get(receipt).body()).contains("Delivered. Nora Gil sees it now.");
    }

    @Test
    void aReceiptOpenedAfterTheDecisionSaysSo() {
        PagesStory.handedIn("decided");
        Visitor omar = signedIn(OMAR, "en");
        String work = omar.get("/engagements/w1/work/decided").body();
        Matcher receipt = Pattern.compile("href=\"(" + piece("decided") + "/receipts/\\d+)\"")
                .matcher(work);
        assertThat(receipt.find()).isTrue();
        assertThat(omar.get(receipt.group(1)).body()).contains("Delivered. Nora Gil sees it now.");
        product.as(NORA).acceptDeliverable("w1", "decided", 1).expect(200);
        product.settle();
        assertThat(omar.get(receipt.group(1)).body())
                .contains("Delivered to Nora Gil", "This version is decided")
                .doesNotContain("sees it now");
    }
}
