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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Signs who packed an evidence package, with a key of its own: it says nothing about the ledger. */
@Component
public class EvidenceSigner {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    private final EvidenceKey evidence;
    private final CheckpointRows rows;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final InstantSource clock = InstantSource.system();

    EvidenceSigner(EvidenceKey evidence, CheckpointRows rows, JdbcClient jdbc, TransactionTemplate transaction) {
        this.evidence = evidence;
        this.rows = rows;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * A note about a package.
     *
     * @param sha256 of its sums, 64 lower-case digits
     * @return empty while another instance makes or uses the key, and before the ledger was signed for the first time
     * @throws IllegalArgumentException when it is no hash
     */
    public Optional<String> sign(String sha256) {
        if (!SHA256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("a SHA-256 has 64 digits");
        }
        return Objects.requireNonNull(transaction.execute(status -> LeaderLock.SIGNING.tryInTransaction(jdbc)
                ? rows.origin().map(origin -> signed(origin, sha256, clock.instant()))
                : Optional.empty()));
    }

    private String signed(String origin, String sha256, Instant now) {
        NoteSigner key = evidence.of(origin);
        rows.publish(key.verifier(), now);
        SignedNote note = SignedNote.signed(EvidenceFiles.sumsNote(origin, sha256), now, List.of(key));
        return new String(note.bytes(), StandardCharsets.UTF_8);
    }
}
