package io.engagements.query.evidence;

import io.engagements.events.Caller;
import io.engagements.query.answer.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How far packages have come that are made just now. Whoever asks for one may name it, and ask meanwhile how far it is; nobody
 * else can. It is known to the process that makes it, and only as long as it does.
 */
@Component
public class Underway {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,40}");

    private final Map<Named, Watch> watches = new ConcurrentHashMap<>();

    private record Named(String person, String name) {}

    /** What is done for it now. */
    public enum Step {
        /** Others are being made. */
        WAITING,
        /** How far the entries go is written down, and signed. */
        SIGNING,
        /** Entries are packed. */
        PACKING
    }

    /** @param of how many entries there are; 0 while that is not known */
    public record State(Step step, long packed, long of) {}

    /** How far one has come. It is written by who makes it, and read by others. */
    public static final class Watch implements AutoCloseable {

        private volatile State state = new State(Step.WAITING, 0, 0);
        private Runnable end = () -> {};

        /** One that nobody asks for. */
        static Watch unseen() {
            return new Watch();
        }

        void signing() {
            state = new State(Step.SIGNING, 0, 0);
        }

        void packing(long entries) {
            state = new State(Step.PACKING, 0, entries);
        }

        void packed() {
            State before = state;
            state = new State(Step.PACKING, before.packed() + 1, before.of());
        }

        @Override
        public void close() {
            end.run();
        }
    }

    /** @param name that the caller gave it; absent where it will not be asked for */
    Watch begin(@Nullable String name, Caller caller) {
        Watch watch = Watch.unseen();
        if (name != null) {
            Named named = named(name, caller);
            watches.put(named, watch);
            watch.end = () -> watches.remove(named, watch);
        }
        return watch;
    }

    /** Empty before it is begun, and when it is done. @throws ProblemException 400 when that is no name */
    public Optional<State> of(String name, Caller caller) {
        return Optional.ofNullable(watches.get(named(name, caller))).map(watch -> watch.state);
    }

    private static Named named(String name, Caller caller) {
        if (!NAME.matcher(name).matches()) {
            throw ProblemException.malformed("progress", "is a name of 1 to 40 letters, digits and hyphens");
        }
        return new Named(caller.person(), name);
    }
}
