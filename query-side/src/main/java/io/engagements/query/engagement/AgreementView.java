package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.Role;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.Hashes;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.clock.Pauses;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.proposal.Answerable;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.proposal.Proposals;
import io.engagements.rules.proposal.ProposedChange;
import io.engagements.rules.proposal.ProposedChange.DueDate;
import io.engagements.rules.proposal.ProposedChange.End;
import io.engagements.rules.proposal.ProposedChange.ExtraRound;
import io.engagements.rules.proposal.ProposedChange.FurtherInput;
import io.engagements.rules.proposal.ProposedChange.TermsChange;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the sides proposed and agreed, as the interface shows it. */
public final class AgreementView {

    private AgreementView() {}

    /** A version of the terms, from its effect on. */
    public record TermsVersion(int version, String termsHash, Instant effectiveFrom, Terms terms) {}

    /**
     * A proposal and what became of it.
     *
     * @param baseVersion the version of the terms that it would change, where it is about terms; so with the next two
     * @param round the improvement round that it is about, where it is about one
     * @param due the due proposed, or that of the input
     * @param from of a pause; so {@code until}
     * @param submissionVersion what an extra round is about; so with the next two
     * @param lastDay the end of the last day that is proposed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Proposed(
            String proposalId,
            ProposalKind kind,
            Role proposedBy,
            @Nullable String deliverableId,
            Proposal.State state,
            Instant proposedAt,
            @Nullable String reason,
            Deadline lapsesAt,
            @Nullable Instant answeredAt,
            @Nullable String answer,
            @Nullable Integer baseVersion,
            @Nullable Deadline effectiveFrom,
            @Nullable Terms terms,
            @Nullable Integer round,
            @Nullable Deadline due,
            @Nullable String description,
            @Nullable Boolean confidential,
            @Nullable Deadline from,
            @Nullable Deadline until,
            @Nullable Integer submissionVersion,
            @Nullable List<String> criteria,
            @Nullable String explanation,
            @Nullable Deadline lastDay) {}

    /**
     * A pause that was agreed.
     *
     * @param beginsAt the later of its beginning and the agreement
     * @param endedAt when somebody ended it before its time
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pause(
            String proposalId,
            Deadline from,
            Deadline until,
            Instant beginsAt,
            @Nullable Instant endedAt) {}

    static List<Pause> pauses(Pauses pauses) {
        return pauses.all().stream()
                .map(each -> new Pause(each.proposalId(), each.from(), each.until(), each.begins(), each.endedAt()))
                .toList();
    }

    static List<TermsVersion> versions(Proposals proposals) {
        return proposals.terms().stream()
                .map(each -> new TermsVersion(each.version(), hash(each.terms()), each.since(), each.terms()))
                .toList();
    }

    /** @param at the instant at which it is told whether each can be answered still */
    static List<Proposed> proposals(Engagement engagement, Instant at) {
        Contract contract = engagement.contract();
        return contract.proposals().all().stream()
                .map(each -> proposed(each, stateAt(contract, about(engagement, each, at), each, at)))
                .toList();
    }

    private static @Nullable Deliverable about(Engagement engagement, Proposal proposal, Instant at) {
        return Optional.ofNullable(proposal.deliverableId())
                .flatMap(engagement.deliverables()::get)
                .map(kept -> kept.at(at))
                .orElse(null);
    }

    private static Proposal.State stateAt(
            Contract contract, @Nullable Deliverable about, Proposal proposal, Instant at) {
        boolean overtaken =
                proposal.state() == Proposal.State.OPEN && Answerable.isOvertaken(contract, about, proposal, at);
        return overtaken ? Proposal.State.OVERTAKEN : proposal.state();
    }

    private static Proposed proposed(Proposal proposal, Proposal.State state) {
        TermsChange terms = proposal.change() instanceof TermsChange change ? change : null;
        DueDate due = proposal.change() instanceof DueDate change ? change : null;
        FurtherInput input = proposal.change() instanceof FurtherInput change ? change : null;
        ProposedChange.Pause pause = proposal.change() instanceof ProposedChange.Pause change ? change : null;
        ExtraRound extra = proposal.change() instanceof ExtraRound change ? change : null;
        EventSummary answered = proposal.answered();
        return new Proposed(
                proposal.proposalId(),
                proposal.change().kind(),
                proposal.by(),
                proposal.deliverableId(),
                state,
                proposal.proposed().at(),
                proposal.reason(),
                proposal.lapsesAt(),
                answered == null ? null : answered.at(),
                proposal.answer(),
                terms == null ? null : terms.baseVersion(),
                terms == null ? null : terms.effectiveFrom(),
                terms == null ? null : terms.terms(),
                extra != null ? (Integer) extra.round() : due == null ? null : due.round(),
                due(proposal.change()),
                input == null ? null : input.description(),
                input == null ? null : input.confidential(),
                pause == null ? null : pause.from(),
                pause == null ? null : pause.until(),
                extra == null ? null : extra.submissionVersion(),
                extra == null ? null : extra.criteria(),
                extra == null ? null : extra.explanation(),
                proposal.change() instanceof End end ? end.lastDay() : null);
    }

    private static @Nullable Deadline due(ProposedChange proposed) {
        if (proposed instanceof DueDate change) {
            return change.due();
        } else if (proposed instanceof FurtherInput change) {
            return change.due();
        }
        return proposed instanceof ExtraRound change ? change.due() : null;
    }

    /** True while another due, asked for in time, waits for an answer. */
    static boolean isExtensionPending(Contract contract, Deliverable deliverable, Instant at) {
        return contract.proposals()
                .open()
                .anyMatch(open -> open.change() instanceof DueDate
                        && deliverable.deliverableId().equals(open.deliverableId())
                        && stateAt(contract, deliverable, open, at) == Proposal.State.OPEN);
    }

    /** SHA-256 of the terms' JSON. */
    static String hash(Terms terms) {
        return Hashes.sha256Hex(ContractJson.mapper().writeValueAsBytes(terms));
    }
}
