package io.engagements.timestamp;

import io.engagements.proof.Words;

/** What time-stamps are found to be. The words are in {@code words_xx.properties}. */
final class TimestampSays {

    private TimestampSays() {}

    /** What names nothing. */
    enum None implements Words.None {
        NO_TIME_STAMP,
        UNSAFE_HASH,
        OF_SOMETHING_ELSE,
        NO_CERTIFICATE,
        DOES_NOT_HOLD
    }
}
