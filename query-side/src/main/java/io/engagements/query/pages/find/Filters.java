package io.engagements.query.pages.find;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.find.Span;
import io.engagements.query.pages.frame.Days;
import io.engagements.query.pages.frame.Wanted;
import java.time.ZoneId;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to find, as an address and a form name it. What is absent does not matter; each list has those that
 * mean something in it.
 *
 * @param state the name of a state
 * @param party the id of one that it belongs to
 * @param reason the name of a reason why an engagement ends
 * @param ground the name of a kind of ground
 * @param rule the id of one that refused an attempt
 * @param late whose delay it is
 * @param kind the name of a kind of party
 * @param from see {@link Days}
 * @param after where the last page ended
 * @param within where it ended within that
 */
record Filters(
        @Nullable String state,
        @Nullable String party,
        @Nullable String reason,
        @Nullable String ground,
        @Nullable String rule,
        @Nullable String late,
        @Nullable String kind,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone,
        @Nullable String after,
        @Nullable String within) {

    Filters {
        state = Wanted.text(state);
        party = Wanted.text(party);
        reason = Wanted.text(reason);
        ground = Wanted.text(ground);
        rule = Wanted.text(rule);
        late = Wanted.text(late);
        kind = Wanted.text(kind);
        from = Wanted.text(from);
        to = Wanted.text(to);
        zone = Wanted.text(zone);
        after = Wanted.text(after);
        within = Wanted.text(within);
    }

    /** The same, which says in which zone its days are. */
    Filters in(ZoneId reader) {
        return new Filters(
                state,
                party,
                reason,
                ground,
                rule,
                late,
                kind,
                from,
                to,
                days().in(reader).zone(),
                after,
                within);
    }

    private Days days() {
        return new Days(from, to, zone);
    }

    /** @throws ProblemException 400 for what is no day */
    Span span(AsOf clock, ZoneId reader) {
        return new Span(days().begin(clock, reader), days().end(clock, reader));
    }

    /** Whether it goes on where another page ended. */
    boolean further() {
        return after != null;
    }

    /** @return null where none is named; @throws ProblemException 422 for what is none of them */
    static <T> @Nullable T one(String parameter, @Nullable String name, T[] all, Function<T, String> called) {
        if (name == null) {
            return null;
        }
        return Stream.of(all)
                .filter(each -> called.apply(each).equals(name))
                .findFirst()
                .orElseThrow(() -> ProblemException.parameter(
                        parameter, "is one of " + Stream.of(all).map(called).collect(Collectors.joining(", "))));
    }

    /** A path with all of them that goes on after a place. */
    String further(String path, Object after, @Nullable Object within) {
        return new Wanted()
                .with("state", state)
                .with("party", party)
                .with("reason", reason)
                .with("ground", ground)
                .with("rule", rule)
                .with("late", late)
                .with("kind", kind)
                .with("from", from)
                .with("to", to)
                .with("zone", zone)
                .with("after", after.toString())
                .with("within", within == null ? null : within.toString())
                .address(path);
    }
}
