package io.engagements.support.limits;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A number of places, in all and for each who takes one. Whoever finds none is told so at once. */
public final class Places {

    private final int inAll;
    private final int each;
    private final int forFirst;
    private final Map<String, Integer> taken = new HashMap<>();
    private int allTaken;

    /**
     * @param inAll how many there are
     * @param each how many of them one may have at once
     */
    public Places(int inAll, int each) {
        this(inAll, each, 0);
    }

    /** @param forFirst of them are left for whoever has none yet, so that a few cannot take them all */
    public Places(int inAll, int each, int forFirst) {
        this.inAll = inAll;
        this.each = each;
        this.forFirst = forFirst;
    }

    /** Empty when all are taken, or all that one may have. */
    public synchronized Optional<Place> take(String whom) {
        int has = taken.getOrDefault(whom, 0);
        if (allTaken >= inAll - (has == 0 ? 0 : forFirst) || has >= each) {
            return Optional.empty();
        }
        allTaken++;
        taken.put(whom, has + 1);
        return Optional.of(new Place(whom));
    }

    /** True when one has all that one may have. */
    public synchronized boolean hasAll(String whom) {
        return taken.getOrDefault(whom, 0) >= each;
    }

    private synchronized void giveBack(String whom) {
        allTaken--;
        taken.computeIfPresent(whom, (name, has) -> has == 1 ? null : has - 1);
    }

    /** To be closed; more than once does no harm. */
    public final class Place implements AutoCloseable {

        private final String whom;
        private boolean taken = true;

        private Place(String whom) {
            this.whom = whom;
        }

        @Override
        public void close() {
            synchronized (Places.this) {
                if (taken) {
                    taken = false;
                    giveBack(whom);
                }
            }
        }
    }
}
