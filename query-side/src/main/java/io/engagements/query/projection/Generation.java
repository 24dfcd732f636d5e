package io.engagements.query.projection;

/**
 * One making of a projection's rows.
 *
 * @param position the last entry that is in them
 */
record Generation(String projection, int number, int revision, State state, long position) {

    enum State {
        BUILDING,
        VERIFYING,
        LIVE,
        RETIRED
    }

    String schema() {
        return schema(projection, number);
    }

    static String schema(String projection, int number) {
        return projection + "_" + number;
    }

    /** The name under which it parks: the live one's is the projection's own. */
    String parkedAs() {
        return state == State.LIVE ? projection : projection + "@" + number;
    }

    boolean isUnfinished() {
        return state == State.BUILDING || state == State.VERIFYING;
    }
}
