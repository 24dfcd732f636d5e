package io.engagements.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.IntakeSide;
import io.engagements.query.projection.QuerySide;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Somebody else than the publisher writes to the topic. */
class BadRecordsTest {

    private static final String NO_ENTRY = "the value is no ledger entry";
    private static final String POSITION = "the position cannot be";
    private static final String SEQUENCE = "the sequence cannot be";
    private static final String SUBJECT = "the subject cannot be";
    private static final String KEY = "the key is not the value's subject";
    private static final String HASH = "the hash is not the value's";
    private static final String HEADER = "the position is not the value's";

    private static final Sent GOOD = Sent.entry(5, "c9", 0);

    /** A record, and why it is none. */
    private record Bad(Sent sent, String reason) {}

    private static final List<Bad> ALL = List.of(
            bad(GOOD.withValue(new byte[] {(byte) 0xff, 0, 7, (byte) 0xc0}), NO_ENTRY),
            bad(GOOD.withValue(new byte[0]), NO_ENTRY),
            bad(GOOD.withValue(null), "the record has no value"),
            bad(json("null"), NO_ENTRY),
            bad(json("[1, 2]"), NO_ENTRY),
            bad(json("{\"position\": \"5\"}"), NO_ENTRY),
            bad(json(Sent.json(5, "c9", 0) + "{}"), NO_ENTRY),
            bad(json(Sent.json(5, "c9", 0).replace("\"c9\"", "null")), NO_ENTRY),
            bad(json(Sent.json(5, "c9", 0).replace("\"c9\"", "7")), NO_ENTRY),
            bad(json(Sent.json(5, "c9", 0).replace("2027", "soon")), NO_ENTRY),
            bad(json(Sent.json(5, "c9", 0).replace("\"5\"", "\"99999999999999999999999\"")), NO_ENTRY),
            bad(json(Sent.json(5, "c9", 0).replace("\"none\"", "[".repeat(50_000) + "]".repeat(50_000))), NO_ENTRY),
            bad(json("x".repeat(1_500_000)), NO_ENTRY),
            bad(Sent.entry(Long.MAX_VALUE, "c9", 0), POSITION),
            bad(Sent.entry(0, "c9", 0), POSITION),
            bad(Sent.entry(-7, "c9", 0), POSITION),
            bad(Sent.entry(5, "c9", Long.MAX_VALUE), SEQUENCE),
            bad(Sent.entry(5, "c9", -1), SEQUENCE),
            bad(subject("\\u0000c9", "\u0000c9"), SUBJECT),
            bad(subject("c9\\n2027 ERROR", "c9\n2027 ERROR"), SUBJECT),
            bad(subject("c9\\ud800", "c9?"), SUBJECT),
            bad(subject("", ""), SUBJECT),
            bad(subject("c".repeat(3_000), "c".repeat(3_000)), SUBJECT),
            bad(GOOD.withKey("c8".getBytes(UTF_8)), KEY),
            bad(GOOD.withKey(null), KEY),
            bad(GOOD.with("position", "6"), HEADER),
            bad(new Sent(0, GOOD.key(), GOOD.value(), Map.of()), HEADER),
            bad(GOOD.with("hash", "00".repeat(32)), HASH),
            bad(GOOD.with("hash", "\u0000"), HASH));

    private final Topic topic = Topic.made();

    private static Bad bad(Sent sent, String reason) {
        return new Bad(sent, reason);
    }

    private static Sent json(String value) {
        return Sent.of(value, 5, "c9");
    }

    private static Sent subject(String inJson, String key) {
        return Sent.of(Sent.json(5, inJson, 0), 5, key);
    }

    @Test
    void whatIsNoEntryIsNotedWithItsReasonAndWhatFollowsGoesOn() {
        topic.set("max.message.bytes", "2000000");
        List<Sent> records = new ArrayList<>();
        for (Bad bad : ALL) {
            records.add(bad.sent());
            records.add(Sent.entry(records.size() / 2 + 1, "c1", records.size() / 2));
        }
        try (IntakeSide side = IntakeSide.on(TestPostgres.createDatabase(), topic.settings())) {
            topic.add(records);

            await().untilAsserted(() -> assertThat(side.log().head()).isEqualTo(ALL.size()));
            assertThat(side.entries())
                    .extracting(LoggedEntry::position)
                    .isEqualTo(LongStream.rangeClosed(1, ALL.size()).boxed().toList());
            assertThat(reasons(side)).isEqualTo(ALL.stream().map(Bad::reason).toList());
            assertThat(side.sql()
                            .sql("SELECT max(octet_length(content)) FROM query_side.bad_record")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(65_536);
            assertThat(side.health())
                    .extracting(Health::getStatus, health -> health.getDetails().get("badRecords"))
                    .containsExactly(Status.UP, (long) ALL.size());
        }
    }

    @Test
    void entriesThatAreChangedWhereTheyLieAreFoundAndNotHandedOn() {
        Map<String, Object> settings = new HashMap<>(topic.settings());
        settings.put("engagements.self-check.pause", "50ms");
        topic.add(Sent.entry(1, "c1", 0), Sent.entry(2, "c2", 0), Sent.entry(3, "c1", 1));
        Database database = TestPostgres.createDatabase();
        JdbcClient owner = JdbcClient.create(database.dataSource());
        try (IntakeSide side = IntakeSide.on(database, settings)) {
            await().untilAsserted(() -> assertThat(side.log().head()).isEqualTo(3));
            await().untilAsserted(() -> assertThat(side.health("entryCheck").getDetails())
                    .containsEntry("comparedUpTo", 3L)
                    .containsEntry("rolesSeparate", true));
            assertThat(side.health("entryCheck").getStatus()).isEqualTo(Status.UP);
            assertThatThrownBy(() -> side.sql()
                            .sql("UPDATE query_side.entry SET sequence = 7")
                            .update())
                    .rootCause()
                    .hasMessageContaining("permission denied");

            owner.sql("UPDATE query_side.entry SET bytes = convert_to('{}', 'UTF8') WHERE position = 2")
                    .update();

            await().untilAsserted(() -> assertThat(
                            side.health("entryCheck").getDetails().get("found"))
                    .asString()
                    .contains("position 2 (c2): its bytes are not what was hashed"));
            assertThat(side.health("entryCheck").getStatus()).isEqualTo(Status.DOWN);
            assertThatThrownBy(() -> side.log().after(0, 10)).isInstanceOf(BrokenEntryException.class);
        }
    }

    @Test
    void anEntryThatOnlyALaterReleaseUnderstandsIsTakenAndParked() {
        String json = Sent.json(2, "c2", 0);
        topic.add(
                Sent.entry(1, "c1", 0),
                Sent.of(json.replace("candidacy-withdrawn", "invented-later"), 2, "c2"),
                Sent.of(Sent.json(3, "c3", 0).replace("none", "\\u0000"), 3, "c3"),
                Sent.entry(4, "c1", 1));
        try (QuerySide side = QuerySide.on(TestPostgres.createDatabase(), topic.settings())) {
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(parked(side)).contains(tuple(2L, "c2")));

            side.awaitCaughtUp();
            assertThat(side.sql()
                            .sql("SELECT head FROM query_side.intake")
                            .query(Long.class)
                            .single())
                    .isEqualTo(4);
            assertThat(side.sql()
                            .sql("SELECT count(*) FROM query_side.bad_record")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }

    private static List<Tuple> parked(QuerySide side) {
        return side.sql()
                .sql("SELECT DISTINCT position, subject FROM query_side.parked")
                .query((row, number) -> tuple(row.getLong(1), row.getString(2)))
                .list();
    }

    private static List<String> reasons(IntakeSide side) {
        return side.sql()
                .sql("SELECT reason FROM query_side.bad_record WHERE NOT contradicts ORDER BY record_offset")
                .query(String.class)
                .list();
    }
}
