package io.engagements.query.print;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What is printed of lists that grow: the latest of each, and so many entries in all; the others are counted. */
public final class Latest {

    static final int MOST = 50;
    static final int MOST_IN_ALL = 2_000;

    private int printed;
    private int leftOut;

    Latest() {}

    /** The latest, which stand last. */
    public <T> List<T> of(Collection<T> all) {
        int most = Math.min(Math.min(MOST, MOST_IN_ALL - printed), all.size());
        printed += most;
        leftOut += all.size() - most;
        return new ArrayList<>(all).subList(all.size() - most, all.size());
    }

    /** How many were not printed until now. */
    public int getLeftOut() {
        return leftOut;
    }
}
