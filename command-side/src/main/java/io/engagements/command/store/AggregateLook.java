package io.engagements.command.store;

import java.util.Optional;
import java.util.function.Function;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.RepositoryProvider;
import org.springframework.stereotype.Component;

/** An aggregate as it stands, for what is decided without being a command: read as a command would read it. */
@Component
public class AggregateLook {

    private final RepositoryProvider repositories;
    private final StaleStateGuard lastWord;

    AggregateLook(RepositoryProvider repositories, StaleStateGuard lastWord) {
        this.repositories = repositories;
        this.lastWord = lastWord;
    }

    /** Empty when there is none. */
    public <A, S> Optional<S> at(Class<A> type, String id, Function<A, S> state) {
        ResultMessage<S> found = look(type, id, state);
        if (found.isExceptional() && found.exceptionResult() instanceof ConcurrencyException) {
            found = look(type, id, state);
        }
        if (!found.isExceptional()) {
            return Optional.of(found.getPayload());
        } else if (found.exceptionResult() instanceof AggregateNotFoundException) {
            return Optional.empty();
        }
        throw new IllegalStateException("cannot read " + type.getSimpleName() + " " + id, found.exceptionResult());
    }

    private <A, S> ResultMessage<S> look(Class<A> type, String id, Function<A, S> state) {
        return new DefaultUnitOfWork<Message<?>>(null).executeWithResult(() -> load(type, id, state));
    }

    private <A, S> S load(Class<A> type, String id, Function<A, S> state) {
        S found = repositories.repositoryFor(type).load(id).invoke(state);
        lastWord.require(CurrentUnitOfWork.get());
        return found;
    }
}
