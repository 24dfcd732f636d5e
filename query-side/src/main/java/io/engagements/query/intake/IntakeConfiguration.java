package io.engagements.query.intake;

import io.engagements.query.log.EntryLog;
import io.engagements.query.log.RecentEntries;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Joins the sides: the query side follows what came from the topic. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("engagements.kafka.servers")
class IntakeConfiguration {

    @Bean
    @Primary
    EntryLog entryLog(EntryTable table) {
        return new RecentEntries(table);
    }
}
