package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.Hashes;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.rules.EventSummary;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.proposal.Answerable;
import io.engagements.rules.proposal.Proposal;
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
public record AgreementView(List<Proposed> proposals, List<Pause> pauses) {

    /**
     * @param termsVersion the version in force; so with the next two
     * @param termsHash SHA-256 of the terms' JSON
     * @param termsVersions every one
     */
    public record TermsInForce(int termsVersion, String termsHash, Terms terms, List<TermsVersion> termsVersions) {

        static TermsInForce of(Contract contract) {
            return new TermsInForce(
                    contract.termsVersion(),
                    hash(contract.terms()),
                    contract.terms(),
                    contract.proposals().terms().stream()
                            .map(each ->
                                    new TermsVersion(each.version(), hash(each.terms()), each.since(), each.terms()))
                            .toList());
        }

        private static String hash(Terms terms) {
            return Hashes.sha256Hex(ContractJson.mapper().writeValueAsBytes(terms));
        }
    }

    /** A version of the terms, from its effect on. */
    public record TermsVersion(int version, String termsHash, Instant effectiveFrom, Terms terms) {}

    /**
     * A proposal and what became of it.
     *
     * @param asked who made it, and when
     * @param answered who accepted, declined or took it back, and when; by the clock, when it lapsed
     * @param answer what was said with that
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
            Stamp asked,
            @Nullable Stamp answered,
            @JsonUnwrapped Change change) {}

    /**
     * What is proposed; of the kinds one is there, and nothing of the others.
     *
     * @param terms those that would be in force instead
     * @param round the improvement round that it is about, where it is about one
     * @param due the due proposed, or that of the input
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Change(
            @JsonUnwrapped @JsonIgnoreProperties("terms") @Nullable
            TermsChange termsChange,

            @Nullable Terms terms,
            @Nullable Integer round,
            @Nullable Deadline due,

            @JsonUnwrapped @JsonIgnoreProperties("due") @Nullable
            FurtherInput input,

            @JsonUnwrapped ProposedChange.@Nullable Pause pause,

            @JsonUnwrapped @JsonIgnoreProperties({"round", "due"}) @Nullable
            ExtraRound extraRound,

            @JsonUnwrapped @Nullable End end) {

        static Change of(ProposedChange proposed) {
            TermsChange terms = as(TermsChange.class, proposed);
            DueDate due = as(DueDate.class, proposed);
            FurtherInput input = as(FurtherInput.class, proposed);
            ExtraRound extra = as(ExtraRound.class, proposed);
            return new Change(
                    terms,
                    terms == null ? null : terms.terms(),
                    extra != null ? (Integer) extra.round() : due == null ? null : due.round(),
                    due != null ? due.due() : input != null ? input.due() : extra == null ? null : extra.due(),
                    input,
                    as(ProposedChange.Pause.class, proposed),
                    extra,
                    as(End.class, proposed));
        }

        private static <T extends ProposedChange> @Nullable T as(Class<T> kind, ProposedChange proposed) {
            return kind.isInstance(proposed) ? kind.cast(proposed) : null;
        }
    }

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

    /** @param at the instant at which it is told whether each proposal can be answered still */
    static AgreementView of(Engagement engagement, Instant at) {
        Contract contract = engagement.contract();
        return new AgreementView(
                contract.proposals().all().stream()
                        .map(each -> proposed(each, stateAt(contract, about(engagement, each, at), each, at)))
                        .toList(),
                contract.pauses().all().stream()
                        .map(each ->
                                new Pause(each.proposalId(), each.from(), each.until(), each.begins(), each.endedAt()))
                        .toList());
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
                proposal.asked(),
                proposal.answeredBy(),
                Change.of(proposal.change()));
    }

    /** True while another due, asked for in time, waits for an answer. */
    static boolean isExtensionPending(Contract contract, Deliverable deliverable, Instant at) {
        return contract.proposals()
                .open()
                .anyMatch(open -> open.change() instanceof DueDate
                        && deliverable.deliverableId().equals(open.deliverableId())
                        && stateAt(contract, deliverable, open, at) == Proposal.State.OPEN);
    }
}
