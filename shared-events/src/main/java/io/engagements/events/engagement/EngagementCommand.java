package io.engagements.events.engagement;

import static io.engagements.events.Role.CLIENT;
import static io.engagements.events.Role.LAWYER;
import static io.engagements.events.Role.VA;

import io.engagements.events.About;
import io.engagements.events.DomainCommand;
import io.engagements.events.Id;
import io.engagements.events.Link;
import io.engagements.events.Role;
import io.engagements.events.Sha256;
import io.engagements.events.Text;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.Counted;
import io.engagements.events.time.When;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the parties of an engagement may ask for, in the order that an engagement unfolds. */
public sealed interface EngagementCommand extends DomainCommand {

    String engagementId();

    @Override
    default Optional<String> target() {
        return Optional.of(engagementId());
    }

    @Override
    default Set<Role> roles() {
        return Set.of(CLIENT);
    }

    /** The uploaded files that it names; each must be of the same engagement. */
    default List<FileNamed> filesNamed() {
        return List.of();
    }

    /** What is asked about one deliverable that exists. */
    sealed interface OfDeliverable extends EngagementCommand {
        String deliverableId();
    }

    /** What is asked about confidentiality, onboarding and the exit list. */
    sealed interface OfOnboarding extends EngagementCommand permits OnboardingCommand {}

    /** What is said to a proposal. */
    sealed interface OfProposal extends EngagementCommand permits AnswerProposal {}

    /** What is always refused: it exists so that the refusal explains the rule and is on record. */
    sealed interface Guarded extends EngagementCommand {
        String text();
    }

    /** What names the day with which the engagement shall end: one of the contract zone, to its last second. */
    sealed interface NamesLastDay extends EngagementCommand {
        LocalDate lastDay();

        @About("lastDay")
        @AssertTrue(message = "must lie " + Counted.RANGE)
        default boolean isLastDayWithinRange() {
            return Counted.holds(lastDay());
        }
    }

    /** The client names the lawyer; only that lawyer sees the engagement and decides. */
    record AppointLawyer(
            @NotNull @Id String engagementId, @NotNull @Id String lawyerId) implements EngagementCommand {}

    /** The appointed lawyer approves the contract in advance (rule {@code LAWYER-APPROVAL}). */
    record ApproveContract(
            @NotNull @Id String engagementId,
            @NotNull @Sha256 String documentSha256) implements EngagementCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(LAWYER);
        }
    }

    /** The client asks for a piece of work; it binds nobody until the VA commits. */
    record RequestDeliverable(
            @NotNull @Id String engagementId,
            @Nullable @Id String deliverableId,
            @NotNull @Text(max = Text.SHORT) String title,
            @Nullable @Text String brief,
            @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid CriterionDraft> criteria,
            @NotNull @Valid When due,
            @Nullable @Size(max = 50) List<@NotNull @Valid InputDraft> inputs)
            implements EngagementCommand {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return new RequestDeliverable(
                    engagementId,
                    deliverableId != null ? deliverableId : ids.get(),
                    title,
                    brief,
                    criteria.stream().map(draft -> draft.withId(ids)).toList(),
                    due,
                    inputs == null
                            ? null
                            : inputs.stream().map(draft -> draft.withId(ids)).toList());
        }

        @Override
        public Map<String, String> made() {
            return deliverableId == null ? Map.of() : Map.of("deliverableId", deliverableId);
        }

        @About("criteria")
        @AssertTrue(message = "criteria must have ids of their own")
        boolean isEveryCriterionDistinct() {
            return areDistinct(criteria, CriterionDraft::id);
        }

        @About("inputs")
        @AssertTrue(message = "inputs must have ids of their own")
        boolean isEveryInputDistinct() {
            return areDistinct(inputs, InputDraft::inputId);
        }

        private static <T> boolean areDistinct(@Nullable List<T> drafts, Function<T, @Nullable String> id) {
            if (drafts == null) {
                return true;
            }
            List<String> ids = drafts.stream()
                    .filter(Objects::nonNull)
                    .map(id)
                    .filter(Objects::nonNull)
                    .toList();
            return Set.copyOf(ids).size() == ids.size();
        }
    }

    /** The VA binds itself to the deadline. */
    record CommitToDeliverable(
            @NotNull @Id String engagementId, @NotNull @Id String deliverableId) implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The VA does not take it on. */
    record DeclineDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Text String reason) implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The VA hands in its work, whole or in part; until the client decides it may be replaced by a further one. */
    record SubmitDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Size(max = 100) List<@NotNull @Valid Item> items,
            @Nullable @Text String note,
            @Nullable Boolean partial)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }

        @Override
        public List<FileNamed> filesNamed() {
            return FileNamed.in(items);
        }
    }

    /** The client accepts the latest submission, perhaps with a rating of the result. */
    record AcceptDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer submissionVersion,
            @Nullable @Text String remarks,
            @Nullable @Min(1) @Max(5) Integer rating)
            implements OfDeliverable {}

    /**
     * The client asks for better quality, citing the agreed criteria that are not met. Beyond the rounds that the terms
     * include it is a proposal, which has the id {@code proposalId} then.
     */
    record RequestQualityImprovement(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer submissionVersion,
            @Nullable @Size(max = 50) List<@NotNull @Text(max = 64) String> criteria,
            @NotNull @Text String explanation,
            @Nullable @Valid When due,
            @Nullable @Id String proposalId)
            implements OfDeliverable {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null
                    ? this
                    : new RequestQualityImprovement(
                            engagementId, deliverableId, submissionVersion, criteria, explanation, due, ids.get());
        }
    }

    /** The client rejects what improvement rounds did not mend, citing what is still unmet. */
    record RejectDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer submissionVersion,
            @Nullable @Size(max = 50) List<@NotNull @Text(max = 64) String> criteria,
            @NotNull @Text String explanation)
            implements OfDeliverable {}

    /** The client wants it no more; possible until the first full submission. */
    record CancelDeliverable(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Text String reason) implements OfDeliverable {}

    /** The client changes the terms alone (rule {@code TERMS-SET-BY-VA}). */
    record ChangeTerms(
            @NotNull @Id String engagementId, @NotNull @Text String text) implements Guarded {}

    /** The client asks for a timesheet (rule {@code TIMESHEETS-NOT-OWED}). */
    record RequestTimesheet(
            @NotNull @Id String engagementId, @NotNull @Text String text) implements Guarded {}

    /** The client prescribes hours, tools, place, order or who does the work (rule {@code RESULT-NOT-MEANS}). */
    record PrescribeMeans(
            @NotNull @Id String engagementId, @NotNull @Text String text) implements Guarded {}

    /** The client gives notice of open grounds; the cure period begins. */
    record GiveBreachNotice(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Text(max = Text.SHORT) String> groundIds,
            @NotNull @Text String statement)
            implements EngagementCommand {}

    /** The client ends the contract for cause; the earliest effect is after the notice period. */
    record TerminateContract(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Text(max = Text.SHORT) String> groundIds,
            @NotNull @Text String statement,
            @Nullable @Valid When effectiveAt)
            implements EngagementCommand {}

    /** The client takes its termination back before it takes effect. */
    record WithdrawTermination(
            @NotNull @Id String engagementId,
            @Nullable @Text String reason) implements EngagementCommand {}

    /** The VA does not let a rejection stand: then only a lawyer's approval of this very termination will do. */
    record ContestRejection(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Positive Integer submissionVersion,
            @NotNull @Text String statement)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** A party or the lawyer has something to say; it stands beside what it is about and changes nothing. */
    record AddStatement(
            @NotNull @Id String engagementId,
            @NotNull @Valid Subject about,
            @NotNull @Text String text) implements EngagementCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA, LAWYER);
        }
    }

    /** The client asks the lawyer to approve a termination: it comes onto the lawyer's work list. */
    record RequestTerminationApproval(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Text(max = Text.SHORT) String> groundIds,
            @NotNull @Text String statement)
            implements EngagementCommand {}

    /** The appointed lawyer approves a termination on these grounds, or on all that stand. */
    record ApproveTermination(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Text(max = Text.SHORT) String> groundIds,
            @Nullable @Text String statement)
            implements EngagementCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(LAWYER);
        }
    }

    /** The appointed lawyer refuses it: there is no termination until a later approval. */
    record RefuseTermination(
            @NotNull @Id String engagementId,
            @Nullable @Size(max = 200) List<@NotNull @Text(max = Text.SHORT) String> groundIds,
            @Nullable @Text String statement)
            implements EngagementCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(LAWYER);
        }
    }

    /** The VA leaves, after the notice period at the earliest; nobody need approve. */
    record ResignEngagement(
            @NotNull @Id String engagementId,
            @NotNull LocalDate lastDay,
            @Nullable @Text String reason) implements NamesLastDay {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client ends it by the ordinary notice that the VA's terms give, if any. */
    record EndByNotice(
            @NotNull @Id String engagementId,
            @NotNull LocalDate lastDay,
            @Nullable @Text String reason) implements NamesLastDay {}

    /** Either side proposes other terms, whole, from a future time. */
    record ProposeTermsChange(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @NotNull @Valid TermsDraft terms,
            @NotNull @Valid When effectiveFrom)
            implements EngagementCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeTermsChange(engagementId, ids.get(), terms, effectiveFrom);
        }

        @Override
        public Map<String, String> made() {
            return madeProposal(proposalId);
        }
    }

    /** Either side proposes another due, before the due: the deliverable's, or the open improvement round's. */
    record ProposeDueDate(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @NotNull @Valid When due,
            @Nullable @Text String reason)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeDueDate(engagementId, deliverableId, ids.get(), due, reason);
        }

        @Override
        public Map<String, String> made() {
            return madeProposal(proposalId);
        }
    }

    /** Either side proposes to want the work no more. */
    record ProposeCancellation(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @Nullable @Text String reason)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeCancellation(engagementId, deliverableId, ids.get(), reason);
        }

        @Override
        public Map<String, String> made() {
            return madeProposal(proposalId);
        }
    }

    /** The client gives what it owed. */
    record ProvideInput(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Id String inputId,
            @Nullable @Link String link,
            @Nullable @Id String fileId,
            @Nullable @Text String text)
            implements OfDeliverable {
        @AssertTrue(message = "must name a link, a file or a text, and only one of them")
        boolean isContentNamedOnce() {
            return Stream.of(link, fileId, text).filter(Objects::nonNull).count() == 1;
        }

        @Override
        public List<FileNamed> filesNamed() {
            return fileId == null ? List.of() : List.of(new FileNamed("", fileId, null, null));
        }
    }

    /** The VA cannot use what the client gave: it is owed again. */
    record ReturnInput(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Id String inputId,
            @NotNull @Text String reason)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The VA asks for a further input; accepted, it has the proposal's id. */
    record ProposeInput(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @NotNull @Text String description,
            @NotNull @Valid When due,
            @Nullable Boolean confidential)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null
                    ? this
                    : new ProposeInput(engagementId, deliverableId, ids.get(), description, due, confidential);
        }

        @Override
        public Map<String, String> made() {
            return madeProposal(proposalId);
        }
    }

    /** Either side proposes that clocks stand still for a while. */
    record ProposePause(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @NotNull @Valid When from,
            @NotNull @Valid When until,
            @Nullable @Text String reason)
            implements EngagementCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposePause(engagementId, ids.get(), from, until, reason);
        }

        @Override
        public Map<String, String> made() {
            return madeProposal(proposalId);
        }
    }

    /** The VA ends the pause that runs; nobody need agree. */
    record ResumeEngagement(@NotNull @Id String engagementId) implements EngagementCommand {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client proposes to end the pause that runs. */
    record ProposeResume(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @Nullable @Text String reason) implements EngagementCommand {
        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeResume(engagementId, ids.get(), reason);
        }

        @Override
        public Map<String, String> made() {
            return madeProposal(proposalId);
        }
    }

    /** Either side proposes to end the engagement with a day. */
    record ProposeEnd(
            @NotNull @Id String engagementId,
            @Nullable @Id String proposalId,
            @NotNull LocalDate lastDay,
            @Nullable @Text String reason)
            implements NamesLastDay {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeEnd(engagementId, ids.get(), lastDay, reason);
        }

        @Override
        public Map<String, String> made() {
            return madeProposal(proposalId);
        }
    }

    /** The VA does not let an improvement request stand, before the round's due. */
    record ContestImprovement(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer round,
            @NotNull ContestCause because,
            @Nullable @Text String statement)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** The client takes its improvement request back. */
    record WithdrawImprovement(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer round,
            @Nullable @Text String statement)
            implements OfDeliverable {}

    /** The VA lets the improvement request stand that it contested. */
    record ConcedeImprovement(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @NotNull @Positive Integer round,
            @Nullable @Text String statement)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(VA);
        }
    }

    /** Either side proposes to review again what was decided, or lapsed. */
    record ProposeReopening(
            @NotNull @Id String engagementId,
            @NotNull @Id String deliverableId,
            @Nullable @Id String proposalId,
            @NotNull @Text String reason)
            implements OfDeliverable {
        @Override
        public Set<Role> roles() {
            return Set.of(CLIENT, VA);
        }

        @Override
        public DomainCommand withIds(Supplier<String> ids) {
            return proposalId != null ? this : new ProposeReopening(engagementId, deliverableId, ids.get(), reason);
        }

        @Override
        public Map<String, String> made() {
            return madeProposal(proposalId);
        }
    }

    private static Map<String, String> madeProposal(@Nullable String proposalId) {
        return proposalId == null ? Map.of() : Map.of("proposalId", proposalId);
    }
}
