package io.engagements.query.pages.piece;

import io.engagements.query.pages.frame.View;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.DueStanding;
import io.engagements.rules.work.DueStanding.Kind;
import io.engagements.rules.work.DueStanding.Of;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The end that counts of a piece of work, and how the work stands towards it, in words; no page says of itself that work is
 * late.
 *
 * @param left how long there is until then, or how late it is; why no clock runs; whether it was handed in in time; absent
 *     where nobody is expected to do anything by then
 * @param mark {@code over}, {@code stop}, {@code done} or empty
 */
public record Towards(
        DueStanding standing, View.Due due, @Nullable String left, String mark) {

    /** Of what counts next. */
    public static Towards of(Deliverable work, View view) {
        return of(DueStanding.of(work, view.now()), view);
    }

    /** Of what the VA has to keep, or had: that of the round, while there is one. */
    public static Towards ofTheWork(Deliverable work, View view) {
        return of(DueStanding.ofTheWork(work, view.now()), view);
    }

    /** Of the work alone, whatever round or review goes on. */
    public static Towards ofItself(Deliverable work, View view) {
        return of(DueStanding.ofItself(work, view.now()), view);
    }

    private static Towards of(DueStanding standing, View view) {
        return new Towards(standing, view.due(standing.due()), left(standing, view), mark(standing.kind()));
    }

    public boolean is(Of of) {
        return standing.of() == of;
    }

    /** While time counts for somebody. */
    public boolean isCounting() {
        return standing.kind() == Kind.RUNS || standing.kind() == Kind.LATE;
    }

    private static @Nullable String left(DueStanding standing, View view) {
        return switch (standing.kind()) {
            case RUNS, LATE -> view.left(standing.due());
            case WAITS -> view.say("engagement.stands-still");
            case STANDS_STILL -> view.say("engagement.no-clock");
            case KEPT -> view.say("engagement.handed-in.kept");
            case CAME_LATE -> {
                Instant handedIn = Objects.requireNonNull(standing.handedInAt());
                yield view.say("engagement.handed-in.late", Map.of("late", view.left(standing.due(), handedIn)));
            }
            case OVER -> null;
        };
    }

    private static String mark(Kind kind) {
        return switch (kind) {
            case LATE -> "over";
            case WAITS, STANDS_STILL -> "stop";
            case KEPT, CAME_LATE -> "done";
            case RUNS, OVER -> "";
        };
    }
}
