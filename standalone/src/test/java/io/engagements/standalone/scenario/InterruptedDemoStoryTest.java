package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.standalone.identity.DemoParties;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The story switched off, interrupted, and told to its end, in a sandbox. */
class InterruptedDemoStoryTest {

    private static final String STORY = "engagements.demo-story";

    @RegisterExtension
    static final Product product = new Product();

    @RegisterExtension
    static final Product givenUp = new Product();

    @Test
    void itIsToldToItsEndByTheNextStart() throws Exception {
        assertThat(product.storedEvents()).as("switched off: the parties only").isEqualTo(DemoParties.ALL.size());

        interrupt(product);
        product.restart();

        assertThat(product.storedEvents()).isEqualTo(DemoStoryTest.EVENTS);
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

    /** Time has gone on without it, so it cannot be taken up where it stopped. */
    @Test
    void switchedOffMeanwhileItStaysAsItIs() throws Exception {
        interrupt(givenUp);
        givenUp.with(STORY, false).restart();
        givenUp.clock("2999-01-01T00:00:00Z");
        long events = givenUp.storedEvents();

        givenUp.with(STORY, true).restart();

        assertThat(givenUp.storedEvents()).isEqualTo(events).isLessThan(DemoStoryTest.EVENTS);
    }

    /** The start with the story fails in the middle. */
    private static void interrupt(Product product) throws SQLException {
        product.execute("""
                CREATE FUNCTION interrupt() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
                    IF (SELECT count(*) FROM command_side.event) >= 60 THEN RAISE 'interrupted here'; END IF;
                    RETURN NEW;
                END $$
                """);
        product.execute("CREATE TRIGGER interrupted BEFORE INSERT ON command_side.event"
                + " FOR EACH ROW EXECUTE FUNCTION interrupt()");
        assertThatThrownBy(product.with(STORY, true)::restart).hasStackTraceContaining("interrupted here");
        product.execute("DROP TRIGGER interrupted ON command_side.event");
        assertThat(product.storedEvents()).isBetween(1L, 60L);
    }
}
