package io.engagements.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.history.FacetRows.Stretch;
import io.engagements.query.history.FacetRows.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ledger of five million entries is searched: of half of its stretches one party's, of the other half another's. */
class FacetRowsTest {

    private static final int STRETCHES = 20_000;
    private static final int LOOK = 500;

    private static final List<String> NEVER_TOGETHER = List.of("party/odd", "party/even");

    private static FacetRows rows;

    @BeforeAll
    static void fill() throws Exception {
        Database database = TestPostgres.createDatabase();
        JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
        String tables = new ClassPathResource("db/projection/history.sql").getContentAsString(StandardCharsets.UTF_8);
        jdbc.execute("CREATE SCHEMA query_side; SET search_path = query_side; " + tables);
        jdbc.execute("INSERT INTO query_side.facet SELECT 'type/usual', n FROM generate_series(0, " + (STRETCHES - 1)
                + ") n");
        jdbc.execute("INSERT INTO query_side.facet SELECT CASE n % 2 WHEN 0 THEN 'party/even' ELSE 'party/odd' END, n"
                + " FROM generate_series(0, " + (STRETCHES - 1) + ") n");
        jdbc.execute("INSERT INTO query_side.facet VALUES ('actor/rare', 19000)");
        jdbc.execute("INSERT INTO query_side.stretch SELECT n, timestamptz '2027-01-01Z' + n * interval '1 minute',"
                + " timestamptz '2027-01-01Z' + (n + 1) * interval '1 minute' FROM generate_series(0, "
                + (STRETCHES - 1) + ") n");
        jdbc.execute("ANALYZE query_side.facet, query_side.stretch");
        rows = new FacetRows(jdbc, JdbcClient.create(jdbc));
    }

    private static Wanted wanted(List<String> facets, @Nullable String from) {
        return new Wanted(facets, from == null ? null : Instant.parse(from), null);
    }

    static Stream<Wanted> questions() {
        return Stream.of(
                wanted(NEVER_TOGETHER, null),
                wanted(List.of("party/even", "type/usual"), "2099-01-01T00:00:00Z"),
                wanted(List.of("actor/none"), null),
                wanted(List.of("actor/rare", "party/odd", "type/usual"), null),
                wanted(List.of(), "2099-01-01T00:00:00Z"));
    }

    /** However little is found, and however far apart. */
    @ParameterizedTest
    @MethodSource("questions")
    void oneLookReadsABoundedNumberOfRows(Wanted wanted) {
        for (long first : new long[] {0, STRETCHES / 2}) {
            JsonNode plan = JsonMapper.shared()
                    .readTree(rows.asked("EXPLAIN (ANALYZE, FORMAT JSON) ", wanted, first, STRETCHES, LOOK)
                            .query(String.class)
                            .single());
            assertThat(read(plan.at("/0/Plan"))).as(plan.toPrettyString()).isLessThanOrEqualTo(LOOK * 5L);
        }
    }

    /** Rows that any node of the plan had from a table. */
    private static long read(JsonNode node) {
        long own = node.has("Relation Name")
                ? Math.round((node.path("Actual Rows").asDouble()
                                + node.path("Rows Removed by Filter").asDouble())
                        * node.path("Actual Loops").asDouble())
                : 0;
        return own
                + node.path("Plans")
                        .valueStream()
                        .mapToLong(FacetRowsTest::read)
                        .sum();
    }

    @Test
    void aStretchFitsWhereAllOfItOccurs() {
        assertThat(rows.stretches(wanted(List.of("actor/rare", "party/even"), null), 0, STRETCHES, LOOK))
                .containsExactly(new Stretch(19_000, true));
        assertThat(rows.stretches(wanted(List.of("actor/rare", "party/odd"), null), 0, STRETCHES, LOOK))
                .containsExactly(new Stretch(19_000, false));
        assertThat(rows.stretches(wanted(List.of("actor/rare"), "2027-02-01T00:00:00Z"), 0, STRETCHES, LOOK))
                .containsExactly(new Stretch(19_000, false));
        assertThat(rows.stretches(wanted(List.of("party/even"), null), 5, STRETCHES, 2))
                .containsExactly(new Stretch(6, true), new Stretch(8, true));
    }
}
