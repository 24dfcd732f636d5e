package io.engagements.limits;

import java.util.HashMap;
import java.util.Map;

/** How many may be at something at once, each and all together. Nobody waits for a place. */
public final class Places {

    private final int each;
    private final int all;
    private final Map<String, Integer> taken = new HashMap<>();
    private int inAll;

    /** Whether there was a place, and if not, who has them all. */
    public enum Found {
        PLACE,
        TAKEN_BY_THE_SAME,
        TAKEN_BY_ALL
    }

    /**
     * @param each how many one may have at once
     * @param all how many there are
     */
    public Places(int each, int all) {
        this.each = each;
        this.all = all;
    }

    /** Takes a place, which is to be left again, when there is one. */
    public synchronized Found enter(String name) {
        int own = taken.getOrDefault(name, 0);
        if (own >= each) {
            return Found.TAKEN_BY_THE_SAME;
        } else if (inAll >= all) {
            return Found.TAKEN_BY_ALL;
        }
        taken.put(name, own + 1);
        inAll++;
        return Found.PLACE;
    }

    /** Leaves a place that was taken. */
    public synchronized void leave(String name) {
        taken.computeIfPresent(name, (same, own) -> own > 1 ? own - 1 : null);
        inAll--;
    }
}
