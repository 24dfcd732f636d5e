package io.engagements.query.evidence;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Makes evidence packages, each in a file of its own, so that none is half a package when it is sent. */
@Component
class Evidence {

    private static final Logger log = LoggerFactory.getLogger(Evidence.class);
    private static final int ATTEMPTS = 3;
    private static final int NOTE_ATTEMPTS = 50;
    private static final Duration NOTE_PAUSE = Duration.ofMillis(20);

    private final Preparation preparation;
    private final Packing packing;
    private final EvidenceSource source;
    private final Snapshot snapshot;

    Evidence(Preparation preparation, Packing packing, EvidenceSource source, Snapshot snapshot) {
        this.preparation = preparation;
        this.packing = packing;
        this.source = source;
        this.snapshot = snapshot;
    }

    /**
     * A file that the caller is to delete. What is read is not of one moment: entries never change, and whether they are whole
     * and fit the numbers is looked at while they are packed.
     *
     * @throws ProblemException 503 when the ledger is not signed in time, or what this side shows is not whole
     */
    Path of(EvidenceScope scope, EvidenceWish wish) {
        return snapshot.apart(() -> {
            String why = "";
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                try {
                    wish.watch().signing();
                    return packed(preparation.prepare(scope, wish));
                } catch (NotYetException | IOException e) {
                    why = String.valueOf(e.getMessage());
                    log.warn("{} is not packed: {}", scope, why);
                }
            }
            log.error("{} cannot be packed: {}", scope, why);
            throw ProblemException.behind();
        });
    }

    private Path packed(Prepared prepared) throws IOException {
        Path file = Files.createTempFile("evidence-", ".zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            packing.pack(prepared, out, this::signed);
        } catch (IOException | RuntimeException e) {
            Files.delete(file);
            throw e;
        }
        return file;
    }

    /** Another instance may have the key just now. */
    private String signed(String sha256) {
        try {
            for (int attempt = 0; attempt < NOTE_ATTEMPTS; attempt++) {
                Optional<String> note = source.note(sha256);
                if (note.isPresent()) {
                    return note.get();
                }
                Thread.sleep(NOTE_PAUSE.toMillis());
            }
        } catch (IOException e) {
            throw new NotYetException(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new NotYetException("nobody signs the package");
    }
}
