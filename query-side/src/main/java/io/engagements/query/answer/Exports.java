package io.engagements.query.answer;

import io.engagements.events.Caller;
import io.engagements.limits.Places;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The one place for answers that cost much time and memory: few are made at once, some more may wait for a short time,
 * and each party has its share of that.
 */
@Component
public class Exports {

    private static final int AT_ONCE = 2;
    private static final int WAITING_TOO = 12;
    private static final int OF_ONE = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Places places = new Places(WAITING_TOO, OF_ONE);
    private final Semaphore making = new Semaphore(AT_ONCE, true);

    /**
     * Makes something for a caller, when its turn comes.
     *
     * @throws ProblemException 429 when too many wait, too many of the caller's party do, or the turn does not come
     */
    public <T> T make(Caller caller, Supplier<T> costly) {
        return await(caller, () -> inTurn(costly));
    }

    /** Only waits for something that is made elsewhere, one at a time; that counts too. */
    public <T> T await(Caller caller, Supplier<T> waiting) {
        try (Places.Place place = places.take(whose(caller)).orElseThrow(ProblemException::tooMany)) {
            return waiting.get();
        }
    }

    private <T> T inTurn(Supplier<T> costly) {
        if (!isItsTurn()) {
            throw ProblemException.tooMany();
        }
        try {
            return costly.get();
        } finally {
            making.release();
        }
    }

    private boolean isItsTurn() {
        try {
            return making.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static String whose(Caller caller) {
        return caller.party() == null ? "person " + caller.person() : "party " + caller.party();
    }
}
