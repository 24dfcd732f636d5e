package io.engagements.query.projection;

/**
 * One making of a projection's rows.
 *
 * @param revision the projection's, when they were begun
 * @param shape what they look like: see {@link Shape}
 * @param position the last entry that is in them
 */
record Generation(String projection, int number, int revision, String shape, State state, long position) {

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

    /** Whether its rows are as this release's projection makes them. */
    boolean isOf(Projection asItIs) {
        return projection.equals(asItIs.name()) && revision == asItIs.revision() && shape.equals(Shape.of(asItIs));
    }

    boolean isUnfinished() {
        return state == State.BUILDING || state == State.VERIFYING;
    }
}
