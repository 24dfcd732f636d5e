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

    /** @param names of parties, by their ids */
    Known of(String engagementId, Collection<? extends DomainEvent> events, Map<String, String> names) {
        return Objects.requireNonNull(
                of(Map.of(engagementId, List.copyOf(events)), Map.of(), names).get(engagementId));
    }

    /**
     * By the engagement's id.
     *
     * @param events by the engagement's id
     * @param titles of deliverables that are known already, by the engagement's id and their own
     * @param names of parties, by their ids
     */
    Map<String, Known> of(
            Map<String, List<DomainEvent>> events, Map<String, Map<String, String>> titles, Map<String, String> names) {
        Map<Key, Ground> grounds = engagements.grounds(keys(events, event -> Words.grounds(event).stream()));
        Map<Key, Deliverable> work = engagements.work(keys(
                events,
                event -> ABOUT_PARTS.contains(event.getClass())
                        ? Sentences.deliverableOf(event).stream()
                        : Stream.empty()));
        Map<String, Contract> contracts = rows.contracts(events.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(KnownRows::isAboutTheContract))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet()));
        Set<Key> named = new HashSet<>(keys(events, event -> Sentences.deliverableOf(event).stream()));
        grounds.forEach(
                (key, ground) -> ground.deliverableIds().forEach(id -> named.add(new Key(key.engagementId(), id))));
        Map<String, Map<String, String>> called = titles(named, work.keySet(), titles);
        Map<String, Known> known = new HashMap<>();
        events.keySet()
                .forEach(id -> known.put(
                        id,
                        new Known(
                                names,
                                called.getOrDefault(id, Map.of()),
                                piece -> Optional.ofNullable(work.get(new Key(id, piece))),
                                ground -> Optional.ofNullable(grounds.get(new Key(id, ground))),
                                contracts.get(id))));
        return known;
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

    /** Asks for those alone that are not known otherwise. */
    private Map<String, Map<String, String>> titles(
            Set<Key> named, Set<Key> read, Map<String, Map<String, String>> known) {
        Map<String, List<String>> missing = new HashMap<>();
        named.stream()
                .filter(key -> !read.contains(key)
                        && !known.getOrDefault(key.engagementId(), Map.of()).containsKey(key.partId()))
                .forEach(key -> missing.computeIfAbsent(key.engagementId(), id -> new ArrayList<>())
                        .add(key.partId()));
        Map<String, Map<String, String>> all = new HashMap<>();
        Stream.of(known, rows.titles(missing))
                .flatMap(some -> some.entrySet().stream())
                .forEach(each -> all.computeIfAbsent(each.getKey(), id -> new HashMap<>())
                        .putAll(each.getValue()));
        return all;
    }
}
