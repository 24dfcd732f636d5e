package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.EventSamples;
import io.engagements.events.candidacy.CandidacyEvent;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.refusal.RefusalEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.postgres.TestPostgres;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.log.LoggedEntry;
import io.engagements.rules.Callers;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.Stories;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A projection is a function of the ledger: how its events come does not show in the rows. */
class BatchesTest {

    private static final MemoryLog log = new MemoryLog();
    private static List<LedgerEvent> events;
    private static Map<String, List<String>> expected;

    @BeforeAll
    static void tellEverythingByTurns() {
        EventSamples.full().stream()
                .filter(CandidacyEvent.class::isInstance)
                .forEach(event -> log.tell((CandidacyEvent) event));
        EventSamples.full().stream()
                .filter(CandidacyOpened.class::isInstance)
                .forEach(event -> log.tell("c-open", (CandidacyEvent) event));
        EventSamples.full().stream()
                .filter(PartyEvent.class::isInstance)
                .forEach(event -> log.tell((PartyEvent) event));
        List<EngagementScenario> stories =
                List.of(Stories.everything(), Stories.accepted(), Stories.improving(), Stories.noticed());
        for (int turn = 0; turn < stories.get(0).history().size(); turn++) {
            for (EngagementScenario story : stories) {
                if (turn < story.history().size()) {
                    log.tell(
                            "e" + stories.indexOf(story),
                            story.history().get(turn).event());
                }
            }
        }
        EventSamples.full().stream().filter(RefusalEvent.class::isInstance).forEach(log::tellApart);
        log.tellApart(new AttemptRefused(
                "e0",
                "change-terms",
                List.of(RuleId.TERMS_SET_BY_VA),
                Map.of(),
                Callers.CLIENT.stamp(Instant.parse("2027-02-01T09:00:00Z"))));
        events =
                log.after(0, Integer.MAX_VALUE).stream().map(LoggedEntry::event).toList();
        expected = whatTheProcessorsLeave(log);
    }

    private static Map<String, List<String>> whatTheProcessorsLeave(MemoryLog log) {
        try (QuerySide side = QuerySide.on(TestPostgres.createDatabase(), log)) {
            return side.awaitCaughtUp().rows();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"candidacies", "engagements", "compliance", "history", "parties"})
    void madeAgainItLeavesTheSameRows(String projection) {
        try (QuerySide side = QuerySide.on(TestPostgres.createDatabase(), log)) {
            side.awaitCaughtUp().rebuild(projection);
            assertThat(side.status(projection).generation()).isEqualTo(2);
            assertThat(side.rows()).isEqualTo(expected);

            side.rebuild(projection);
            assertThat(side.status(projection).generation()).isEqualTo(3);
            assertThat(side.rows()).isEqualTo(expected);
        }
    }

    private static QuerySide idle() {
        return QuerySide.on(TestPostgres.createDatabase(), new MemoryLog());
    }

    @Test
    void everyProjectionIsFedSomething() {
        assertThat(expected).hasSize(17).allSatisfy((table, rows) -> assertThat(rows.isEmpty())
                .as(table)
                .isEqualTo(table.equals("parked")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void onceOrTwiceInBatchesOfAnySizeLeavesTheSameRows(int atOnce) {
        try (QuerySide side = idle()) {
            side.feed(events, atOnce);
            assertThat(side.rows()).isEqualTo(expected);

            side.feed(events, atOnce);
            assertThat(side.rows()).isEqualTo(expected);
        }
    }

    @Test
    void batchesThatRepeatTheEndOfTheOneBeforeLeaveTheSameRows() {
        try (QuerySide side = idle()) {
            for (int from = 0; from < events.size(); from += 4) {
                side.feed(events.subList(from, Math.min(events.size(), from + 7)), 7);
            }
            assertThat(side.rows()).isEqualTo(expected);
        }
    }
}
