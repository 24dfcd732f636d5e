package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What an operator learns of a request besides its answer. */
@ExtendWith(OutputCaptureExtension.class)
class TracesAndFiguresTest {

    private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + ID + "-00f067aa0ba902b7-01";

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void theClockStands() {
        product.clock("2027-01-11T09:00:00Z");
    }

    @Test
    void theTraceOfARequestStandsInTheLedgerAndInTheLineThatSaysItsEventCannotBeHandled(CapturedOutput output)
            throws SQLException {
        product.execute("ALTER TABLE history_1.history ADD CONSTRAINT no_c9 CHECK (subject <> 'c9')");

        product.as(Story.CLIENT)
                .with("traceparent", PARENT)
                .openCandidacy("c9", Story.VA)
                .expect(201);
        product.settle();

        assertThat(entriesOf("c9")).singleElement().asString().contains("\"metadata\":{\"traceId\":\"" + ID + "\",");
        assertThat(output.getAll().lines().filter(line -> line.contains("projection history cannot handle")))
                .singleElement()
                .asString()
                .contains(ID);
    }

    @Test
    void commandsAreTimedByNameAndOutcomeAndRefusalsCountedByRule() {
        product.as(Story.CLIENT).openCandidacy("c1", Story.OTHER_VA).expect(201);
        product.as(Story.CLIENT).openCandidacy("c2", Story.OTHER_VA).expect(422);
        product.as(Story.CLIENT).openCandidacy("c 3", Story.OTHER_VA).expect(422);
        product.as(Story.VA).openCandidacy("c4", Story.OTHER_VA).expect(403);
        product.as(Story.CLIENT).command("no-such-command", Fields.of()).expect(404);

        assertThat(commands("open-candidacy", "refused")).isOne();
        assertThat(commands("open-candidacy", "invalid")).isOne();
        assertThat(commands("open-candidacy", "denied")).isOne();
        assertThat(commands("open-candidacy", "done")).isPositive();
        assertThat(meters().find("engagements.commands")
                        .tag("command", "no-such-command")
                        .timers())
                .isEmpty();
        assertThat(meters().get("engagements.refusals")
                        .tag("rule", "ONE-OPEN-CANDIDACY")
                        .counter()
                        .count())
                .isOne();
    }

    private static long commands(String name, String outcome) {
        return meters().get("engagements.commands")
                .tags("command", name, "outcome", outcome)
                .timer()
                .count();
    }

    private static MeterRegistry meters() {
        return product.beans(MeterRegistry.class).iterator().next();
    }

    private static List<String> entriesOf(String subject) throws SQLException {
        List<String> entries = new ArrayList<>();
        try (Connection connection = product.database();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT convert_from(bytes, 'UTF8') FROM command_side.entry"
                        + " WHERE convert_from(bytes, 'UTF8') LIKE '%\"subject\":\"" + subject + "\"%'")) {
            while (rows.next()) {
                entries.add(rows.getString(1));
            }
        }
        return entries;
    }
}
