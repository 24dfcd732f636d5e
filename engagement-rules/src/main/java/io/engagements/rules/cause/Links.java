package io.engagements.rules.cause;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How an event hangs together with others of its engagement, by what it says itself. Things have names, such as {@code
 * proposal/p1}: what an event is about was left so by the last event before it that made that thing.
 *
 * @param makes things that later events may be about
 * @param about things that it is about: of those that nobody made before, nothing is known
 * @param events ids of events that it names
 * @param grounds ids of grounds that it cites: it came of all that made them what they were
 */
public record Links(List<String> makes, List<String> about, List<String> events, List<String> grounds) {

    static final Links NONE = new Links(List.of(), List.of(), List.of(), List.of());

    Links makes(String... things) {
        return new Links(with(makes, things), about, events, grounds);
    }

    Links of(String... things) {
        return new Links(makes, with(about, things), events, grounds);
    }

    Links event(String id) {
        return new Links(makes, about, with(events, id), grounds);
    }

    Links grounds(List<String> ids) {
        return new Links(makes, about, events, List.copyOf(ids));
    }

    private static List<String> with(List<String> known, String... more) {
        List<String> all = new ArrayList<>(known);
        Stream.of(more).forEach(all::add);
        return List.copyOf(all);
    }
}
