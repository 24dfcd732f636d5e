package io.engagements.command.ledger;

import io.engagements.support.background.LeaderLock;
import io.engagements.support.background.SelfCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Events and ledger are compared with each other while they are in use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SelfCheck.Pace.class)
class LedgerCheckConfiguration {

    /** A health indicator by its name. */
    @Bean
    SelfCheck ledgerCheckHealthIndicator(
            Ledger ledger, JdbcClient jdbc, TransactionTemplate transaction, SelfCheck.Pace pace) throws IOException {
        return new SelfCheck(
                LeaderLock.LEDGER_CHECK,
                "command_side.ledger_check",
                List.of("command_side.event", "command_side.ledger_entry"),
                ledger::head,
                new ClassPathResource("sql/check-ledger.sql").getContentAsString(StandardCharsets.UTF_8),
                jdbc,
                transaction,
                pace);
    }
}
