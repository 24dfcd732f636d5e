package io.engagements.command.checkpoint;

import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignedNote;
import io.engagements.support.background.LeaderLock;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs who packed an evidence package, with a key of its own: it says nothing about the ledger. */
@Component
public class EvidenceSigner {

    private static final Logger log = LoggerFactory.getLogger(EvidenceSigner.class);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final SigningKeys keys;
    private final CheckpointRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock = InstantSource.system();

    EvidenceSigner(SigningKeys keys, CheckpointRows rows, JdbcClient jdbc, TransactionTemplate transaction) {
        this.keys = keys;
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * A note about a package.
     *
     * @param sha256 of its sums, 64 lower-case digits
     * @return empty while another instance makes or uses the key, before the ledger was signed for the first time, and while
     *     the key is not there, of which {@link Checkpoints} speak
     * @throws IllegalArgumentException when it is no hash
     */
    public Optional<String> sign(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 has 64 digits");
        }
        return Objects.requireNonNull(transaction.execute(status -> LeaderLock.SIGNING.tryInTransaction(jdbc)
                ? rows.origin().flatMap(origin -> signed(origin, sha256, clock.instant()))
                : Optional.empty()));
    }

    private Optional<String> signed(String origin, String sha256, Instant now) {
        List<NoteSigner> packers;
        try {
            packers = keys.ofPackages(origin);
        } catch (CannotSignException e) {
            log.warn("nothing can be packed: {}", e.getMessage());
            return Optional.empty();
        }
        packers.forEach(key -> rows.publish(key.verifier(), now));
        SignedNote note = SignedNote.signed(EvidenceFiles.sumsNote(origin, sha256), now, packers);
        return Optional.of(new String(note.bytes(), StandardCharsets.UTF_8));
    }
}
