package io.engagements.events;

import io.engagements.proof.Words;

/** What is wrong with bytes that should be an event. The words are in {@code words_xx.properties}. */
public final class EventSays {

    private EventSays() {}

    /** What names nothing. */
    public enum None implements Words.None {
        NO_ENTRY
    }

    /** What names one thing. */
    public enum One implements Words.One {
        JSON_NULL,
        JSON_NO_OBJECT
    }

    /** What names two. */
    public enum Two implements Words.Two {
        NO_EVENT,
        JSON_UNFIT
    }
}
