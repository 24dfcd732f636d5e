package io.engagements.query.proof;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * How the tree is kept.
 *
 * @param pause between two looks at what grew and what was signed
 * @param compared how many subtrees of 256 entries are compared with the entries' hashes at each look
 */
@Component
record ProofSettings(
        @Value("${engagements.proof.pause:1s}") Duration pause,
        @Value("${engagements.proof.compared:20}") int compared) {

    ProofSettings {
        if (pause.compareTo(Duration.ofMillis(10)) < 0 || compared < 1 || compared > 1_000) {
            throw new IllegalArgumentException("engagements.proof: pause is at least 10ms, compared 1 to 1000");
        }
    }
}
