package io.engagements.command.engagement;

import io.engagements.rules.engagement.Engagement;
import java.util.Optional;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.RepositoryProvider;
import org.springframework.stereotype.Component;

/** An engagement as it stands, for what is decided here without being a command: read as a command would read it. */
@Component
public class EngagementLook {

    private final RepositoryProvider repositories;

    EngagementLook(RepositoryProvider repositories) {
        this.repositories = repositories;
    }

    /** Empty when there is none. */
    public Optional<Engagement> at(String engagementId) {
        ResultMessage<Engagement> found =
                new DefaultUnitOfWork<Message<?>>(null).executeWithResult(() -> load(engagementId));
        if (!found.isExceptional()) {
            return Optional.of(found.getPayload());
        } else if (found.exceptionResult() instanceof AggregateNotFoundException) {
            return Optional.empty();
        }
        throw new IllegalStateException("cannot read engagement " + engagementId, found.exceptionResult());
    }

    private Engagement load(String engagementId) {
        return repositories
                .repositoryFor(EngagementAggregate.class)
                .load(engagementId)
                .invoke(EngagementAggregate::state);
    }
}
