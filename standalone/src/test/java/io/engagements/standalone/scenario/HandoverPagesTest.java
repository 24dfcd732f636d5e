package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.ProposalsStory.NASTY;
import static io.engagements.standalone.scenario.ProposalsStory.form;
import static io.engagements.standalone.scenario.ProposalsStory.product;
import static io.engagements.standalone.scenario.ProposalsStory.send;
import static io.engagements.standalone.scenario.ProposalsStory.sendAgain;
import static io.engagements.standalone.scenario.ProposalsStory.signedIn;
import static io.engagements.standalone.scenario.ProposalsStory.today;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the client hands over and the VA gives back, on pages without a script. */
@ExtendWith(ProposalsStory.class)
class HandoverPagesTest {

    @Test
    void theClientHandsOverAndTheVaReads() {
        Story.hire(product, "h1");
        product.settle();
        String page = "/engagements/h1/handed-over";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(carmen.get(page).body())
                .contains("Handed over", "Share a material", "No confidentiality agreement is in force")
                .doesNotContain("??");
        assertThat(lucia.get(page).body()).contains("Nothing yet.").doesNotContain("Share a material", "??");

        assertThat(carmen.submit(page, page, form(carmen, page).field("kind", "PRODUCT_LINE"))
                        .body())
                .contains("href=\"#title\"", "What it is called");
        HttpResponse<String> confidential = carmen.submit(
                page,
                page,
                form(carmen, page)
                        .field("title", "Prices <b>Eve")
                        .field("kind", "PRODUCT_LINE")
                        .field("confidential", "yes")
                        .part("form-data; name=\"file\"; filename=\"prices.txt\"", "a"));
        assertThat(confidential.statusCode()).isEqualTo(422);
        assertThat(confidential.body())
                .contains("NDA-REQUIRED", "Prices &lt;b&gt;Eve", "prices.txt", "ca978112ca1bbdca");
        for (String kind : List.of("PRODUCT_LINE", "COMPANY")) {
            Form open = form(carmen, page)
                    .field("title", "About " + kind)
                    .field("kind", kind)
                    .field("link", "https://files.example/about");
            assertThat(carmen.submit(page, page, open).statusCode()).isEqualTo(302);
        }
        product.settle();
        assertThat(today(lucia)).contains("href=\"" + page + "\"");
        String unread = lucia.get(page).body();
        assertThat(unread).contains("About COMPANY", "to be read", "I have read it");
        HttpResponse<String> audited = signedIn(Story.AUDITOR, "en").get(page);
        assertThat(audited.statusCode()).isEqualTo(200);
        assertThat(audited.body()).contains("About COMPANY").doesNotContain("name=\"act\"", "??");
        List<String> items = Pattern.compile("name=\"item\" value=\"([^\"]+)\"")
                .matcher(unread)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(items).hasSize(2);
        for (String item : items) {
            HttpResponse<String> read = send(lucia, page, Map.of("act", "acknowledge-material", "item", item));
            assertThat(lucia.follow(read).body()).contains(">read<");
        }
        assertThat(sendAgain(lucia, page, Map.of("act", "acknowledge-material", "item", items.get(0)))
                        .body())
                .contains("STATE-FORBIDS", "How it stands: read.");

        HttpResponse<String> early = send(carmen, page, Map.of("act", "grant-access", "tool", "Inbox"));
        assertThat(early.body()).contains("NDA-REQUIRED", "value=\"Inbox\"");
        new Entrust(product, "h1").signNda(null).expect(200);
        product.settle();
        assertThat(carmen.follow(send(
                                carmen, page, Map.of("act", "grant-access", "tool", "Inbox", "level", "read only")))
                        .body())
                .contains("access: read only", "Lucía Andrade has access", "Take the access back");
        assertThat(carmen.follow(send(
                                carmen,
                                page,
                                Map.of("act", "divert-channel", "channel", "EMAIL", "address", "ventas@ruiz.example")))
                        .body())
                .contains("ventas@ruiz.example", "Lucía Andrade answers it");
        assertThat(signedIn(Story.CLIENT, "es").get(page).body())
                .contains("Retirar el acceso", "Recuperar el canal", "Lucía Andrade lo atiende")
                .doesNotContain("??");
        assertThat(lucia.get(page).body())
                .contains("you have access", "you answer it")
                .doesNotContain("Take the access back");
        assertThat(sendAgain(lucia, page, Map.of("act", "burn", "item", "x")).statusCode())
                .isEqualTo(400);
    }

    @Test
    void atTheEndAllOfItComesBackOrIsDoneWithout() {
        Story.hire(product, "h2");
        Entrust entrust = new Entrust(product, "h2");
        entrust.brief(null);
        entrust.grant("a1").expect(200);
        entrust.divert("ch1").expect(200);
        product.as(Story.VA).leave("resign-engagement", "h2", "2027-02-28").expect(200);
        product.settle();
        String page = "/engagements/h2/handed-over";
        Visitor carmen = signedIn(Story.CLIENT, "en");
        Visitor lucia = signedIn(Story.VA, "en");
        assertThat(lucia.get(page).body())
                .contains("The engagement ends.", "Returned or destroyed?", "This cannot be taken back");
        HttpResponse<String> done = send(
                lucia, page, Map.of("act", "complete-exit-item", "item", "material-m1", "note", "Shredded " + NASTY));
        assertThat(lucia.follow(done).body()).contains("returned or destroyed", "Shredded &lt;b&gt;Eve");
        assertThat(today(carmen)).contains("href=\"" + page + "\"");
        carmen.follow(send(carmen, page, Map.of("act", "revoke-access", "item", "access-a1")));
        HttpResponse<String> waived = send(carmen, page, Map.of("act", "waive-exit-item", "item", "channel-ch1"));
        assertThat(carmen.follow(waived).body())
                .contains(">taken back<", "you did without taking it back; it is still diverted");
        assertThat(carmen.follow(send(carmen, page, Map.of("act", "return-channel", "item", "channel-ch1")))
                        .body())
                .doesNotContain("still diverted");
        HttpResponse<String> again =
                sendAgain(carmen, page, Map.of("act", "waive-exit-item", "item", "channel-ch1", "note", "Kept"));
        assertThat(again.statusCode()).isEqualTo(422);
        assertThat(again.body()).contains("STATE-FORBIDS");
    }
}
