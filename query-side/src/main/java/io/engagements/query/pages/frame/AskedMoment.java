package io.engagements.query.pages.frame;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A moment that a form of a page asked for, or what is wrong with it: then the page is as of now, and says so beside the field.
 *
 * @param at a whole second that is not later than now; absent for now
 * @param typed as it was named; empty where nothing was
 * @param wrong what is wrong with it, in words; absent where nothing is
 * @param status that the page is answered with
 * @param view of now
 */
public record AskedMoment(
        @Nullable Instant at, String typed, @Nullable String wrong, int status, View view) {

    private static final int FINE = 200;
    private static final int IMPOSSIBLE = 422;

    /** @param text an instant, or a local time of the reader's; absent or empty for now */
    public static AskedMoment of(@Nullable String text, AsOf clock, View view) {
        String typed = Wanted.text(text);
        if (typed == null) {
            return new AskedMoment(null, "", null, FINE, view);
        }
        try {
            return new AskedMoment(view.asOf(typed, clock).now(), typed, null, FINE, view);
        } catch (ProblemException refused) {
            int status = refused.getStatusCode().value();
            String why = view.say(status == IMPOSSIBLE ? "replay.wrong.future" : "numbers.wrong.400");
            return new AskedMoment(null, typed, why, status, view);
        }
    }

    /** The same, but nothing was there yet. */
    public AskedMoment before() {
        return new AskedMoment(null, typed, view.say("replay.wrong.before"), IMPOSSIBLE, view);
    }

    /** As things were seen then. */
    public View then() {
        return at == null ? view : view.asOf(at);
    }

    /** What the field shows: as it was typed where that is wrong, else the local time. */
    public String shown() {
        return wrong == null
                ? DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                        LocalDateTime.ofInstant(at == null ? view.now() : at, view.zone()))
                : typed;
    }

    /** A browser's own field for times shows nothing of what is none. */
    public String kind() {
        try {
            LocalDateTime.parse(shown());
            return "datetime-local";
        } catch (DateTimeException none) {
            return "text";
        }
    }
}
