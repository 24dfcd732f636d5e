package io.engagements.command.checkpoint;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How the ledger is signed.
 *
 * @param directory of the signer's keys and state; instances on one database share it
 * @param publicUrl where people reach the product; blank when it is not known
 * @param every how often, while the ledger grows
 * @param newEra whether a signer that would have to refuse begins again under another origin instead
 */
@Component
record CheckpointSettings(
        @Value("${engagements.data-dir:./data}/signer") Path directory,
        @Value("${engagements.public-url:}") String publicUrl,
        @Value("${engagements.checkpoints.every:10s}") Duration every,
        @Value("${engagements.checkpoints.new-era:false}") boolean newEra) {

    CheckpointSettings {
        if (every.compareTo(Duration.ofMillis(10)) < 0) {
            throw new IllegalArgumentException("engagements.checkpoints.every is at least 10ms");
        }
    }
}
