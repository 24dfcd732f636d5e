package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.postgres.TestPostgres;
import io.engagements.query.log.LedgerEvent;
import io.engagements.query.log.LoggedEntry;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.engagement.EngagementTasks;
import io.engagements.rules.figures.RandomHistories;
import io.engagements.rules.tasks.Task;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Batches read and fold only the parts that they touch. Whatever the batches, what stands in the rows afterwards is what
 * the whole history comes to: contract, work, grounds and what is expected of whom.
 */
class AsFoldedTest {

    private static final long HISTORIES = 30;

    private final MemoryLog log = new MemoryLog();
    private final QuerySide side = QuerySide.on(TestPostgres.createDatabase(), new MemoryLog());

    @AfterEach
    void close() {
        side.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 500})
    void theRowsAreWhatTheHistoryComesTo(int atOnce) {
        LongStream.range(0, HISTORIES)
                .forEach(seed -> RandomHistories.from(seed).forEach(event -> log.tell("e" + seed, event)));
        List<LedgerEvent> events =
                log.after(0, Integer.MAX_VALUE).stream().map(LoggedEntry::event).toList();
        side.feed(events, atOnce);

        LongStream.range(0, HISTORIES).mapToObj(seed -> "e" + seed).forEach(id -> {
            Engagement whole = folded(events, id);
            Engagement read = side.engagement(id);
            assertThat(read.contract()).as(id).isEqualTo(whole.contract());
            assertThat(read.deliverables().values())
                    .as(id)
                    .containsExactlyElementsOf(whole.deliverables().values());
            assertThat(read.grounds().values())
                    .as(id)
                    .containsExactlyInAnyOrderElementsOf(whole.grounds().values());
            assertThat(side.tasksAboutWork(id)).as(id).isEqualTo(expected(whole));
        });
    }

    private static Engagement folded(List<LedgerEvent> events, String id) {
        Engagement state = null;
        for (LedgerEvent event : events) {
            if (event.event() instanceof EngagementEvent about
                    && about.engagementId().equals(id)) {
                state = Engagement.evolve(
                        state, new RecordedEvent<>(event.entry().id(), event.sequence(), about));
            }
        }
        return Objects.requireNonNull(state);
    }

    /** By deliverable and side, as JSON shows it; inputs and the whole are told apart elsewhere. */
    private static Map<String, String> expected(Engagement engagement) {
        Contract contract = engagement.contract();
        return engagement.deliverables().values().stream()
                .flatMap(each -> EngagementTasks.of(contract, each).stream())
                .collect(Collectors.toMap(
                        AsFoldedTest::about, QuerySide::json, (one, other) -> one + other, TreeMap::new));
    }

    private static String about(Task task) {
        return Optional.ofNullable(task.deliverableId()).orElseThrow() + ' ' + task.side();
    }
}
