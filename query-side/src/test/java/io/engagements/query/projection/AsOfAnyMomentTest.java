package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.postgres.TestPostgres;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.log.LoggedEntry;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A long history is asked about at any moment, in any order: the answer is always that of the plain fold. */
class AsOfAnyMomentTest {

    private static final int EVENTS = 3_000;
    private static final int QUESTIONS = 300;
    private static final long SEED = 20261125;

    private static final Random RANDOM = new Random(SEED);
    private static List<RecordedEvent<EngagementEvent>> history;
    private static QuerySide side;

    @BeforeAll
    static void tell() {
        MemoryLog log = new MemoryLog();
        LongStory.of(EVENTS, SEED).history().forEach(recorded -> log.tell("e1", recorded.event()));
        List<LedgerEvent> events =
                log.after(0, Integer.MAX_VALUE).stream().map(LoggedEntry::event).toList();
        history = events.stream().map(AsOfAnyMomentTest::recorded).toList();
        side = QuerySide.on(TestPostgres.createDatabase(), new MemoryLog());
        side.feed(events, 1_000);
    }

    @AfterAll
    static void close() {
        side.close();
    }

    private static RecordedEvent<EngagementEvent> recorded(LedgerEvent event) {
        return new RecordedEvent<>(event.entry().id(), event.sequence(), (EngagementEvent) event.event());
    }

    private static Optional<Engagement> plainFold(Predicate<RecordedEvent<EngagementEvent>> counts) {
        Engagement state = null;
        for (RecordedEvent<EngagementEvent> event :
                history.stream().filter(counts).toList()) {
            state = Engagement.evolve(state, event);
        }
        return Optional.ofNullable(state);
    }

    private static Instant occurredAt(RecordedEvent<EngagementEvent> event) {
        return event.event().stamp().occurredAt();
    }

    @Test
    void theHistoryIsNotStoredInTheOrderOfItsTime() {
        long back = 0;
        for (int i = 1; i < history.size(); i++) {
            back += occurredAt(history.get(i)).isBefore(occurredAt(history.get(i - 1))) ? 1 : 0;
        }
        assertThat(back).isGreaterThan(20);
    }

    @Test
    void asOfAnInstantEverythingCountsThatOccurredUntilThen() {
        for (int question = 0; question < QUESTIONS; question++) {
            Instant at = occurredAt(history.get(RANDOM.nextInt(history.size()))).plusSeconds(RANDOM.nextInt(3) - 1L);
            assertThat(side.replay().asOf("e1", at)).as("as of %s", at).isEqualTo(plainFold(event -> !occurredAt(event)
                    .isAfter(at)));
        }
    }

    @Test
    void asOfASequenceEverythingCountsUpToIt() {
        for (int question = 0; question < QUESTIONS; question++) {
            long sequence = RANDOM.nextInt(history.size());
            assertThat(side.replay().asOfSequence("e1", sequence))
                    .as("as of %d", sequence)
                    .isEqualTo(plainFold(event -> event.sequence() <= sequence));
        }
    }

    @Test
    void beforeTheBeginningAndAfterTheEndThereIsNothing() {
        assertThat(side.replay().asOfSequence("e1", history.size() - 1L)).isPresent();
        assertThat(side.replay().asOf("e1", occurredAt(history.get(0)).minusSeconds(1)))
                .isEmpty();
        assertThat(side.replay().asOfSequence("e1", -1)).isEmpty();
        assertThat(side.replay().asOfSequence("e1", history.size())).isEmpty();
    }
}
