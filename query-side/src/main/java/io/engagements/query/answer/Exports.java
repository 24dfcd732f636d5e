package io.engagements.query.answer;

import io.engagements.events.Caller;
import io.engagements.support.background.IntegrityCheck;
import io.engagements.support.limits.Places;
import io.engagements.support.limits.Turns;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * The one place for answers that cost much time and memory: few are made at once, some more may wait for a short time,
 * and each party has its share of that: who asks often stands in line behind who asks once.
 */
@Component
public class Exports {

    private static final int AT_ONCE = 2;
    private static final int WAITING_TOO = 24;
    private static final int OF_ONE = 3;
    private static final int OF_THE_FIRST = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Places places = new Places(WAITING_TOO, OF_ONE, OF_THE_FIRST);
    private final Turns turns = new Turns(AT_ONCE);
    private final List<IntegrityCheck> checks;
    private final Snapshot snapshot;

    Exports(List<IntegrityCheck> checks, Snapshot snapshot) {
        this.checks = checks;
        this.snapshot = snapshot;
    }

    /**
     * Makes what will be taken away, when the caller's turn comes.
     *
     * @throws ProblemException as {@link #make}; 503 when what is stored was changed
     */
    public <T> T handOut(Caller caller, Supplier<T> costly) {
        return make(caller, () -> {
            // Apart: it does not fix the state that the answer is read from.
            if (snapshot.apart(
                    () -> checks.stream().anyMatch(check -> check.found().isPresent()))) {
                throw ProblemException.changed();
            }
            return costly.get();
        });
    }

    /**
     * Makes something for a caller, when its turn comes.
     *
     * @throws ProblemException 429 when too many wait, too many of the caller's party do, or the turn does not come
     */
    public <T> T make(Caller caller, Supplier<T> costly) {
        return await(caller, () -> inTurn(whose(caller), costly));
    }

    /** Only waits for something that is made elsewhere, one at a time; that counts too. */
    public <T> T await(Caller caller, Supplier<T> waiting) {
        try (Places.Place place = places.take(whose(caller)).orElseThrow(ProblemException::tooMany)) {
            return waiting.get();
        }
    }

    private <T> T inTurn(String whose, Supplier<T> costly) {
        try (Turns.Turn turn = turns.await(whose, PATIENCE).orElseThrow(ProblemException::tooMany)) {
            return costly.get();
        }
    }

    private static String whose(Caller caller) {
        return caller.party() == null ? "person " + caller.person() : "party " + caller.party();
    }
}
