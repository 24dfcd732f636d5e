package io.engagements.command.file;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** Where files lie, and how much there may be of them. */
@Component
class FileSettings {

    private final Path directory;
    private final long maxBytes;
    private final long filesPerEngagement;
    private final long bytesPerEngagement;

    FileSettings(
            @Value("${engagements.data-dir:./data}") Path dataDirectory,
            @Value("${engagements.files.max-size:25MB}") DataSize maxSize,
            @Value("${engagements.files.per-engagement:1000}") long filesPerEngagement,
            @Value("${engagements.files.size-per-engagement:2GB}") DataSize sizePerEngagement) {
        this.directory = dataDirectory.resolve("files").toAbsolutePath().normalize();
        this.maxBytes = maxSize.toBytes();
        this.filesPerEngagement = filesPerEngagement;
        this.bytesPerEngagement = sizePerEngagement.toBytes();
    }

    Path directory() {
        return directory;
    }

    /** Most bytes a file may have. */
    long maxBytes() {
        return maxBytes;
    }

    /** Most files an engagement may hold. */
    long filesPerEngagement() {
        return filesPerEngagement;
    }

    /** Most bytes an engagement's files may have together. */
    long bytesPerEngagement() {
        return bytesPerEngagement;
    }
}
