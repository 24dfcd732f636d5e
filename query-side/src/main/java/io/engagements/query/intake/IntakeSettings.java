package io.engagements.query.intake;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the ledger comes from.
 *
 * @param servers the brokers, {@code host:port} each, by comma
 * @param patience how long an entry may be missing while later ones are there
 */
@ConfigurationProperties("engagements.kafka")
record IntakeSettings(
        String servers,
        @DefaultValue("engagements.ledger") String topic,
        @DefaultValue("30s") Duration patience) {}
