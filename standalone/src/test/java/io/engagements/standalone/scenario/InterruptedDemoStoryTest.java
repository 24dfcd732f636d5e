package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The story switched off, interrupted, and told to its end, in a sandbox. */
class InterruptedDemoStoryTest {

    @RegisterExtension
    static final Product product = new Product();

    @Test
    void interruptedItIsToldToItsEndByTheNextStart() throws Exception {
        assertThat(product.storedEvents()).as("switched off").isZero();

        atMostEvents(60);
        assertThatThrownBy(product.with("engagements.demo-story", true)::restart)
                .hasStackTraceContaining("interrupted here");
        assertThat(product.storedEvents()).as("interrupted").isBetween(1L, 60L);

        execute("DROP TRIGGER interrupted ON command_side.event");
        product.restart();
        assertThat(product.storedEvents()).as("told to its end").isEqualTo(DemoStoryTest.EVENTS);

        theSandboxClockGoesForwardOnly();
    }

    private static void theSandboxClockGoesForwardOnly() {
        product.as(Story.OPERATOR)
                .put("/api/sandbox/clock", Fields.of("instant", "2020-01-01T00:00:00Z"))
                .expect(409);
        product.clock("2999-01-01T00:00:00Z");
        assertThat(Story.deliverable(product, "ruiz-lucia", "invitations")
                        .path("state")
                        .asString())
                .isEqualTo("MISSED");
    }

    private static void atMostEvents(int most) throws SQLException {
        execute("""
                CREATE FUNCTION interrupt() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF (SELECT count(*) FROM command_side.event) >= %d THEN RAISE 'interrupted here'; END IF;
                    RETURN NEW;
                END $$
                """.formatted(most));
        execute("CREATE TRIGGER interrupted BEFORE INSERT ON command_side.event"
                + " FOR EACH ROW EXECUTE FUNCTION interrupt()");
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = product.database();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
