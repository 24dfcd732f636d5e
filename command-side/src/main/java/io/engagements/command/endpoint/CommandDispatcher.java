package io.engagements.command.endpoint;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.command.attempt.CommandNotPerformedException;
import io.engagements.command.attempt.StaleVersionException;
import io.engagements.command.refusal.RefusalRecord;
import io.engagements.events.Caller;
import io.engagements.events.DomainCommand;
import io.engagements.events.catalog.CommandFit.Misfit;
import io.engagements.events.refusal.Refusal;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Decision;
import io.engagements.support.security.Denial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes attempts to their aggregates and turns what comes back into answers. */
@Component
public class CommandDispatcher {

    private static final Logger log = LoggerFactory.getLogger(CommandDispatcher.class);

    private static final int TRIES = 3;

    private final CommandBus commands;
    private final RefusalRecord refusals;
    private final IdempotencyKeys keys;
    private final TakenIds taken;

    CommandDispatcher(CommandBus commands, RefusalRecord refusals, IdempotencyKeys keys, TakenIds taken) {
        this.taken = taken;
        this.commands = commands;
        this.refusals = refusals;
        this.keys = keys;
    }

    /**
     * Does what somebody inside the process asks, as received at {@code receivedAt} (whole seconds).
     *
     * @param command complete and within its constraints
     * @param key an idempotency key of the caller's party: with the same again nothing is done twice
     * @return the rule that refused it, which is on record then; empty when it is done
     * @throws IllegalStateException when anything else stood in the way
     */
    public Optional<RuleId> perform(DomainCommand command, Caller by, Instant receivedAt, String key) {
        byte[] body = command.toString().getBytes(StandardCharsets.UTF_8);
        String party = Objects.requireNonNull(by.party());
        Answer answer = handle(
                CommandEnvelopes.of(command, by, receivedAt, null),
                IdempotencyKey.of(party, key, command.commandName(), body));
        if (answer.isProblem() && answer.rules().isEmpty()) {
            throw new IllegalStateException(new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.rules().stream().findFirst();
    }

    Answer handle(CommandEnvelope attempt, @Nullable IdempotencyKey use) {
        try {
            return Answers.done(attempt.command(), persistently(attempt, use));
        } catch (ImmediateAnswerException e) {
            return e.answer();
        } catch (CommandNotPerformedException e) {
            return notDone(attempt, e.decision(), use);
        } catch (StaleVersionException e) {
            return Answers.stale(e.current());
        } catch (AggregateNotFoundException e) {
            return Answers.unknown();
        } catch (AggregateStreamCreationException | ConcurrencyException | DuplicateKeyException e) {
            return taken.lost(attempt.command(), attempt.by());
        }
    }

    /**
     * A lost race is run again against what the winner left: twice, for the first time this instance may only have been
     * behind another.
     */
    private StoredEvents persistently(CommandEnvelope attempt, @Nullable IdempotencyKey use) {
        for (int tries = 1; tries < TRIES; tries++) {
            try {
                return once(attempt, use);
            } catch (AggregateStreamCreationException e) {
                throw e;
            } catch (ConcurrencyException | DuplicateKeyException | EventStoreException e) {
                log.debug("{} lost a race and is tried again", attempt.target(), e);
            }
        }
        return once(attempt, use);
    }

    private StoredEvents once(CommandEnvelope attempt, @Nullable IdempotencyKey use) {
        CommandMessage<CommandEnvelope> message = new GenericCommandMessage<>(attempt);
        if (use != null) {
            message = message.andMetaData(Map.of(CommandTransaction.KEY_USE, use));
        }
        FutureCallback<CommandEnvelope, StoredEvents> callback = new FutureCallback<>();
        commands.dispatch(message, callback);
        var result = callback.getResult();
        if (result.isExceptional()) {
            throw unchecked(result.exceptionResult());
        }
        return result.getPayload();
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(thrown);
    }

    private Answer notDone(CommandEnvelope attempt, Decision decision, @Nullable IdempotencyKey use) {
        if (decision instanceof Decision.Refused refused) {
            return refused(attempt, refused.refusal(), use);
        } else if (decision instanceof Decision.Lost lost) {
            return Answers.conflict(lost.detail(), lost.winner());
        } else if (decision instanceof Decision.Invalid invalid) {
            return Answers.invalid(List.of(new Misfit(invalid.pointer(), invalid.detail())));
        } else if (decision instanceof Decision.Unknown) {
            return Answers.unknown();
        } else if (decision instanceof Decision.Forbidden) {
            Denial.role(attempt.target());
            return Answers.forbidden();
        }
        throw new IllegalStateException("a command that was done does not end here: " + decision);
    }

    /** The refusal goes on record together with the key's answer before anybody hears of it. */
    private Answer refused(CommandEnvelope attempt, Refusal refusal, @Nullable IdempotencyKey use) {
        try {
            return refusals.record(attempt, refusal, id -> Answers.refused(attempt.command(), refusal, id), answer -> {
                if (use != null) {
                    keys.claim(use);
                    keys.keep(use, answer);
                }
            });
        } catch (ImmediateAnswerException e) {
            return e.answer();
        } catch (DuplicateKeyException e) {
            return Answers.busy("A command with this Idempotency-Key was just being answered.");
        }
    }
}
