package io.engagements.rules.clienttime;

import io.engagements.rules.clienttime.Told.Input;
import io.engagements.rules.clienttime.Told.Named;
import io.engagements.rules.clienttime.Told.Pause;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Client time looked at second by second, as the domain tells it and not as the product computes it: an instant counts
 * when an input was overdue or a pause ran, before the first full submission, until the due has passed.
 */
final class SecondBySecond {

    /** The due is open: whoever goes on looking finds no end. */
    static final int OPEN = 4 * RandomTale.LENGTH;

    private final Told told;
    private final int asOf;
    private final Map<Input, Integer> dues = new IdentityHashMap<>();
    private final boolean[] paused = new boolean[OPEN + 1];
    private final boolean[] overdue = new boolean[OPEN + 1];

    SecondBySecond(Told told, int asOf) {
        this.told = told;
        this.asOf = asOf;
        for (int second = 0; second <= OPEN; second++) {
            paused[second] = looksPaused(second);
        }
        told.inputs.values().forEach(input -> dues.put(input, movedDueOf(input)));
        for (int second = 0; second <= OPEN; second++) {
            overdue[second] = looksOverdue(second);
        }
    }

    private boolean isKnown(@Nullable Integer second) {
        return second != null && second <= asOf;
    }

    boolean isCommitted() {
        return isKnown(told.committed);
    }

    @Nullable
    Integer submitted() {
        return isKnown(told.submitted) ? told.submitted : null;
    }

    @Nullable
    Integer cancelled() {
        return isKnown(told.cancelled) ? told.cancelled : null;
    }

    private boolean isOver(int second) {
        Integer submitted = submitted();
        Integer cancelled = cancelled();
        return (submitted != null && second >= submitted) || (cancelled != null && second >= cancelled);
    }

    private boolean isPaused(int second) {
        return paused[second];
    }

    private boolean looksPaused(int second) {
        return told.pauses.stream().anyMatch(pause -> isKnown(pause.agreed()) && runs(pause, second));
    }

    private boolean runs(Pause pause, int second) {
        int end = isKnown(pause.ended()) ? Objects.requireNonNull(pause.ended()) : pause.until();
        return second >= pause.from() && second >= pause.agreed() && second < end;
    }

    /** In the second in which the last of them ends too, where another begins in the next one. */
    private boolean isCovered(int second) {
        boolean ends = told.ndas.stream()
                .anyMatch(nda -> isKnown(nda.signed())
                        && nda.until() != null
                        && nda.until() == second
                        && second >= nda.signed()
                        && second >= nda.from());
        return isInForce(second) || (ends && isInForce(second + 1));
    }

    private boolean isInForce(int second) {
        return told.ndas.stream()
                .anyMatch(nda -> isKnown(nda.signed())
                        && second >= nda.signed()
                        && second >= nda.from()
                        && (nda.until() == null || second < nda.until()));
    }

    int dueOf(Input input) {
        return Objects.requireNonNull(dues.get(input));
    }

    private int movedDueOf(Input input) {
        int due = input.due();
        for (int second = input.added(); second <= due; second++) {
            due += isPaused(second) ? 1 : 0;
        }
        return due;
    }

    boolean isOverdue(Input input, int second) {
        Map.Entry<Integer, Boolean> last = input.turns().floorEntry(Math.min(second, asOf));
        boolean given = last != null && last.getValue();
        return isKnown(input.added())
                && second >= dueOf(input)
                && !given
                && (!input.confidential() || isCovered(second));
    }

    boolean isAnyOverdue(int second) {
        return second >= 0 && overdue[second];
    }

    private boolean looksOverdue(int second) {
        return told.inputs.values().stream().anyMatch(input -> isOverdue(input, second));
    }

    private List<Named> named() {
        List<Named> known = new ArrayList<>();
        int committed = told.committed == null ? OPEN : told.committed;
        for (Named each : told.named) {
            if (each.since() <= committed) {
                known.clear();
            }
            if (isKnown(each.since())) {
                known.add(each);
            }
        }
        return known;
    }

    /** @param inputsUntil from which second on inputs are not looked at */
    private int moved(Named named, int inputsUntil, int until) {
        int due = named.due();
        for (int second = named.since(); second <= due && due < OPEN; second++) {
            boolean still = isPaused(second) || (second < inputsUntil && isAnyOverdue(second));
            due += still && second < until && !isOver(second) ? 1 : 0;
        }
        return due;
    }

    private int moved(int inputsUntil) {
        List<Named> all = named();
        return moved(all.get(all.size() - 1), inputsUntil, OPEN);
    }

    /** As far as it is known by now. */
    int agreedDue() {
        return moved(asOf);
    }

    /** When it passes if nothing else happens. */
    int end() {
        return moved(OPEN);
    }

    boolean isWaiting() {
        return submitted() == null
                && cancelled() == null
                && asOf <= end()
                && isAnyOverdue(asOf)
                && isAnyOverdue(asOf - 1);
    }

    /** The due as it was when the input became overdue that it is open for. */
    int dueBeforeWaiting() {
        int second = asOf;
        while (isAnyOverdue(second - 1)) {
            second--;
        }
        return moved(second);
    }

    /** By how much client time moved the due committed to, and those agreed since. */
    int shift() {
        List<Named> all = named();
        int shift = 0;
        for (int i = 0; i < all.size(); i++) {
            shift += moved(all.get(i), asOf, untilAfter(all, i)) - all.get(i).due();
        }
        return shift;
    }

    private static int untilAfter(List<Named> all, int i) {
        return i + 1 < all.size() ? all.get(i + 1).since() : OPEN;
    }

    /** In how many of those seconds an input was overdue. */
    int shiftByInput() {
        int shift = 0;
        List<Named> all = named();
        for (int i = 0; i < all.size(); i++) {
            int until = Math.min(untilAfter(all, i), moved(all.get(i), asOf, untilAfter(all, i)));
            for (int second = all.get(i).since(); second < Math.min(until, asOf); second++) {
                shift += isAnyOverdue(second) && !isOver(second) ? 1 : 0;
            }
        }
        return shift;
    }

    /** How many seconds the client was late with an input while it was waited for. */
    int delayOf(Input input) {
        int delay = 0;
        for (int second = 0; second < Math.min(asOf, end()); second++) {
            delay += isOverdue(input, second) && !isOver(second) ? 1 : 0;
        }
        return delay;
    }
}
