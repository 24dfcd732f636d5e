package io.engagements.standalone.identity;

import io.engagements.support.limits.Network;
import io.engagements.support.limits.Quota;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * How often secrets may be wrong within a minute: few times for one account from one address, so that who guesses locks
 * out nobody but himself; more often from one address, and for one account from all addresses together, so that who
 * guesses from many is slow too. Where an account's secret was right, others' guesses elsewhere do not count. A guess
 * counts before it is looked at. Its memory is bounded, whatever names are tried.
 */
public final class Guesses {

    static final int OF_ONE_HERE = 10;
    static final int FROM_HERE = 100;
    static final int OF_ONE = 100;
    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int NAMES = 10_000;
    private static final int PROVEN = 1_000;
    private static final int TURNS = 256;

    private final Quota ofOneHere;
    private final Quota fromHere;
    private final Quota ofOne;
    private final Set<Guess> proven = Collections.synchronizedSet(Collections.newSetFromMap(new Latest()));
    private final Object[] turns = new Object[TURNS];

    Guesses(InstantSource clock) {
        ofOneHere = new Quota(OF_ONE_HERE, WINDOW, NAMES, clock);
        fromHere = new Quota(FROM_HERE, WINDOW, NAMES, clock);
        ofOne = new Quota(OF_ONE, WINDOW, NAMES, clock);
        Arrays.setAll(turns, number -> new Object());
    }

    /** The latest pairs of account and address that were right. */
    private static final class Latest extends LinkedHashMap<Guess, Boolean> {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Guess, Boolean> eldest) {
            return size() > PROVEN;
        }
    }

    /** Somebody's try at an account. */
    public record Guess(String account, String network) {

        /** @param address the caller's */
        public static Guess of(String account, String address) {
            return new Guess(account, Network.of(address));
        }

        private String both() {
            return network + ' ' + account;
        }
    }

    /**
     * Those for one account from one address are looked at one after the other, holding this: right ones are then never
     * too many at once, and wrong ones never pass beside each other.
     */
    Object turnOf(Guess guess) {
        return turns[Math.floorMod(guess.hashCode(), TURNS)];
    }

    /** Counts it as wrong. @return zero when it may be looked at, else how long there is no guess left */
    public Duration begin(Guess guess) {
        Duration pause = ofOneHere.take(guess.both());
        if (!pause.isZero()) {
            return pause;
        }
        pause = fromHere.take(guess.network());
        if (!pause.isZero()) {
            ofOneHere.giveBack(guess.both());
            return pause;
        }
        pause = proven.contains(guess) ? Duration.ZERO : ofOne.take(guess.account());
        if (!pause.isZero()) {
            ofOneHere.giveBack(guess.both());
            fromHere.giveBack(guess.network());
        }
        return pause;
    }

    /** As if it had not been. */
    public void takeBack(Guess guess) {
        ofOneHere.giveBack(guess.both());
        fromHere.giveBack(guess.network());
        if (!proven.contains(guess)) {
            ofOne.giveBack(guess.account());
        }
    }

    /** It was none. */
    public void wasRight(Guess guess) {
        takeBack(guess);
        proven.add(guess);
    }
}
