package io.engagements.standalone.load;

import io.engagements.query.projection.Projections;
import io.engagements.query.projection.Projections.ProjectionStatus;
import io.engagements.query.projection.Rebuilds;
import java.util.concurrent.locks.LockSupport;

/** How fast every projection is made again, one after the other, from the first entry to the last. */
final class MakingAgain {

    private static final long LOOK_AGAIN_NANOS = 1_000_000;

    private MakingAgain() {}

    static void measure(Projections projections, Rebuilds rebuilds) {
        while (!projections.areCaughtUp()) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        long events = 0;
        double seconds = 0;
        for (ProjectionStatus status : projections.statuses()) {
            double taken = seconds(status.name(), rebuilds);
            System.out.printf("made again: %-22s %10.0f events/s%n", status.name(), status.position() / taken);
            events += status.position();
            seconds += taken;
        }
        System.out.printf("made again: all %,d events %15.0f events/s (aim 30000)%n", events, events / seconds);
    }

    private static double seconds(String projection, Rebuilds rebuilds) {
        long began = System.nanoTime();
        rebuilds.rebuild(projection).orElseThrow();
        while (rebuilds.isUnderWay(projection)) {
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return (System.nanoTime() - began) / 1e9;
    }
}
