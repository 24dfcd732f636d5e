package io.engagements.command.checkpoint;

import io.engagements.command.checkpoint.SigningKeys.Changed;
import io.engagements.command.ledger.CommitSignal;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.support.background.LeaderLock;
import io.engagements.support.problem.RequestProblem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Has the signer's keys replaced for the operator, by whatever way that is asked for. */
@Component
public class KeyChange {

    /** Whoever has not looked for so long has to be told by other ways. */
    private static final Duration LONGEST = Duration.ofDays(400);

    private static final int LOOKS = 50;
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private final SigningKeys keys;
    private final CheckpointRows rows;
    private final Checkpoints checkpoints;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final CommitSignal signal;
    private final InstantSource clock = InstantSource.system();

    KeyChange(
            SigningKeys keys,
            CheckpointRows rows,
            Checkpoints checkpoints,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            CommitSignal signal) {
        this.keys = keys;
        this.rows = rows;
        this.checkpoints = checkpoints;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.signal = signal;
    }

    /**
     * Public keys in their text form (C2SP signed-note).
     *
     * @param eventId of what the ledger says about it
     * @param before those that signed until now
     * @param after those of the same names that sign from now on
     */
    public record KeysChanged(String eventId, List<String> before, List<String> after, Instant bothUntil) {}

    /**
     * Makes new keys for the log, its clock and who packs; for the operator.
     *
     * @param bothUntil how long the earlier ones sign too, at most 400 days from now
     * @throws RequestProblem when it may not or cannot be done, or not yet; nothing was changed then
     */
    public KeysChanged replace(@Nullable Instant bothUntil, Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw KeyProblem.forbidden();
        }
        if (bothUntil == null) {
            throw KeyProblem.moment("is required");
        }
        Changed changed = begin(bothUntil, caller.person());
        SigningKeysChanged change = changed.change();
        return new KeysChanged(changed.eventId(), change.before(), change.after(), change.bothUntil());
    }

    Changed begin(Instant bothUntil, String orderedBy) {
        Instant now = clock.instant();
        if (bothUntil.isBefore(now) || bothUntil.isAfter(now.plus(LONGEST))) {
            throw KeyProblem.moment("must be between now and " + LONGEST.toDays() + " days from now");
        }
        Changed changed = inTurn(bothUntil.truncatedTo(ChronoUnit.SECONDS), orderedBy);
        signal.raise();
        checkpoints.signNow();
        return changed;
    }

    /** A turn of the signer is short, apart from the very first ones. */
    private Changed inTurn(Instant bothUntil, String orderedBy) {
        for (int look = 0; look < LOOKS; look++) {
            Optional<Changed> changed =
                    Objects.requireNonNull(transaction.execute(status -> LeaderLock.SIGNING.tryInTransaction(jdbc)
                            ? Optional.of(begun(bothUntil, orderedBy))
                            : Optional.<Changed>empty()));
            if (changed.isPresent()) {
                return changed.get();
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
        throw KeyProblem.signing();
    }

    private Changed begun(Instant bothUntil, String orderedBy) {
        String origin = rows.origin().orElseThrow(KeyProblem::unsigned);
        try {
            keys.bothUntil(origin).ifPresent(until -> {
                throw KeyProblem.underWay(until);
            });
            return keys.replace(origin, bothUntil, orderedBy);
        } catch (CannotSignException e) {
            throw KeyProblem.refused(String.valueOf(e.getMessage()));
        }
    }
}
