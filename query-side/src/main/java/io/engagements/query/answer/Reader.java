package io.engagements.query.answer;

import io.engagements.events.Caller;
import io.engagements.support.access.AccessTo;
import io.engagements.support.limits.Places;
import io.engagements.support.limits.TooManyException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Reads one thing for a caller, waiting for the version that the caller asks for. A waiting request holds a thread, so
 * only so many wait, of one party and of all, and only for what may come.
 */
@Component
public class Reader {

    private static final Duration AT_MOST = Duration.ofSeconds(2);
    private static final Duration SOON = Duration.ZERO;

    /** Further behind than this, two seconds do not help. */
    private static final long FAR = 1_000;

    private static final int WAITING_OF_ONE = 32;
    private static final int WAITING = 96;

    private final Freshness freshness;
    private final CatchUp catchUp;
    private final Snapshot snapshot;
    private final Accesses accesses;
    private final Places places = new Places(WAITING, WAITING_OF_ONE);

    Reader(Freshness freshness, CatchUp catchUp, Snapshot snapshot, Accesses accesses) {
        this.freshness = freshness;
        this.catchUp = catchUp;
        this.snapshot = snapshot;
        this.accesses = accesses;
    }

    /**
     * What is visible now, or as soon as it has reached {@code minVersion}; that it was read is put on record.
     *
     * @param what is read
     * @throws ProblemException 400 when {@code minVersion} is none; 404 when it is not visible: with {@code minVersion} as soon as that cannot change any
     *     more by what was done before; 503 when it is visible, or may be soon, and has not reached that version within
     *     2 seconds, or as soon as nothing that was done before can bring it so far, or when too many wait already
     * @throws TooManyException when the caller's party has too many that wait
     */
    public <T> T read(
            AccessTo what, @Nullable Long minVersion, Supplier<Optional<T>> visible, ToLongFunction<T> version) {
        return read(what, minVersion, visible, version, ProblemException::behind);
    }

    /**
     * The same for an address that names a version: 404 instead of 503 as soon as nothing that was done before can bring it
     * so far, for there is nothing at such an address.
     */
    public <T> T find(
            AccessTo what, @Nullable Long minVersion, Supplier<Optional<T>> visible, ToLongFunction<T> version) {
        return read(what, minVersion, visible, version, ProblemException::unknown);
    }

    private <T> T read(
            AccessTo what,
            @Nullable Long minVersion,
            Supplier<Optional<T>> visible,
            ToLongFunction<T> version,
            Supplier<ProblemException> never) {
        T found = read(minVersion, visible, version, never);
        accesses.looked(what);
        return found;
    }

    private <T> T read(
            @Nullable Long minVersion,
            Supplier<Optional<T>> visible,
            ToLongFunction<T> version,
            Supplier<ProblemException> never) {
        if (minVersion == null) {
            return visible.get().orElseThrow(ProblemException::unknown);
        }
        if (minVersion < 0) {
            throw ProblemException.malformed("minVersion", "is a version from 0 on");
        }
        Supplier<Optional<T>> thatFar = () -> visible.get().filter(found -> version.applyAsLong(found) >= minVersion);
        if (snapshot.apart(thatFar).isEmpty()) {
            inAPlace(() -> await(minVersion, visible, version, never));
        }
        // Now in the state that the whole answer is read from.
        return thatFar.get().orElseThrow(ProblemException::behind);
    }

    /**
     * Waits until something is so that is read anew each time, and not in the state that the answer is read from.
     *
     * @param reached is told whether everything done before this call is shown
     * @throws ProblemException 503 when too many wait already
     * @throws TooManyException when the caller's party has too many that wait
     */
    public void await(Predicate<Boolean> reached, Duration atMost) {
        BooleanSupplier all = snapshot.apart(catchUp::upToNow);
        await(() -> reached.test(all.getAsBoolean()), atMost);
    }

    /**
     * The same of what needs not be shown.
     *
     * @return whether it is so
     * @throws ProblemException 503 when too many wait already
     * @throws TooManyException when the caller's party has too many that wait
     */
    public boolean await(BooleanSupplier reached, Duration atMost) {
        if (!snapshot.apart(reached::getAsBoolean)) {
            inAPlace(() -> freshness.await(() -> snapshot.apart(reached::getAsBoolean), atMost));
        }
        return snapshot.apart(reached::getAsBoolean);
    }

    private void inAPlace(Runnable waiting) {
        String party = party();
        try (Places.Place place = places.take(party).orElse(null)) {
            if (place == null) {
                throw places.hasAll(party) ? TooManyException.of("waits", SOON) : ProblemException.behind();
            }
            waiting.run();
        }
    }

    /**
     * Whether everything is shown is asked before looking: what came between is seen. Nothing is looked at in the state that
     * the answer will be read from, for that would fix it.
     */
    private <T> void await(
            long minVersion,
            Supplier<Optional<T>> visible,
            ToLongFunction<T> version,
            Supplier<ProblemException> never) {
        BooleanSupplier all = snapshot.apart(catchUp::upToNow);
        boolean reached = freshness.await(
                () -> {
                    boolean nothingMore = snapshot.apart(all::getAsBoolean);
                    Optional<T> seen = snapshot.apart(visible);
                    if (seen.isEmpty() && nothingMore) {
                        throw ProblemException.unknown();
                    }
                    long behind = seen.map(found -> minVersion - version.applyAsLong(found))
                            .orElse(1L);
                    if (behind > 0 && nothingMore) {
                        throw never.get();
                    }
                    if (behind > FAR) {
                        throw ProblemException.behind();
                    }
                    return behind <= 0;
                },
                AT_MOST);
        if (!reached) {
            throw ProblemException.behind();
        }
    }

    private static String party() {
        Authentication asking = SecurityContextHolder.getContext().getAuthentication();
        return asking != null && asking.getPrincipal() instanceof Caller caller && caller.party() != null
                ? caller.party()
                : "";
    }
}
