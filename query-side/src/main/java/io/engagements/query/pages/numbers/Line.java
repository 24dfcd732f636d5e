package io.engagements.query.pages.numbers;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing in a list that made a number, or changed it.
 *
 * @param title of the piece of work; absent where it is about something else, which its events then tell
 * @param href where it is; absent likewise
 * @param other with whom, where numbers go across engagements
 * @param note what it counts as, or why not
 * @param events what decided it, in order; the latest of many
 * @param earlier how many there are before those
 */
record Line(
        @Nullable String title,
        @Nullable String href,
        @Nullable String other,
        @Nullable String note,
        List<Happened> events,
        int earlier) {

    /** @param href where it is looked at in the history; absent for a refused attempt, which has no place there */
    record Happened(
            String at,
            String utc,
            String sentence,
            @Nullable String href) {}
}
