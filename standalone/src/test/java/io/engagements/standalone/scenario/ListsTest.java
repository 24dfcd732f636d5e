package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: pages, filters, and reading what was written before. */
class ListsTest {

    private static final List<String> ENGAGEMENTS = List.of("e1", "e2", "e3", "e4", "e5");
    private static final List<String> CANDIDACIES = List.of("c-e1", "c-e2", "c-e3", "c-e4", "c-e5");
    private static final int EVENTS = 11;
    private static final int REFUSALS = 3;

    /** How long who waits for nothing has waited, at least. */
    private static final Duration WAITED = Duration.ofSeconds(2);
    /** The largest number there is, as a cursor used to be written and as it is. */
    private static final String LAST = "OTIyMzM3MjAzNjg1NDc3NTgwNw";

    /** {@code elsewhere@1}: of a list that there is not. */
    private static final String FOREIGN = "ZWxzZXdoZXJlQDE";

    @RegisterExtension
    static final Product product = new Product();

    /** e2 is another VA's; e5 ends with its last day. */
    @BeforeAll
    static void fiveEngagements() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        Story.hire(product, "e2", Story.OTHER_VA, Story.MADRID);
        Story.hire(product, "e3");
        Story.hire(product, "e4");
        Story.consider(product, "c-e5", Story.VA, Fields.with(Story.terms(Story.MADRID), "endsOn", "2027-01-11"));
        product.as(Story.CLIENT).hireVa("e5", "c-e5", 1).expect(201);
        product.as(Story.CLIENT).appointLawyer("e1", Story.LAWYER).expect(200);
        for (int i = 1; i <= EVENTS - 2; i++) {
            product.as(Story.CLIENT)
                    .requestDeliverable("e1", "d" + i, "2027-02-01T18:00")
                    .expect(200);
        }
        for (int i = 0; i < REFUSALS; i++) {
            product.as(Story.CLIENT).hireVa("again", "c-e1", 1).refusedBy("STATE-FORBIDS");
            product.as(Story.CLIENT).giveBreachNotice("e1", List.of("none")).refusedBy("GROUNDS-REQUIRED");
        }
        product.clock("2027-01-12T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 200})
    void pagesFollowOneAnotherAndLeaveNothingOut(int limit) {
        assertThat(pages("/api/engagements?limit=" + limit, "engagementId")).isEqualTo(ENGAGEMENTS);
        assertThat(pages("/api/candidacies?limit=" + limit, "candidacyId")).isEqualTo(CANDIDACIES);
        assertThat(pages("/api/engagements/e1/history?limit=" + limit, "sequence"))
                .hasSize(EVENTS)
                .doesNotHaveDuplicates();
        for (String subject : List.of("candidacies/c-e1", "engagements/e1")) {
            assertThat(pages("/api/" + subject + "/refusals?limit=" + limit, "position"))
                    .hasSize(REFUSALS)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void aPageHasNoMoreThanItsLimitAndTheLastOneNoNext() {
        Reply first = client().get("/api/engagements?limit=2").expect(200);
        assertThat(first.texts("/items", "engagementId")).containsExactly("e1", "e2");
        Reply all = client().get("/api/engagements?limit=5").expect(200);
        assertThat(all.at("/next").isNull()).as(all.body()).isTrue();
    }

    @Test
    void filtersGoWithPages() {
        assertThat(pages("/api/engagements?limit=1&state=ACTIVE", "engagementId"))
                .containsExactly("e1", "e2", "e3", "e4");
        assertThat(pages("/api/engagements?state=ENDED", "engagementId")).containsExactly("e5");
        assertThat(pages("/api/engagements?state=TERMINATING", "engagementId")).isEmpty();
        assertThat(pages("/api/engagements?limit=2&party=lucia", "engagementId"))
                .containsExactly("e1", "e3", "e4", "e5");
        assertThat(pages("/api/engagements?party=mateo", "engagementId")).containsExactly("e2");
        assertThat(pages("/api/engagements?party=sol", "engagementId")).containsExactly("e1");
        assertThat(pages("/api/engagements?party=mateo&state=ENDED", "engagementId"))
                .isEmpty();
        assertThat(pages("/api/engagements?party=ceramica-ruiz", "engagementId"))
                .isEqualTo(ENGAGEMENTS);
        assertThat(pages("/api/engagements?party=nobody", "engagementId")).isEmpty();
    }

    @Test
    void aHistoryBeginsAfterASequence() {
        assertThat(sequences("")).hasSize(EVENTS).startsWith("0", "1").endsWith("10");
        assertThat(sequences("?after=-1")).hasSize(EVENTS);
        assertThat(sequences("?after=0")).hasSize(EVENTS - 1).startsWith("1");
        assertThat(sequences("?after=8")).containsExactly("9", "10");
        assertThat(sequences("?after=10")).isEmpty();
        assertThat(sequences("?after=8&limit=1")).containsExactly("9");
    }

    @Test
    void aHistoryIsFilteredByTypeAndActor() {
        assertThat(sequences("?type=va-hired")).containsExactly("0");
        assertThat(sequences("?type=lawyer-appointed")).containsExactly("1");
        assertThat(sequences("?type=deliverable-requested&after=3&limit=2")).containsExactly("4", "5");
        assertThat(pages("/api/engagements/e1/history?type=deliverable-requested&limit=2", "sequence"))
                .hasSize(EVENTS - 2);
        assertParameter(400, client().get("/api/engagements/e1/history?type=no-such"), "type");
        assertParameter(400, client().get("/api/candidacies/c-e1/history?type=no-such"), "type");
        assertThat(sequences("?actor=ceramica-ruiz")).hasSize(EVENTS);
        assertThat(sequences("?actor=lucia")).isEmpty();
        assertThat(client().get("/api/candidacies/c-e1/history?actor=lucia").texts("/items", "type"))
                .containsExactly("terms-offered");
        assertThat(client().get("/api/engagements/e5/history?type=engagement-ended&actor=clock")
                        .texts("/items", "type"))
                .containsExactly("engagement-ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/candidacies",
                "/api/engagements",
                "/api/candidacies/c-e1/history",
                "/api/candidacies/c-e1/refusals",
                "/api/engagements/e1/history",
                "/api/engagements/e1/refusals",
                "/api/engagements/e1/accesses",
                "/api/work"
            })
    void aBadLimitOrCursorIsNamed(String path) {
        for (String limit : List.of("0", "-1", "201", "2147483647")) {
            assertParameter(422, client().get(path + "?limit=" + limit), "limit");
        }
        for (String cursor :
                List.of("", "!!!", "rubbish", "MQ==x", "MQ", "LTE5OTk5OTk5OTk5OTk5OTk5OTk5", LAST, FOREIGN)) {
            assertParameter(400, client().get(path + "?cursor=" + cursor), "cursor");
        }
        for (String limit : List.of("x", "1.5", "2147483648")) {
            assertParameter(400, client().get(path + "?limit=" + limit), "limit");
        }
        assertClean(client().get(path + "?limit=%00").expect(400));
    }

    @Test
    void aCursorIsGoodForItsOwnListOnly() {
        String cursor = client().get("/api/engagements?limit=1").expect(200).text("/next");
        for (String path : List.of("/api/work", "/api/candidacies", "/api/engagements/e1/history")) {
            assertParameter(400, client().get(path + "?cursor=" + cursor), "cursor");
        }
        client().get("/api/engagements?cursor=" + cursor).expect(200);
    }

    @Test
    void aStateThatDoesNotExistIsNamed() {
        assertParameter(422, client().get("/api/engagements?state=RUNNING"), "state");
        assertParameter(422, client().get("/api/engagements?state=active"), "state");
    }

    private static void assertParameter(int status, Reply reply, String parameter) {
        assertThat(assertClean(reply).expect(status).text("/errors/0/parameter"))
                .isEqualTo(parameter);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/engagements?party=%00",
                "/api/engagements?party=a%00b",
                "/api/engagements?state=%00",
                "/api/engagements/e1/history?type=%00",
                "/api/engagements/e1/history?actor=%00",
                "/api/engagements/e1/history?after=x",
                "/api/engagements/e1/history?minVersion=x",
                "/api/engagements/e1?minVersion=x",
                "/api/engagements/e1?minVersion=9223372036854775808",
                "/api/engagements/a%00b",
                "/api/engagements/%FF",
                "/api/engagements/e1/history?type=%FF",
                "/api/engagements?cursor=%00"
            })
    void rubbishInAnAddressIsTheCallersMistake(String path) {
        assertThat(assertClean(client().get(path)).status()).as(path).isBetween(200, 499);
    }

    private static Reply assertClean(Reply reply) {
        assertThat(reply.body()).doesNotContainPattern(Rubbish.INNARDS);
        return reply.status() < 400 ? reply : reply.problem();
    }

    @ParameterizedTest
    @CsvSource({
        "/api/candidacies/c-e1, 12",
        "/api/candidacies/c-e1/history, 12",
        "/api/engagements/e1, 10",
        "/api/engagements/e1/grounds, 10",
        "/api/engagements/e1/compliance, 10",
        "/api/engagements/e1/quality, 10",
        "/api/engagements/e1/history, 10"
    })
    void anAnswerWaitsForAVersionThatNeverComesOnlyAWhile(String path, long version) {
        client().get(path + "?minVersion=" + version).expect(200);
        assertParameter(400, client().get(path + "?minVersion=-1"), "minVersion");
        Reply behind = client().get(path + "?minVersion=" + (version + 1)).expect(503);
        assertThat(behind.header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"engagements/none-such", "candidacies/none-such", "engagements/none-such/case-file"})
    void nobodyWaitsForWhatThereIsNotOrForAVersionOutOfReach(String none) {
        assertThat(timeOf(() -> client().get("/api/" + none + "?minVersion=0").expect(404)))
                .isLessThan(WAITED);
        assertThat(timeOf(() -> client().get("/api/engagements/e1?minVersion=" + Long.MAX_VALUE)
                        .expect(503)))
                .isLessThan(WAITED);
    }

    private static Duration timeOf(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void anAnswerTellsTheVersionThatItIsAt() {
        assertThat(client().get("/api/candidacies/c-e1").at("/version").asLong())
                .isEqualTo(12);
        for (String part : List.of("", "/grounds", "/compliance", "/quality")) {
            assertThat(client().get("/api/engagements/e1" + part).at("/version").asLong())
                    .as(part)
                    .isEqualTo(EVENTS - 1);
        }
    }

    private static Api client() {
        return product.as(Story.CLIENT);
    }

    private static List<String> sequences(String query) {
        return client().get("/api/engagements/e1/history" + query).expect(200).texts("/items", "sequence");
    }

    /** Follows the cursor to the end. */
    private static List<String> pages(String path, String field) {
        List<String> all = new ArrayList<>();
        Reply page = client().get(path).expect(200);
        all.addAll(page.texts("/items", field));
        while (!page.at("/next").isNull()) {
            String cursor = page.text("/next");
            page = client().get(path + "&cursor=" + cursor).expect(200);
            assertThat(page.at("/items")).isNotEmpty();
            all.addAll(page.texts("/items", field));
        }
        return all;
    }
}
