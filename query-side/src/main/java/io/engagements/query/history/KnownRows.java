package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.ContractEvent.ContractApproved;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.MaterialAcknowledged;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundProposed;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.projection.DocumentTable.Key;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.work.Deliverable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Reads what sentences about events of engagements say besides: no more than these events need. */
@Component
class KnownRows {

    /** They cite what was entrusted, or a document. */
    private static final Set<Class<?>> ABOUT_THE_CONTRACT = Set.of(
            MaterialAcknowledged.class,
            AccessRevoked.class,
            ChannelReturned.class,
            ExitItemCompleted.class,
            ExitItemWaived.class,
            NdaSigned.class,
            ContractApproved.class);

    /** They cite criteria, or an input. */
    private static final Set<Class<?>> ABOUT_PARTS = Set.of(
            QualityImprovementRequested.class,
            DeliverableRejected.class,
            ExtraRoundProposed.class,
            InputProvided.class,
            InputReturned.class);

    private final EngagementRows rows;
    private final Engagements engagements;

    KnownRows(EngagementRows rows, Engagements engagements) {
        this.rows = rows;
        this.engagements = engagements;
    }

    Around of(String engagementId, Collection<? extends DomainEvent> events) {
        return Objects.requireNonNull(
                of(Map.of(engagementId, List.copyOf(events)), Map.of()).get(engagementId));
    }

    /**
     * By the engagement's id.
     *
     * @param events by the engagement's id
     * @param before what is known already, likewise
     */
    Map<String, Around> of(Map<String, List<DomainEvent>> events, Map<String, Around> before) {
        Map<String, Around> known = new HashMap<>(before);
        Map<String, List<DomainEvent>> open = new HashMap<>(events);
        open.keySet()
                .removeIf(id -> before.containsKey(id)
                        && Objects.requireNonNull(before.get(id)).whole());
        Map<Key, Ground> grounds = engagements.grounds(keys(open, event -> Words.grounds(event).stream()));
        Map<Key, Deliverable> work = engagements.work(keys(
                open,
                event -> ABOUT_PARTS.contains(event.getClass())
                        ? Sentences.deliverableOf(event).stream()
                        : Stream.empty()));
        Map<String, Contract> contracts = rows.contracts(open.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(KnownRows::isAboutTheContract))
                .map(Map.Entry::getKey)
                .filter(id -> known(before, id).contract() == null)
                .collect(Collectors.toSet()));
        Set<Key> named = new HashSet<>(keys(open, event -> Sentences.deliverableOf(event).stream()));
        grounds.forEach(
                (key, ground) -> ground.deliverableIds().forEach(id -> named.add(new Key(key.engagementId(), id))));
        named.removeAll(work.keySet());
        named.removeIf(
                key -> known(before, key.engagementId()).title(key.partId()).isPresent());
        Map<String, Map<String, String>> titles = titles(named);
        open.keySet().forEach(id -> {
            Around part = known(before, id);
            Map<String, String> called = new HashMap<>(part.titles());
            called.putAll(titles.getOrDefault(id, Map.of()));
            known.put(
                    id,
                    new Around(
                            part.names(),
                            called,
                            piece -> Optional.ofNullable(work.get(new Key(id, piece))),
                            ground -> Optional.ofNullable(grounds.get(new Key(id, ground))),
                            contracts.getOrDefault(id, part.contract()),
                            true));
        });
        return known;
    }

    private static Around known(Map<String, Around> before, String engagementId) {
        return before.getOrDefault(engagementId, Around.nothingBut(Callings.of(Map.of())));
    }

    private interface Naming {
        Stream<String> in(DomainEvent event);
    }

    private static Set<Key> keys(Map<String, List<DomainEvent>> events, Naming naming) {
        Set<Key> keys = new HashSet<>();
        events.forEach((engagement, all) ->
                all.forEach(event -> naming.in(event).forEach(id -> keys.add(new Key(engagement, id)))));
        return keys;
    }

    private static boolean isAboutTheContract(DomainEvent event) {
        return ABOUT_THE_CONTRACT.contains(event.getClass())
                || !Words.grounds(event).isEmpty();
    }

    private Map<String, Map<String, String>> titles(Set<Key> named) {
        Map<String, List<String>> ids = new HashMap<>();
        named.forEach(key ->
                ids.computeIfAbsent(key.engagementId(), id -> new ArrayList<>()).add(key.partId()));
        return rows.titles(ids);
    }
}
