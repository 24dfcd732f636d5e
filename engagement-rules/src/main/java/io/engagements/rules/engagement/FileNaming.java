package io.engagements.rules.engagement;

import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.FileNamed;
import io.engagements.rules.Decision.Invalid;
import io.engagements.rules.Directory;
import io.engagements.rules.StoredFile;
import java.util.Optional;

/** A command may name files of its own engagement only, and must say of them what is so. */
final class FileNaming {

    private FileNaming() {}

    /** The first name that does not fit. Another engagement's file is told from none by nobody. */
    static Optional<Invalid> wrongIn(EngagementCommand command, Directory directory) {
        return command.filesNamed().stream()
                .flatMap(named -> wrong(named, command.engagementId(), directory).stream())
                .findFirst();
    }

    private static Optional<Invalid> wrong(FileNamed named, String engagementId, Directory directory) {
        return directory
                .file(named.fileId())
                .filter(file -> file.engagementId().equals(engagementId))
                .map(file -> wrong(named, file))
                .orElseGet(() -> Optional.of(new Invalid(named.at() + "/fileId", "is no file of this engagement")));
    }

    private static Optional<Invalid> wrong(FileNamed named, StoredFile file) {
        if (named.sha256() != null && !named.sha256().equals(file.sha256())) {
            return Optional.of(new Invalid(named.at() + "/sha256", "is not the file's"));
        } else if (named.size() != null && named.size() != file.size()) {
            return Optional.of(new Invalid(named.at() + "/size", "is not the file's"));
        }
        return Optional.empty();
    }
}
