package io.engagements.query.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger comes from.
 *
 * @param servers the brokers, {@code host:port} each, by comma
 */
@ConfigurationProperties("engagements.kafka")
record IntakeSettings(
        String servers, @DefaultValue("engagements.ledger") String topic) {}
