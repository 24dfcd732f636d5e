package io.engagements.command.endpoint;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.command.attempt.CommandNotPerformedException;
import io.engagements.command.attempt.StaleVersionException;
import io.engagements.command.store.StaleStateGuard;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.stored.EventCodec;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;

/**
 * What a command's transaction does besides deciding: it claims the idempotency key first, notes every stored event
 * and beside it the command, believes a decision without events only when nothing was stored since, and writes the key with the whole answer last.
 */
@Component
public class CommandTransaction
        implements MessageHandlerInterceptor<CommandMessage<?>>, MessageDispatchInterceptor<EventMessage<?>> {

    static final String KEY_USE = "keyUse";

    private static final String RECEIPT = StoredEvents.class.getName();

    private final IdempotencyKeys keys;
    private final StaleStateGuard lastWord;

    CommandTransaction(IdempotencyKeys keys, StaleStateGuard lastWord) {
        this.keys = keys;
        this.lastWord = lastWord;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unit, InterceptorChain chain) throws Exception {
        StoredEvents receipt = new StoredEvents();
        unit.resources().put(RECEIPT, receipt);
        IdempotencyKey use = (IdempotencyKey) unit.getMessage().getMetaData().get(KEY_USE);
        if (use != null) {
            keys.claim(use);
        }
        decide(unit, chain);
        unit.onPrepareCommit(written -> {
            if (receipt.isEmpty()) {
                lastWord.require(unit);
            }
        });
        if (use != null && unit.getMessage().getPayload() instanceof CommandEnvelope attempt) {
            unit.onPrepareCommit(written -> keys.keep(use, Answers.done(attempt.command(), receipt)));
        }
        return receipt;
    }

    /** What was not done is believed only when it was decided on all there is. */
    private void decide(UnitOfWork<?> unit, InterceptorChain chain) throws Exception {
        try {
            chain.proceed();
        } catch (CommandNotPerformedException | StaleVersionException e) {
            lastWord.require(unit);
            throw e;
        }
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> events) {
        return (index, event) -> {
            if (CurrentUnitOfWork.isStarted() && event instanceof DomainEventMessage<?> stored) {
                UnitOfWork<?> unit = CurrentUnitOfWork.get().root();
                StoredEvents receipt = unit.getResource(RECEIPT);
                if (receipt != null) {
                    receipt.add(stored, EventCodec.nameOf(event.getPayloadType()));
                }
                return named(event, unit.getMessage());
            }
            return event;
        };
    }

    /** Notes beside it which command of a person's it came with; what time brings about has none. */
    private static EventMessage<?> named(EventMessage<?> event, Message<?> by) {
        return by.getPayload() instanceof CommandEnvelope
                ? event.andMetaData(Map.of(EntryBytes.COMMAND_ID, by.getIdentifier()))
                : event;
    }
}
