package io.engagements.query.casefile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.query.answer.Whole;
import io.engagements.query.candidacy.CheckView;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.query.party.Named;
import io.engagements.query.party.PartyName;
import io.engagements.query.proof.Cited;
import io.engagements.query.proof.CitedEntries.Leaf;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An engagement as it stood at an instant, with everything on which its end may rest. Made of its events alone.
 *
 * @param engagement with those of its deliverables only that a ground is about
 * @param otherDeliverables how many more there were
 * @param timeline what happened to the contract and to those deliverables, in order
 * @param otherEvents how many more there were: everyday work, and, beyond the latest 500, what is older
 * @param refused attempts on the way to an end for cause that a rule refused: the latest 50, in order
 * @param refusedEarlier whether there were more of these, before
 * @param vetting the ten checks with which the VA was hired; none where they are not known here
 * @param entries of the ledger, for everything that is told above, in order
 * @param proof what proves these, with receipts of what the grounds are made of, the latest 50. The checkpoint can change while
 *     nothing of the case does, so programs ask for it apart
 */
public record CaseFile(
        Instant asOf,
        long version,
        Named<EngagementView> engagement,
        int otherDeliverables,
        List<GroundProven> grounds,
        @Whole List<EventSummary> timeline,
        long otherEvents,
        List<EventSummary> refused,
        boolean refusedEarlier,
        List<CheckView> vetting,
        List<Leaf> entries,
        @JsonIgnore Cited proof) {

    /** Commands on the way to an end for cause, in kebab case: attempts at these belong to the case. */
    public static final List<String> ATTEMPTS = List.of(
            "give-breach-notice",
            "request-termination-approval",
            "approve-termination",
            "refuse-termination",
            "approve-contract",
            "terminate-contract",
            "withdraw-termination");

    /** Every event that is told, once, in the order of the ledger. */
    public List<EventSummary> told() {
        Map<Long, EventSummary> told = new TreeMap<>();
        Stream.of(grounds.stream().flatMap(ground -> ground.events().stream()), timeline.stream(), refused.stream())
                .flatMap(each -> each)
                .forEach(event -> told.put(event.position(), event));
        return List.copyOf(told.values());
    }

    /** What parties are called, by their ids. */
    static Map<String, String> called(List<PartyName> parties) {
        return parties.stream().collect(Collectors.toMap(PartyName::partyId, PartyName::called, (one, same) -> one));
    }

    /** The grounds of these ids. */
    public List<EngagementView.GroundView> cited(Collection<String> groundIds) {
        return grounds.stream()
                .map(GroundProven::ground)
                .filter(ground -> groundIds.contains(ground.groundId()))
                .toList();
    }

    /** Of the work that a ground is about. */
    public List<String> titles(EngagementView.GroundView ground) {
        return engagement.shown().deliverables().stream()
                .filter(work -> ground.deliverableIds().contains(work.deliverableId()))
                .map(EngagementView.DeliverableView::title)
                .toList();
    }

    /** @param events that made the ground what it is, in order */
    public record GroundProven(@JsonUnwrapped EngagementView.GroundView ground, List<EventSummary> events) {}
}
