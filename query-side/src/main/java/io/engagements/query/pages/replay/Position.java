package io.engagements.query.pages.replay;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.View;
import io.engagements.query.replay.Replay;
import io.engagements.rules.time.Deadlines;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a history that an address or a form names: by an event's number, or by a moment, which is that of the last
 * event until then.
 *
 * @param sequence the event's; the last one where what was named is wrong
 * @param typed as it was named; empty where nothing was
 * @param instant the moment that was named; absent where an event was, or nothing
 * @param wrong what is wrong with it, in words; absent where nothing is
 * @param status that a page with something wrong is answered with
 */
record Position(
        long sequence,
        String typed,
        @Nullable Instant instant,
        @Nullable String wrong,
        int status) {

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private static final int MALFORMED = 400;
    private static final int IMPOSSIBLE = 422;

    /** The same, but nothing can be done with it. @param why in words */
    Position refused(String why) {
        return new Position(sequence, typed, instant, why, IMPOSSIBLE);
    }

    /** Reads places in one engagement's history. @param last sequence of its last event */
    record Reading(Replay replay, AsOf clock, String engagementId, long last, View view, ZoneId contract) {

        /** @param text an event's number, a local time of the contract's, or an instant */
        Position read(@Nullable String text, long otherwise) {
            String typed = text == null ? "" : text.strip();
            if (typed.isEmpty()) {
                return new Position(otherwise, "", null, null, MALFORMED);
            }
            if (NUMBER.matcher(typed).matches()) {
                long sequence = Long.parseLong(typed);
                return sequence <= last
                        ? new Position(sequence, typed, null, null, MALFORMED)
                        : wrong(typed, otherwise, "replay.wrong.beyond", IMPOSSIBLE);
            }
            try {
                Instant moment = clock.asked("at", instant(typed));
                long until = replay.lastUntil(engagementId, moment);
                return until < 0
                        ? wrong(typed, otherwise, "replay.wrong.before", IMPOSSIBLE)
                        : new Position(until, typed, moment, null, MALFORMED);
            } catch (ProblemException refused) {
                int status = refused.getStatusCode().value();
                return wrong(
                        typed,
                        otherwise,
                        status == IMPOSSIBLE ? "replay.wrong.future" : "replay.wrong.neither",
                        status);
            }
        }

        private Position wrong(String typed, long otherwise, String key, int status) {
            return new Position(otherwise, typed, null, view.say(key, Map.of("last", last)), status);
        }

        /** Anything else is left to be told what it should be. */
        private String instant(String text) {
            try {
                Instant at = text.endsWith("Z")
                        ? Instant.parse(text)
                        : Deadlines.at(LocalDateTime.parse(text.replace(' ', 'T')), contract)
                                .instant();
                return at.toString();
            } catch (DateTimeException none) {
                return text;
            }
        }
    }
}
