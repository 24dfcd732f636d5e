package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.ContractCommand.AppointLawyer;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.ContractCommand.ResumeEngagement;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
import io.engagements.events.engagement.OnboardingCommand.AcknowledgeMaterial;
import io.engagements.events.engagement.OnboardingCommand.CompleteExitItem;
import io.engagements.events.engagement.OnboardingCommand.DivertChannel;
import io.engagements.events.engagement.OnboardingCommand.GrantAccess;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.OnboardingCommand.ReturnChannel;
import io.engagements.events.engagement.OnboardingCommand.RevokeAccess;
import io.engagements.events.engagement.OnboardingCommand.ShareMaterial;
import io.engagements.events.engagement.OnboardingCommand.SignNda;
import io.engagements.events.engagement.OnboardingCommand.WaiveExitItem;
import io.engagements.events.engagement.ProposalCommand.ProposeCancellation;
import io.engagements.events.engagement.ProposalCommand.ProposeDueDate;
import io.engagements.events.engagement.ProposalCommand.ProposeEnd;
import io.engagements.events.engagement.ProposalCommand.ProposeInput;
import io.engagements.events.engagement.ProposalCommand.ProposePause;
import io.engagements.events.engagement.ProposalCommand.ProposeReopening;
import io.engagements.events.engagement.ProposalCommand.ProposeResume;
import io.engagements.events.engagement.ProposalCommand.ProposeTermsChange;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.AddStatement;
import io.engagements.events.engagement.ReviewCommand.ConcedeImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestRejection;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.ReviewCommand.WithdrawImprovement;
import io.engagements.events.engagement.TerminationCommand.ApproveTermination;
import io.engagements.events.engagement.TerminationCommand.EndByNotice;
import io.engagements.events.engagement.TerminationCommand.GiveBreachNotice;
import io.engagements.events.engagement.TerminationCommand.RefuseTermination;
import io.engagements.events.engagement.TerminationCommand.RequestTerminationApproval;
import io.engagements.events.engagement.TerminationCommand.ResignEngagement;
import io.engagements.events.engagement.TerminationCommand.TerminateContract;
import io.engagements.events.engagement.TerminationCommand.WithdrawTermination;
import io.engagements.events.engagement.WorkCommand.CancelDeliverable;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.DeclineDeliverable;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkCommand.ReturnInput;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.party.PartyKind;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.StateForbids;
import io.engagements.rules.StoredFile;
import io.engagements.rules.Table;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What every command about an engagement comes to. Facts that fell due before the receipt must have been folded in
 * first ({@link EngagementClock#next}).
 */
public final class EngagementDecisions {

    private static final Directory NOBODY = new Directory() {
        @Override
        public Optional<PartyKind> kindOf(String partyId) {
            return Optional.empty();
        }

        @Override
        public Optional<String> openCandidacy(String clientId, String vaId) {
            return Optional.empty();
        }

        @Override
        public Optional<StoredFile> file(String fileId) {
            return Optional.empty();
        }
    };

    /** A command and what is known when it is decided: its caller, its receipt in whole seconds, who and what there is. */
    private record Asked(Engagement engagement, Caller by, Instant at, Directory directory) {

        Contract contract() {
            return engagement.contract();
        }
    }

    private interface OnContract<C> {
        Decision decide(Contract contract, C command, Caller by, Instant at);
    }

    private interface OnEngagement<C> {
        Decision decide(Engagement engagement, C command, Caller by, Instant at);
    }

    private interface OnWork<C> {
        Decision decide(Contract contract, Deliverable deliverable, C command, Caller by, Instant at);
    }

    private interface WithDirectory<C> {
        Decision decide(Contract contract, C command, Caller by, Instant at, Directory directory);
    }

    private static final Table<EngagementCommand, Asked, Decision> LEGAL = table().on(
                    AppointLawyer.class, known(EngagementDecisions::appoint))
            .on(ApproveContract.class, contract(Approving::contract))
            .on(RequestTerminationApproval.class, whole(Approving::request))
            .on(ApproveTermination.class, whole(Approving::approve))
            .on(RefuseTermination.class, whole(Approving::refuse));

    private static final Table<EngagementCommand, Asked, Decision> ONBOARDING = table().on(
                    ProvideDocument.class, known(Entrusting::provide))
            .on(SignNda.class, contract(Entrusting::sign))
            .on(ShareMaterial.class, known(Entrusting::share))
            .on(AcknowledgeMaterial.class, contract(Entrusting::acknowledge))
            .on(GrantAccess.class, contract(Entrusting::grant))
            .on(RevokeAccess.class, whole(GivingBack::revoke))
            .on(DivertChannel.class, contract(Entrusting::divert))
            .on(ReturnChannel.class, whole(GivingBack::giveBack))
            .on(CompleteExitItem.class, whole(GivingBack::complete))
            .on(WaiveExitItem.class, whole(GivingBack::waive));

    private static final Table<EngagementCommand, Asked, Decision> WORK = table().on(
                    RequestDeliverable.class, whole(Requesting::request))
            .on(CommitToDeliverable.class, work(Requesting::commit))
            .on(DeclineDeliverable.class, work(Requesting::decline))
            .on(CancelDeliverable.class, work(Requesting::cancel))
            .on(SubmitDeliverable.class, work(Submitting::submit))
            .on(ProvideInput.class, work(Supplying::provide))
            .on(ReturnInput.class, work(Supplying::giveBack));

    private static final Table<EngagementCommand, Asked, Decision> REVIEW = table().on(
                    AcceptDeliverable.class, work(Reviewing::accept))
            .on(RequestQualityImprovement.class, work(Reviewing::improve))
            .on(RejectDeliverable.class, work(Reviewing::reject))
            .on(ContestRejection.class, work(Statements::contest))
            .on(ContestImprovement.class, work(Contesting::contest))
            .on(WithdrawImprovement.class, work(Contesting::withdraw))
            .on(ConcedeImprovement.class, work(Contesting::concede))
            .on(AddStatement.class, whole(Statements::say));

    private static final Table<EngagementCommand, Asked, Decision> PROPOSALS = table().on(
                    ProposeTermsChange.class, contract(Proposing::termsChange))
            .on(ProposeDueDate.class, work(Proposing::dueDate))
            .on(ProposeCancellation.class, work(Proposing::cancellation))
            .on(ProposeInput.class, work(Proposing::input))
            .on(ProposeReopening.class, work(Reopenings::propose))
            .on(ProposePause.class, contract(Pausing::propose))
            .on(ProposeResume.class, contract(Pausing::proposeResume))
            .on(ProposeEnd.class, contract(Proposing::end))
            .on(AnswerProposal.class, whole(Answering::answer));

    private static final Table<EngagementCommand, Asked, Decision> ENDING = table().on(
                    ResumeEngagement.class, contract(Pausing::resume))
            .on(GiveBreachNotice.class, whole(Termination::giveNotice))
            .on(TerminateContract.class, whole(Termination::terminate))
            .on(WithdrawTermination.class, contract(Termination::withdraw))
            .on(ResignEngagement.class, contract(Resignation::resign))
            .on(EndByNotice.class, contract(Resignation::endByNotice));

    private static final Table<EngagementCommand, Asked, Decision> GUARDS = table().on(
                    ChangeTerms.class, (command, asked) -> Guards.refuse(asked.contract(), command))
            .on(RequestTimesheet.class, (command, asked) -> Guards.refuse(asked.contract(), command))
            .on(PrescribeMeans.class, (command, asked) -> Guards.refuse(asked.contract(), command));

    private static final Table<EngagementCommand, Asked, Decision> DECISIONS =
            Table.of(List.of(LEGAL, ONBOARDING, WORK, REVIEW, PROPOSALS, ENDING, GUARDS));

    private EngagementDecisions() {}

    private static Table<EngagementCommand, Asked, Decision> table() {
        return new Table<>();
    }

    private static <C> Table.Row<C, Asked, Decision> contract(OnContract<C> decision) {
        return (command, asked) -> decision.decide(asked.contract(), command, asked.by(), asked.at());
    }

    private static <C> Table.Row<C, Asked, Decision> whole(OnEngagement<C> decision) {
        return (command, asked) -> decision.decide(asked.engagement(), command, asked.by(), asked.at());
    }

    private static <C extends OfDeliverable> Table.Row<C, Asked, Decision> work(OnWork<C> decision) {
        return (command, asked) -> asked.engagement()
                .deliverableAt(command.deliverableId(), asked.at())
                .map(deliverable -> decision.decide(asked.contract(), deliverable, command, asked.by(), asked.at()))
                .orElseGet(Decision.Unknown::new);
    }

    private static <C> Table.Row<C, Asked, Decision> known(WithDirectory<C> decision) {
        return (command, asked) ->
                decision.decide(asked.contract(), command, asked.by(), asked.at(), asked.directory());
    }

    /** The commands that are decided here: all there are about an engagement. */
    static Set<Class<? extends EngagementCommand>> types() {
        return DECISIONS.types();
    }

    /** True when the caller may know that the engagement exists. */
    public static boolean isVisible(Engagement engagement, Caller by) {
        return by.has(Role.AUDITOR) || !engagement.contract().sidesOf(by).isEmpty();
    }

    /** {@code at} is the receipt in whole seconds. A refusal names only what would not be refused. */
    public static Decision decide(
            Engagement engagement, EngagementCommand command, Caller by, Instant at, Directory directory) {
        NextSteps next =
                new NextSteps(engagement, command, by, at, other -> decided(engagement, other, by, at, directory));
        return next.possible(decided(engagement, command, by, at, directory));
    }

    /** The same of a command that names no file and nobody. */
    static Decision decide(Engagement engagement, EngagementCommand command, Caller by, Instant at) {
        return decide(engagement, command, by, at, NOBODY);
    }

    private static Decision decided(
            Engagement engagement, EngagementCommand command, Caller by, Instant at, Directory directory) {
        Set<Role> sides = engagement.contract().sidesOf(by);
        if (!isVisible(engagement, by)) {
            return new Decision.Unknown();
        }
        if (Collections.disjoint(sides, command.roles())) {
            return new Decision.Forbidden();
        }
        Optional<Decision.Invalid> wrongFile = FileNaming.wrongIn(command, directory);
        return wrongFile
                .<Decision>map(wrong -> wrong)
                .orElseGet(() -> DECISIONS.apply(command, new Asked(engagement, by, at, directory)));
    }

    private static Decision appoint(
            Contract contract, AppointLawyer command, Caller by, Instant at, Directory directory) {
        if (contract.isClosedAt(at)) {
            return StateForbids.refuse(contract.state(), command);
        }
        if (directory
                .kindOf(command.lawyerId())
                .filter(PartyKind.LAWYER::equals)
                .isEmpty()) {
            return new Decision.Invalid("/lawyerId", "is not a registered lawyer");
        }
        return Decision.done(new LawyerAppointed(contract.engagementId(), command.lawyerId(), by.stamp(at)));
    }
}
