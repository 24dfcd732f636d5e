package io.engagements.standalone.faults;

import java.util.ArrayList;
import java.util.List;

/** What a check found wrong, a sentence each. */
final class Faults {

    private static final int SHOWN = 20;

    private final List<String> found = new ArrayList<>();

    void require(boolean holds, String otherwise, Object... details) {
        if (!holds) {
            found.add(String.format(otherwise, details));
        }
    }

    /** The first of them. */
    List<String> found() {
        return found.subList(0, Math.min(SHOWN, found.size()));
    }
}
