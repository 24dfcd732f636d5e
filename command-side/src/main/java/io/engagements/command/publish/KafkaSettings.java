package io.engagements.command.publish;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger is handed to.
 *
 * @param servers the brokers, {@code host:port} each, by comma; without them nothing is published
 * @param topic made when there is none
 * @param partitions of a topic that is made; an engagement's entries are in one of them
 * @param replication copies of a topic that is made
 */
@ConfigurationProperties("engagements.kafka")
record KafkaSettings(
        String servers,
        @DefaultValue("engagements.ledger") String topic,
        @DefaultValue("1") int partitions,
        @DefaultValue("1") short replication) {}
