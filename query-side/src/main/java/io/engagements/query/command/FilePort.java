package io.engagements.query.command;

/**
 * The port to the command side for files, whichever way it is reached. The caller's own token goes with each; the command
 * side decides what is taken of whom, and what is given to whom.
 */
public interface FilePort {

    /** Whatever the command side answers: 201 with the file's id, name, size and hash, or a problem; 503 when it cannot be reached. */
    CommandResponse take(FileSent file);

    /**
     * The same the other way; the content is to be closed.
     *
     * @param token the caller's access token
     */
    FileGiven give(String token, String fileId);
}
