package io.engagements.query.engagement;

import io.engagements.events.Role;
import io.engagements.query.projection.DocumentTable.Doc;
import io.engagements.query.projection.DocumentTable.Key;
import io.engagements.query.work.TaskRows;
import io.engagements.query.work.TaskRows.AssignedTask;
import io.engagements.query.work.TaskRows.Part;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.EngagementTasks;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.tasks.Task;
import io.engagements.rules.work.Deliverable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whose turn it is in each engagement of a batch. */
final class ExpectedWork {

    private static final String INPUT = "input/";
    private static final String GROUND = "ground/";

    private ExpectedWork() {}

    /** No deliverable has an id like that. */
    private static final String ITEM = "/";

    /**
     * @param before the contracts as they were before this batch
     * @param since the sequence of the first event of this batch, by engagement
     */
    static List<Part> of(
            Map<String, Contract> before,
            Map<String, Contract> contracts,
            Collection<Doc<Deliverable>> work,
            Map<String, Long> since) {
        Stream<Part> whole = contracts.values().stream()
                .map(contract -> part(
                        contract,
                        TaskRows.WHOLE,
                        Stream.of(EngagementTasks.of(contract), EngagementTasks.aboutTheEnd(contract))
                                .flatMap(Optional::stream)
                                .toList()));
        Stream<Part> each = work.stream().flatMap(doc -> {
            Contract contract = Objects.requireNonNull(contracts.get(doc.key().engagementId()));
            Part own = part(contract, doc.key().partId(), EngagementTasks.of(contract, doc.content()));
            return Stream.concat(Stream.of(own), inputs(contract, doc.content()));
        });
        Stream<Part> items = contracts.values().stream()
                .flatMap(contract -> items(Optional.ofNullable(before.get(contract.engagementId())), contract));
        Stream<Part> answers = contracts.values().stream()
                .flatMap(contract ->
                        answers(contract, work, since.getOrDefault(contract.engagementId(), Long.MAX_VALUE)));
        return Stream.of(whole, each, items, answers).flatMap(parts -> parts).toList();
    }

    /**
     * Each proposal is a part of its own: one made or ended in this batch, and every open one, for what happened may have
     * overtaken it. What is about a deliverable changes with that only.
     */
    private static Stream<Part> answers(Contract contract, Collection<Doc<Deliverable>> work, long since) {
        Map<String, Deliverable> touched = work.stream()
                .filter(doc -> doc.key().engagementId().equals(contract.engagementId()))
                .collect(Collectors.toMap(doc -> doc.key().partId(), Doc::content));
        return contract.proposals().all().stream()
                .filter(proposal -> isEndedSince(proposal, since)
                        || (proposal.state() == Proposal.State.OPEN && isTouched(proposal, touched)))
                .map(proposal -> part(
                        contract,
                        TaskRows.PROPOSAL + proposal.proposalId(),
                        EngagementTasks.of(contract, aboutOf(proposal, touched), proposal).stream()
                                .toList()));
    }

    private static boolean isEndedSince(Proposal proposal, long since) {
        return proposal.answered() != null && proposal.answered().version() >= since;
    }

    private static boolean isTouched(Proposal proposal, Map<String, Deliverable> touched) {
        return proposal.deliverableId() == null || touched.containsKey(proposal.deliverableId());
    }

    private static @Nullable Deliverable aboutOf(Proposal proposal, Map<String, Deliverable> touched) {
        return proposal.deliverableId() == null ? null : touched.get(proposal.deliverableId());
    }

    /** Whether something else is expected about a ground than before. */
    static boolean isOtherThan(
            @Nullable Doc<Ground> known, @Nullable Contract before, Doc<Ground> ground, Contract contract) {
        Optional<Task> was =
                known == null || before == null ? Optional.empty() : EngagementTasks.of(before, known.content(), null);
        return !was.equals(EngagementTasks.of(contract, ground.content(), null));
    }

    /** @param work with that which the ground is about */
    static Part of(Contract contract, Doc<Ground> ground, Map<Key, Doc<Deliverable>> work) {
        String id = contract.engagementId();
        String title = ground.content().deliverableIds().stream()
                .filter(each -> ground.content().needsNotice())
                .flatMap(each -> Stream.ofNullable(work.get(new Key(id, each))))
                .map(doc -> doc.content().title())
                .findFirst()
                .orElse(null);
        return part(
                contract,
                GROUND + ground.key().partId(),
                EngagementTasks.of(contract, ground.content(), title).stream().toList());
    }

    /** Those about which something else is expected than before. */
    private static Stream<Part> items(Optional<Contract> before, Contract contract) {
        Map<String, Optional<Task>> known =
                before.map(ExpectedWork::tasksOfItems).orElse(Map.of());
        return tasksOfItems(contract).entrySet().stream()
                .filter(each -> !each.getValue().equals(known.get(each.getKey())))
                .map(each -> part(
                        contract, ITEM + each.getKey(), each.getValue().stream().toList()));
    }

    private static Map<String, Optional<Task>> tasksOfItems(Contract contract) {
        return contract.onboarding()
                .all()
                .collect(Collectors.toMap(Entrusted::itemId, item -> EngagementTasks.of(contract, item)));
    }

    /** Each input is a part of its own: a part expects one thing of a side. */
    private static Stream<Part> inputs(Contract contract, Deliverable deliverable) {
        return deliverable.inputs().stream()
                .map(input -> part(
                        contract,
                        INPUT + deliverable.deliverableId() + '/' + input.inputId(),
                        EngagementTasks.of(contract, deliverable, input).stream()
                                .toList()));
    }

    private static Part part(Contract contract, String partId, List<Task> tasks) {
        List<AssignedTask> expected = tasks.stream()
                .map(task -> new AssignedTask(partyOf(contract, task.side()), task))
                .toList();
        return new Part(contract.engagementId(), partId, expected);
    }

    private static String partyOf(Contract contract, Role side) {
        return switch (side) {
            case CLIENT -> contract.parties().clientId();
            case VA -> contract.parties().vaId();
            case LAWYER -> Objects.requireNonNull(contract.parties().lawyerId());
            case AUDITOR, OPERATOR, QUERY_SIDE -> throw new IllegalArgumentException("nothing is expected of " + side);
        };
    }
}
