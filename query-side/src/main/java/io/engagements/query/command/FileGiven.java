package io.engagements.query.command;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/**
 * A file that the command side gives, or why it does not.
 *
 * @param status 200, or that of a problem
 * @param headers those that belong to it: {@code Content-Disposition} with its name
 */
public record FileGiven(int status, Map<String, String> headers, InputStream content) implements AutoCloseable {

    @Override
    public void close() throws IOException {
        content.close();
    }
}
