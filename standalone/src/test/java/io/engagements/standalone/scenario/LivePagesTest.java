package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.NORA;
import static io.engagements.standalone.scenario.PagesStory.committed;
import static io.engagements.standalone.scenario.PagesStory.product;
import static io.engagements.standalone.scenario.PagesStory.signedIn;
import static io.engagements.standalone.scenario.PagesStory.visitor;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.query.pages.live.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What pages that stand open are told. */
@ExtendWith(PagesStory.class)
class LivePagesTest {

    private static final long PATIENCE_SECONDS = 20;

    /** Everything up to the first line that holds this. */
    private static List<String> upTo(String words, BlockingQueue<String> said) throws InterruptedException {
        List<String> lines = new ArrayList<>();
        do {
            String line = said.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("after %s", lines).isNotNull();
            lines.add(line);
        } while (!lines.get(lines.size() - 1).contains(words));
        return lines;
    }

    @Test
    void whoMaySeeItHearsThatItHappenedAndNobodyElse() throws InterruptedException {
        BlockingQueue<String> nora = signedIn(NORA, "en").listen(product, "/live");
        BlockingQueue<String> carmen = signedIn(Story.CLIENT, "en").listen(product, "/live");
        committed("heard");

        String last = "\"subject\": \"w1\", \"of\": \"engagements\", \"version\": " + product.version("w1") + ",";
        assertThat(upTo(last, nora))
                .contains("event: happened")
                .noneMatch(line -> line.contains("\"e1\"") || line.contains("Catalogue"));
        said(Story.CLIENT, "e1", "brochure");
        assertThat(upTo(
                        "\"subject\": \"e1\", \"of\": \"engagements\", \"version\": " + product.version("e1") + ",",
                        carmen))
                .noneMatch(line -> line.contains("w1"));
    }

    /** Pages of candidacies are told of those alone. */
    @Test
    void whoConsidersSomebodyHearsWhatBecomesOfIt() throws InterruptedException {
        BlockingQueue<String> tess = signedIn(PagesStory.TESS, "en").listen(product, "/live");
        product.as(PagesStory.TESS).openCandidacy("c-live", PagesStory.UGO).expect(201);
        product.settle();

        assertThat(upTo("\"subject\": \"c-live\", \"of\": \"candidacies\", \"version\": 0,", tess))
                .isNotEmpty();
        Visitor ugo = signedIn(PagesStory.UGO, "es");
        assertThat(ugo.get("/candidacies/c-live").body())
                .contains("data-live=\"/live\"", "data-subject=\"c-live\"", "data-version=\"0\"")
                .doesNotContain("data-of");
        assertThat(ugo.get("/candidacies/c-live/terms").body()).contains("data-subject=\"c-live\"");
        assertThat(ugo.get("/candidacies").body())
                .contains("data-live=\"/live\"", "data-of=\"candidacies\"")
                .containsPattern("data-made=\"\\d{13}\"")
                .doesNotContain("data-subject");
        assertThat(ugo.get("/today").body()).doesNotContain("data-of");
        product.as(PagesStory.TESS)
                .command("withdraw-candidacy", Fields.of("candidacyId", "c-live", "reason", "Only looked"))
                .expect(200);
        product.settle();
    }

    private static void said(String party, String engagement, String piece) {
        product.as(party)
                .command(
                        "add-statement",
                        Fields.of(
                                "engagementId",
                                engagement,
                                "about",
                                Fields.of("kind", "DELIVERABLE", "id", piece),
                                "text",
                                "For our own records"))
                .expect(200);
        product.settle();
    }

    /** Longer than there are connections to the database. */
    @Test
    void whoFollowsKeepsNothingFromOthers() throws InterruptedException {
        committed("spoken-of");
        BlockingQueue<String> nora = signedIn(NORA, "en").listen(product, "/live");
        for (int each = 0; each < 15; each++) {
            said(NORA, "w1", "spoken-of");
            upTo("\"version\": " + product.version("w1") + ",", nora);
        }
    }

    @Test
    void aPageKnowsWhatOfItIsShownAlready() {
        Visitor nora = signedIn(NORA, "en");
        assertThat(nora.get("/engagements/w1").body())
                .contains("data-live=\"/live\"", "data-subject=\"w1\"")
                .containsPattern("data-version=\"\\d+\"")
                .contains("id=\"live-news\"");
        assertThat(nora.get("/today").body())
                .contains("data-live=\"/live\"")
                .containsPattern("data-made=\"\\d{13}\"")
                .doesNotContain("data-subject");
        assertThat(nora.get("/nowhere").body()).doesNotContain("data-live");
        assertThat(nora.get("/engagements/w1?news=0").body()).contains("class=\"is-new\"");
        assertThat(nora.get("/engagements/w1?news=999999").body()).doesNotContain("class=\"is-new\"");
        assertThat(nora.get("/engagements/w1?news=x").statusCode()).isEqualTo(400);
    }

    @Test
    void whoSignsOutHearsThatAndNothingMore() throws InterruptedException {
        Visitor sol = visitor();
        sol.signIn(Story.LAWYER);
        BlockingQueue<String> said = sol.listen(product, "/live");
        sol.submit("/today", "/sign-out", Map.of());
        assertThat(upTo(Visitor.OVER, said)).contains("event: ended");
    }

    @Test
    void oneMoreThanAPersonMayHaveEndsTheOldest() throws InterruptedException {
        Visitor ines = signedIn(Story.AUDITOR, "en");
        BlockingQueue<String> oldest = ines.listen(product, "/live");
        // It is answered before it is counted, so that others may be counted first: whoever hears something is counted.
        committed("counted-first");
        upTo("\"w1\"", oldest);
        List<BlockingQueue<String>> others = new ArrayList<>();
        for (int each = 0; each < Streams.OF_ONE; each++) {
            others.add(ines.listen(product, "/live"));
        }
        assertThat(upTo(Visitor.OVER, oldest)).isNotEmpty();
        committed("counted");
        for (BlockingQueue<String> other : others) {
            assertThat(upTo("\"w1\"", other)).doesNotContain(Visitor.OVER);
        }
    }

    @Test
    void nobodyUnknownIsToldAnything() {
        assertThat(visitor().with("Accept", "text/event-stream").ask("/live").statusCode())
                .isEqualTo(401);
    }
}
