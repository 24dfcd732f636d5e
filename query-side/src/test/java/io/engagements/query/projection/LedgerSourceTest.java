package io.engagements.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.LedgerSource;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Stories;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class LedgerSourceTest {

    private static final List<EngagementEvent> STORY =
            Stories.everything().history().stream().map(RecordedEvent::event).toList();

    private final MemoryLog log = new MemoryLog();
    private final LedgerSource source = new LedgerSource(log);
    private final Set<Thread> wokenBy = ConcurrentHashMap.newKeySet();

    @AfterEach
    void stop() {
        source.close();
    }

    private void tell(int from, int to) {
        STORY.subList(from, to).forEach(event -> log.tell("e1", event));
    }

    private static long next(BlockingStream<TrackedEventMessage<?>> stream) throws InterruptedException {
        return stream.nextAvailable().trackingToken().position().orElseThrow();
    }

    private BlockingStream<TrackedEventMessage<?>> listening() {
        BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null);
        stream.setOnAvailableCallback(() -> wokenBy.add(Thread.currentThread()));
        return stream;
    }

    @Test
    void aStreamBeginsAfterTheTokenAndEndsWithTheLedger() throws InterruptedException {
        tell(0, 4);
        BlockingStream<TrackedEventMessage<?>> stream = source.openStream(new GlobalSequenceTrackingToken(2));

        assertThat(next(stream)).isEqualTo(3);
        assertThat(next(stream)).isEqualTo(4);
        assertThat(stream.hasNextAvailable()).isFalse();
    }

    @Test
    void aHoleIsAnErrorAndNothingBehindItIsHandedOut() throws InterruptedException {
        tell(0, 4);
        log.lose(3);
        BlockingStream<TrackedEventMessage<?>> stream = source.openStream(null);

        assertThatThrownBy(stream::hasNextAvailable).hasMessage("the ledger has no entry 3; the next is 4");
        assertThat(next(stream)).isEqualTo(1);
        assertThat(next(stream)).isEqualTo(2);
        assertThatThrownBy(stream::hasNextAvailable).hasMessage("the ledger has no entry 3; the next is 4");
    }

    @Test
    void whoeverAppendsWakesTheStreams() {
        listening();

        tell(0, 1);

        assertThat(wokenBy).contains(Thread.currentThread());
    }

    @Test
    void aLostCallBackIsMadeUpFor() {
        listening();

        await().until(() -> !wokenBy.isEmpty());

        assertThat(wokenBy).extracting(Thread::getName).containsExactly("ledger-source");
    }

    @Test
    void aClosedStreamIsLeftAlone() {
        listening().close();

        tell(0, 1);

        assertThat(wokenBy).isEmpty();
    }

    @Test
    void projectionsStopBeforeAHoleAndGoOnWhenItIsFilled() {
        tell(0, 4);
        ObjectNode lost = log.lose(3);
        try (QuerySide side = QuerySide.on(TestPostgres.createDatabase(), log)) {
            await().until(() -> side.status("history").failing());
            assertThat(side.status("history").position()).isLessThanOrEqualTo(2);
            assertThat(side.status("history").parked()).isZero();

            log.find(3, lost);

            assertThat(side.awaitCaughtUp().rows().get("history")).hasSize(4);
        }
    }

    @Test
    void aNewProcessGoesOnWhereTheLastOneStopped() {
        Database database = TestPostgres.createDatabase();
        tell(0, 4);
        try (QuerySide first = QuerySide.on(database, log)) {
            first.awaitCaughtUp();
        }
        tell(4, STORY.size());
        log.readFrom();

        try (QuerySide second = QuerySide.on(database, log)) {
            assertThat(second.awaitCaughtUp().rows().get("history")).hasSize(STORY.size());
            assertThat(log.readFrom()).isEqualTo(4);
        }
    }
}
