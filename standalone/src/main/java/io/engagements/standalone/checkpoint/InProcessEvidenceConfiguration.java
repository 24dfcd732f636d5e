package io.engagements.standalone.checkpoint;

import io.engagements.command.checkpoint.Checkpoints;
import io.engagements.command.checkpoint.EvidenceSigner;
import io.engagements.command.heads.Heads;
import io.engagements.query.evidence.EvidenceSource;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the sides: the query side packs what the command side says, without a network between them. */
@Configuration(proxyBeanMethods = false)
class InProcessEvidenceConfiguration {

    @Bean
    EvidenceSource evidenceSource(Heads heads, Checkpoints checkpoints, EvidenceSigner signer) {
        return new InProcess(heads, checkpoints, signer);
    }

    private record InProcess(Heads heads, Checkpoints checkpoints, EvidenceSigner signer) implements EvidenceSource {

        @Override
        public Written write() throws IOException {
            try {
                Heads.Written written = heads.write();
                checkpoints.signNow();
                return new Written(commitment(written.commitment()), written.whole());
            } catch (IllegalStateException refused) {
                // As over a network: health says why.
                throw new IOException(refused.getMessage(), refused);
            }
        }

        @Override
        public Proven proven(List<String> names) {
            return heads.proven(names)
                    .map(proven -> new Proven(commitment(proven.commitment()), proven.proofs()))
                    .orElseGet(() -> new Proven(null, List.of()));
        }

        @Override
        public Optional<String> note(String sha256) {
            return signer.sign(sha256);
        }

        private static @Nullable Commitment commitment(io.engagements.command.heads.@Nullable Commitment given) {
            return given == null ? null : new Commitment(given.upTo(), given.keys(), given.root(), given.eventId());
        }
    }
}
