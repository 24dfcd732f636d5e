package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.ContractEvent.ContractApproved;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.history.Sentences.Known;
import io.engagements.rules.onboarding.Documents;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads what sentences about events of an engagement say besides: no more than these events need. */
@Component
class KnownRows {

    private final EngagementRows engagements;

    KnownRows(EngagementRows engagements) {
        this.engagements = engagements;
    }

    /** @param names of parties, by their ids */
    Known of(String engagementId, Collection<? extends DomainEvent> events, Map<String, String> names) {
        List<String> deliverables = events.stream()
                .flatMap(event -> Sentences.deliverableOf(event).stream())
                .toList();
        return new Known(engagements.titles(engagementId, deliverables), names, unprovided(events));
    }

    /** Those of these events that cite a document which the client never provided. */
    private Set<DomainEvent> unprovided(Collection<? extends DomainEvent> events) {
        List<EngagementEvent> citing = events.stream()
                .filter(event -> event instanceof NdaSigned || event instanceof ContractApproved)
                .map(EngagementEvent.class::cast)
                .toList();
        Map<String, Documents> provided = engagements.documents(
                citing.stream().map(EngagementEvent::engagementId).collect(Collectors.toSet()));
        return citing.stream()
                .filter(event -> !isProvided(provided.getOrDefault(event.engagementId(), Documents.NONE), event))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the document was provided that an event cites; it cites none, mostly. */
    static boolean isProvided(Documents provided, DomainEvent event) {
        if (event instanceof NdaSigned signed) {
            return provided.isProvided(DocumentKind.NDA, signed.documentSha256());
        }
        return !(event instanceof ContractApproved approved)
                || provided.isProvided(DocumentKind.CONTRACT, approved.documentSha256());
    }
}
