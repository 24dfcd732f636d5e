package io.engagements.standalone.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.postgres.TestPostgres;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.IntakeSide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** Records that come again, in another order, late, or not at all. */
class TopicOrderTest {

    private final Topic topic = Topic.made(3);
    private final IntakeSide side = IntakeSide.on(TestPostgres.createDatabase(), topic.settings());

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void whatComesAgainAndInAnyOrderIsShownOnceAndInItsOrder() {
        List<Sent> records = new ArrayList<>();
        for (int time = 0; time < 3; time++) {
            records.addAll(Sent.entries(1, 60, "c1"));
        }
        Collections.shuffle(records, new Random(7));

        topic.add(records);

        awaitShown(60);
        assertThat(side.health().getStatus()).isEqualTo(Status.UP);
        assertThat(count("bad_record")).isZero();
        assertThat(count("entry")).isEqualTo(60);
    }

    @Test
    void onlyWhatFollowsWithoutAHoleIsShownWhileAPartitionIsLate() {
        List<Sent> late = new ArrayList<>();
        List<Sent> inTime = new ArrayList<>();
        for (int position = 1; position <= 30; position++) {
            int partition = position % 3;
            Sent sent =
                    Sent.entry(position, "c" + partition, (position - 1) / 3).in(partition);
            (partition == 2 && position > 10 ? late : inTime).add(sent);
        }
        topic.add(inTime);
        await().untilAsserted(() -> assertThat(count("entry")).isEqualTo(inTime.size()));
        assertShown(10);

        topic.add(late);

        awaitShown(30);
    }

    @Test
    void anEntryThatStaysAwayIsNamedAndLaterOnesAreNotShown() {
        topic.add(Sent.entry(1, "c1", 0), Sent.entry(2, "c1", 1), Sent.entry(4, "c2", 0));
        await().untilAsserted(() -> assertThat(count("entry")).isEqualTo(3));

        assertThat(side.health().getStatus()).isEqualTo(Status.UP);
        assertThat(side.health().getDetails()).containsEntry("waitsForPosition", 3L);
        await().atMost(Duration.ofSeconds(8))
                .untilAsserted(() -> assertThat(side.health().getStatus()).isEqualTo(Status.DOWN));
        assertShown(2);

        topic.add(Sent.entry(3, "c3", 0));

        awaitShown(4);
        assertThat(side.health().getStatus()).isEqualTo(Status.UP);
        assertThat(side.health().getDetails()).doesNotContainKey("waitsForPosition");
    }

    @Test
    void anEntryWithoutItsPredecessorIsNotShownAndTheSideIsDown() {
        topic.add(Sent.entry(1, "c1", 0), Sent.entry(2, "c2", 1), Sent.entry(3, "c2", 0));

        await().untilAsserted(() -> assertThat(side.health().getDetails()).containsEntry("contradictsAtPosition", 2L));
        assertThat(side.health().getStatus()).isEqualTo(Status.DOWN);
        assertShown(1);
    }

    @Test
    void whatWasTakenFirstStaysAndWhoSaysOtherwiseIsNamed() {
        Sent first = Sent.entry(1, "c1", 0);
        topic.add(first, Sent.entry(2, "c1", 1));
        awaitShown(2);

        topic.add(
                Sent.of(Sent.json(1, "c1", 0).replace("none", "another"), 1, "c1"),
                Sent.entry(3, "c1", 1),
                Sent.entry(3, "c2", 0));

        awaitShown(3);
        assertThat(side.entries().get(0).bytes()).isEqualTo(first.value());
        assertThat(side.health().getStatus()).isEqualTo(Status.DOWN);
        assertThat(side.health().getDetails())
                .containsEntry("historyRewritten", "position 1 of c1 was taken with another content before")
                .containsEntry("contradicting", 2L)
                .containsEntry("badRecords", 0L);
        assertThat(side.sql()
                        .sql("SELECT reason FROM query_side.bad_record ORDER BY record_offset DESC LIMIT 1")
                        .query(String.class)
                        .single())
                .isEqualTo("position 3 of c1: another position has its place 1 in the sequence");
    }

    private void awaitShown(long last) {
        await().untilAsserted(() -> assertShown(last));
    }

    private void assertShown(long last) {
        assertThat(side.log().head()).isEqualTo(last);
        assertThat(side.entries())
                .extracting(LoggedEntry::position)
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
    }

    private long count(String table) {
        return side.sql()
                .sql("SELECT count(*) FROM query_side." + table)
                .query(Long.class)
                .single();
    }
}
