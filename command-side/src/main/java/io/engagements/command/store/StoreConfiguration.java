package io.engagements.command.store;

import javax.sql.DataSource;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.EventSchema;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where events lie: one table in PostgreSQL, read and written by Axon's JDBC engine. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    private static final int CACHED_AGGREGATES = 10_000;

    /** A cache goes by the id alone, and what is found under it is taken for what was asked for: so one each. */
    @Bean
    Cache candidacyCache() {
        return new CaffeineCache(CACHED_AGGREGATES);
    }

    @Bean
    Cache engagementCache() {
        return new CaffeineCache(CACHED_AGGREGATES);
    }

    @Bean
    Cache partyCache() {
        return new CaffeineCache(CACHED_AGGREGATES);
    }

    @Bean
    EventStorageEngine eventStorageEngine(DataSource dataSource, TransactionManager axonTransactions) {
        ContractSerializer serializer = new ContractSerializer();
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .connectionProvider(new SpringDataSourceConnectionProvider(dataSource))
                .transactionManager(axonTransactions)
                .schema(schema())
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new DuplicateKeys());
        return new SnapshotlessEngine(builder);
    }

    private static EventSchema schema() {
        return EventSchema.builder()
                .eventTable("command_side.event")
                .globalIndexColumn("global_index")
                .eventIdentifierColumn("event_identifier")
                .aggregateIdentifierColumn("aggregate_identifier")
                .sequenceNumberColumn("sequence_number")
                .typeColumn("type")
                .timestampColumn("time_stamp")
                .payloadTypeColumn("payload_type")
                .payloadRevisionColumn("payload_revision")
                .payloadColumn("payload")
                .metaDataColumn("meta_data")
                .build();
    }
}
