package io.engagements.rules.clienttime;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened to one deliverable, in seconds since the hiring: what the second model goes by. */
final class Told {

    /** A due that was agreed on, at a second. */
    record Named(int due, int since) {}

    /** From the later of {@code from} and the agreement; {@code ended} when it was ended early. */
    record Pause(int agreed, int from, int until, @Nullable Integer ended) {}

    /** A confidentiality agreement. */
    record Nda(int signed, int from, @Nullable Integer until) {}

    /** What the client owes; {@code turns}: given or not, by second. */
    record Input(int added, int due, boolean confidential, TreeMap<Integer, Boolean> turns) {}

    final List<Named> named = new ArrayList<>();
    final List<Pause> pauses = new ArrayList<>();
    final List<Nda> ndas = new ArrayList<>();
    final TreeMap<String, Input> inputs = new TreeMap<>();

    @Nullable
    Integer committed;

    @Nullable
    Integer submitted;

    @Nullable
    Integer cancelled;

    boolean isPausedAt(int second) {
        return pauses.stream()
                .anyMatch(each -> Math.max(each.from(), each.agreed()) <= second
                        && second < (each.ended() == null ? each.until() : each.ended()));
    }

    /** Whoever resumes ends every pause that runs. */
    void resumed(int second) {
        pauses.replaceAll(each -> {
            boolean runs = Math.max(each.from(), each.agreed()) <= second
                    && second < (each.ended() == null ? each.until() : each.ended());
            return runs ? new Pause(each.agreed(), each.from(), each.until(), second) : each;
        });
    }
}
