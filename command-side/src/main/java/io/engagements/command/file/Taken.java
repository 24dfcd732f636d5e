package io.engagements.command.file;

/** What was taken, as its sender is told. */
public record Taken(String fileId, String sha256, long size, String name) {

    static Taken of(FileRow file) {
        return new Taken(file.fileId(), file.sha256(), file.size(), file.name());
    }
}
