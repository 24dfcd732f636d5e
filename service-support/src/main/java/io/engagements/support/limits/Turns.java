package io.engagements.support.limits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A line before something of which only few can be made at once. First come, first served, but whoever comes several times
 * stands in it once: the next of theirs lines up when the one before is done. Who comes once waits for at most one of everybody
 * who came before.
 */
public final class Turns {

    private final int atOnce;
    /** By who has come, in the order of the line; of each the first is waiting or being made. */
    private final Map<String, Deque<Turn>> line = new LinkedHashMap<>();

    private int made;

    /** @param atOnce how many are made at once, of each who came one */
    public Turns(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Waits for a turn. How many wait is bounded by whoever asks.
     *
     * @param patience how long to wait at most
     * @return empty when the turn did not come in time, or the thread was interrupted, which it stays
     */
    public Optional<Turn> await(String whom, Duration patience) {
        Turn turn = new Turn(whom);
        long end = System.nanoTime() + patience.toNanos();
        synchronized (this) {
            line.computeIfAbsent(whom, each -> new ArrayDeque<>()).add(turn);
            next();
            try {
                for (long left = patience.toNanos(); !turn.has && left > 0; left = end - System.nanoTime()) {
                    wait(left / 1_000_000 + 1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (turn.has) {
                return Optional.of(turn);
            }
            leave(turn);
            return Optional.empty();
        }
    }

    /** Whoever can begin is told so. */
    private void next() {
        for (Deque<Turn> waiting : line.values()) {
            Turn first = waiting.element();
            if (made < atOnce && !first.has) {
                first.has = true;
                made++;
            }
        }
        notifyAll();
    }

    private void leave(Turn turn) {
        Deque<Turn> those = line.get(turn.whom);
        if (those == null) {
            return;
        }
        boolean first = turn.equals(those.peek());
        those.remove(turn);
        if (those.isEmpty()) {
            line.remove(turn.whom);
        } else if (first) {
            line.remove(turn.whom);
            line.put(turn.whom, those);
        }
        next();
    }

    /** To be closed; more than once does no harm. */
    public final class Turn implements AutoCloseable {

        private final String whom;
        private boolean has;

        private Turn(String whom) {
            this.whom = whom;
        }

        @Override
        public void close() {
            synchronized (Turns.this) {
                if (has) {
                    has = false;
                    made--;
                    leave(this);
                }
            }
        }
    }
}
