package io.engagements.verifier;

import io.engagements.proof.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** How the program is called. */
final class Usage {

    private Usage() {}

    /** Several lines, each ended by a line feed. */
    static String in(Language language) {
        String name = "usage_" + language.code() + ".txt";
        try (InputStream file = Objects.requireNonNull(Usage.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
