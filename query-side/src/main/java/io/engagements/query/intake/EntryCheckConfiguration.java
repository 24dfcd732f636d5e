package io.engagements.query.intake;

import io.engagements.support.background.LeaderLock;
import io.engagements.support.background.SelfCheck;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The entries that were taken are compared with their hashes while they are in use. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SelfCheck.Pace.class)
@ConditionalOnProperty("engagements.kafka.servers")
class EntryCheckConfiguration {

    /** What stands beside the bytes stands in them too; they are looked into only when they are what they were. */
    private static final String FIRST = """
            SELECT position, subject, reason FROM (
                SELECT p.position, coalesce(e.subject, '') AS subject,
                       CASE
                           WHEN e.position IS NULL THEN 'the entry is gone'
                           WHEN sha256('\\x00'::bytea || e.bytes) <> e.hash THEN 'its bytes are not what was hashed'
                           WHEN (SELECT (b.fields ->> 'position', b.fields ->> 'subject', b.fields ->> 'sequence')
                                     IS DISTINCT FROM (e.position::text, e.subject, e.sequence::text)
                                 FROM (SELECT convert_from(e.bytes, 'UTF8')::json AS fields) b)
                               THEN 'what stands beside its bytes does not stand in them'
                       END AS reason
                FROM generate_series(:after + 1, :upTo) AS p(position)
                LEFT JOIN query_side.entry e ON e.position = p.position) looked
            WHERE reason IS NOT NULL ORDER BY position LIMIT 1
            """;

    /** A health indicator by its name. */
    @Bean
    SelfCheck entryCheckHealthIndicator(
            EntryTable entries, JdbcClient jdbc, TransactionTemplate transaction, SelfCheck.Pace pace) {
        return new SelfCheck(
                LeaderLock.ENTRY_CHECK,
                "query_side.entry_check",
                List.of("query_side.entry"),
                entries::head,
                FIRST,
                jdbc,
                transaction,
                pace);
    }
}
