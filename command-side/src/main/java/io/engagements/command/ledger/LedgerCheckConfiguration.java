package io.engagements.command.ledger;

import io.engagements.serving.SelfCheck;
import io.engagements.serving.SelfCheck.Difference;
import io.engagements.serving.SelfCheck.Look;
import io.engagements.serving.SelfCheck.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Events and ledger are compared with each other while they are in use. */
@Configuration(proxyBeanMethods = false)
class LedgerCheckConfiguration {

    /** A health indicator by its name. */
    @Bean
    SelfCheck ledgerCheckHealthIndicator(
            Ledger ledger,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            @Value("${engagements.self-check.entries:2000}") int entries,
            @Value("${engagements.self-check.pause:5s}") Duration pause) {
        return new SelfCheck(
                "command_side.ledger_check",
                List.of("command_side.event", "command_side.ledger_entry"),
                new Comparison(ledger, jdbc),
                jdbc,
                transaction,
                new Pace(entries, pause));
    }

    private static final class Comparison implements Look {

        private final Ledger ledger;
        private final JdbcClient jdbc;
        private final String statement;

        Comparison(Ledger ledger, JdbcClient jdbc) {
            this.ledger = ledger;
            this.jdbc = jdbc;
            try {
                statement = new ClassPathResource("sql/check-ledger.sql").getContentAsString(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long head() {
            return ledger.head();
        }

        @Override
        public Optional<Difference> first(long after, long upTo) {
            return jdbc.sql(statement)
                    .param("after", after)
                    .param("upTo", upTo)
                    .query(Difference.class)
                    .optional();
        }
    }
}
