package io.engagements.postgres;

import org.jspecify.annotations.Nullable;

/** The database cannot be used as it is found. The message is one sentence for the person who started the program. */
public final class PostgresRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    PostgresRefusedException(String sentence, String action) {
        this(sentence, action, null);
    }

    PostgresRefusedException(String sentence, String action, @Nullable Throwable cause) {
        super(sentence, cause);
        this.action = action;
    }

    /** What that person can do about it, one sentence. */
    public String action() {
        return action;
    }
}
