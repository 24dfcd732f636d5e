package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.ContractEvent.ContractApproved;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.onboarding.Documents;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.work.Deliverable;
import io.engagements.rules.work.Input;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What sentences say of an engagement that their events do not hold. What is not known is called by its id.
 *
 * @param names of the parties, and of those who act for them
 * @param titles of deliverables, by their ids, where no more than that is known of them
 * @param work deliverables by their ids
 * @param grounds by their ids
 * @param whole whether nothing more is to be read of it
 */
public record Around(
        Callings names,
        Map<String, String> titles,
        Function<String, Optional<Deliverable>> work,
        Function<String, Optional<Ground>> grounds,
        @Nullable Contract contract,
        boolean whole) {

    static Around nothingBut(Callings names) {
        return new Around(names, Map.of(), id -> Optional.empty(), id -> Optional.empty(), null, false);
    }

    /**
     * Of one that is read in part.
     *
     * @param titles of the deliverables that are known, by their ids
     */
    public static Around of(Contract contract, Callings names, Map<String, String> titles) {
        return new Around(names, titles, id -> Optional.empty(), id -> Optional.empty(), contract, false);
    }

    /** All of it. */
    public static Around of(Engagement engagement, Callings names) {
        return new Around(
                names,
                Map.of(),
                engagement.deliverables()::get,
                engagement.grounds()::get,
                engagement.contract(),
                true);
    }

    public Optional<String> title(String deliverableId) {
        return Optional.ofNullable(titles.get(deliverableId))
                .or(() -> work.apply(deliverableId).map(Deliverable::title));
    }

    Optional<String> criterion(String deliverableId, String criterionId) {
        return work.apply(deliverableId).stream()
                .flatMap(piece -> piece.criteria().stream())
                .filter(criterion -> criterion.id().equals(criterionId))
                .map(AcceptanceCriterion::text)
                .findFirst();
    }

    Optional<String> input(String deliverableId, String inputId) {
        return work.apply(deliverableId).stream()
                .flatMap(piece -> piece.inputs().stream())
                .filter(input -> input.inputId().equals(inputId))
                .map(Input::description)
                .findFirst();
    }

    Optional<String> entrusted(String itemId) {
        return Optional.ofNullable(contract)
                .flatMap(known -> known.onboarding().item(itemId))
                .map(Entrusted::title);
    }

    Optional<Ground> ground(String groundId) {
        return grounds.apply(groundId);
    }

    /** The contract's. */
    ZoneId zone() {
        return contract == null ? ZoneOffset.UTC : contract.terms().zone();
    }

    /** Whether it cites a document that the client never provided, as far as that is known. */
    boolean isUnprovided(DomainEvent event) {
        if (contract == null) {
            return false;
        }
        Documents provided = contract.onboarding().documents();
        return event instanceof NdaSigned signed
                ? !provided.isProvided(DocumentKind.NDA, signed.documentSha256())
                : event instanceof ContractApproved approved
                        && !provided.isProvided(DocumentKind.CONTRACT, approved.documentSha256());
    }
}
