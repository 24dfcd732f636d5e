package io.engagements.command.engagement;

import io.engagements.command.store.LastWord;
import io.engagements.rules.engagement.Engagement;
import java.util.Optional;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.RepositoryProvider;
import org.springframework.stereotype.Component;

/** An engagement as it stands, for what is decided here without being a command: read as a command would read it. */
@Component
public class EngagementLook {

    private final RepositoryProvider repositories;
    private final LastWord lastWord;

    EngagementLook(RepositoryProvider repositories, LastWord lastWord) {
        this.repositories = repositories;
        this.lastWord = lastWord;
    }

    /** Empty when there is none. */
    public Optional<Engagement> at(String engagementId) {
        ResultMessage<Engagement> found = look(engagementId);
        if (found.isExceptional() && found.exceptionResult() instanceof ConcurrencyException) {
            found = look(engagementId);
        }
        if (!found.isExceptional()) {
            return Optional.of(found.getPayload());
        } else if (found.exceptionResult() instanceof AggregateNotFoundException) {
            return Optional.empty();
        }
        throw new IllegalStateException("cannot read engagement " + engagementId, found.exceptionResult());
    }

    private ResultMessage<Engagement> look(String engagementId) {
        return new DefaultUnitOfWork<Message<?>>(null).executeWithResult(() -> load(engagementId));
    }

    private Engagement load(String engagementId) {
        Engagement engagement = repositories
                .repositoryFor(EngagementAggregate.class)
                .load(engagementId)
                .invoke(EngagementAggregate::state);
        lastWord.require(CurrentUnitOfWork.get());
        return engagement;
    }
}
