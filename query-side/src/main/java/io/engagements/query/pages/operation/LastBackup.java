package io.engagements.query.pages.operation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * When the command {@code deploy/backup} last packed this data directory, as it has noted there itself. Of backups made otherwise, and
 * of what became of the archive, nothing is known here.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class LastBackup {

    private final Path note;

    LastBackup(@Value("${engagements.data-dir:./data}") Path dataDirectory) {
        this.note = dataDirectory.resolve("last-backup");
    }

    /** Empty where nothing is noted, or what is noted is no time. */
    Optional<Instant> at() {
        try {
            return Files.isRegularFile(note)
                    ? Optional.of(Instant.parse(Files.readString(note).strip()))
                    : Optional.empty();
        } catch (IOException | DateTimeException unread) {
            return Optional.empty();
        }
    }
}
