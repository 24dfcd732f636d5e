package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.EngagementCommand.AcceptDeliverable;
import io.engagements.events.engagement.EngagementCommand.AddStatement;
import io.engagements.events.engagement.EngagementCommand.Answer;
import io.engagements.events.engagement.EngagementCommand.AppointLawyer;
import io.engagements.events.engagement.EngagementCommand.ApproveContract;
import io.engagements.events.engagement.EngagementCommand.ApproveTermination;
import io.engagements.events.engagement.EngagementCommand.CancelDeliverable;
import io.engagements.events.engagement.EngagementCommand.CommitToDeliverable;
import io.engagements.events.engagement.EngagementCommand.ConcedeImprovement;
import io.engagements.events.engagement.EngagementCommand.ContestImprovement;
import io.engagements.events.engagement.EngagementCommand.ContestRejection;
import io.engagements.events.engagement.EngagementCommand.DeclineDeliverable;
import io.engagements.events.engagement.EngagementCommand.EndByNotice;
import io.engagements.events.engagement.EngagementCommand.GiveBreachNotice;
import io.engagements.events.engagement.EngagementCommand.Guarded;
import io.engagements.events.engagement.EngagementCommand.OfDeliverable;
import io.engagements.events.engagement.EngagementCommand.ProposeCancellation;
import io.engagements.events.engagement.EngagementCommand.ProposeDueDate;
import io.engagements.events.engagement.EngagementCommand.ProposeEnd;
import io.engagements.events.engagement.EngagementCommand.ProposeInput;
import io.engagements.events.engagement.EngagementCommand.ProposePause;
import io.engagements.events.engagement.EngagementCommand.ProposeReopening;
import io.engagements.events.engagement.EngagementCommand.ProposeResume;
import io.engagements.events.engagement.EngagementCommand.ProposeTermsChange;
import io.engagements.events.engagement.EngagementCommand.ProvideInput;
import io.engagements.events.engagement.EngagementCommand.RefuseTermination;
import io.engagements.events.engagement.EngagementCommand.RejectDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestDeliverable;
import io.engagements.events.engagement.EngagementCommand.RequestQualityImprovement;
import io.engagements.events.engagement.EngagementCommand.RequestTerminationApproval;
import io.engagements.events.engagement.EngagementCommand.ResignEngagement;
import io.engagements.events.engagement.EngagementCommand.ResumeEngagement;
import io.engagements.events.engagement.EngagementCommand.ReturnInput;
import io.engagements.events.engagement.EngagementCommand.SubmitDeliverable;
import io.engagements.events.engagement.EngagementCommand.TerminateContract;
import io.engagements.events.engagement.EngagementCommand.WithdrawImprovement;
import io.engagements.events.engagement.EngagementCommand.WithdrawTermination;
import io.engagements.events.engagement.EngagementEvent.LawyerAppointed;
import io.engagements.events.engagement.OnboardingCommand;
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
import io.engagements.events.party.PartyKind;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.StateForbids;
import io.engagements.rules.StoredFile;
import java.time.Instant;
import java.util.Collections;
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

    private EngagementDecisions() {}

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
        return wrongFile.isPresent() ? wrongFile.get() : asParty(engagement, command, by, at, directory);
    }

    private static Decision asParty(
            Engagement engagement, EngagementCommand command, Caller by, Instant at, Directory directory) {
        if (command instanceof AppointLawyer appoint) {
            return appoint(engagement.contract(), appoint, by, at, directory);
        } else if (command instanceof ApproveContract approve) {
            return Approving.contract(engagement.contract(), approve, by, at);
        } else if (command instanceof RequestDeliverable request) {
            return Requesting.request(engagement, request, by, at);
        } else if (command instanceof OfDeliverable about) {
            return engagement
                    .deliverableAt(about.deliverableId(), at)
                    .map(deliverable -> aboutDeliverable(engagement.contract(), deliverable, about, by, at))
                    .orElseGet(Decision.Unknown::new);
        } else if (command instanceof OnboardingCommand onboarding) {
            return aboutOnboarding(engagement, onboarding, by, at, directory);
        } else if (command instanceof ProposeTermsChange propose) {
            return Proposing.termsChange(engagement.contract(), propose, by, at);
        } else if (command instanceof Answer answer) {
            return Answering.answer(engagement, answer, by, at);
        } else if (command instanceof Guarded guarded) {
            return Guards.refuse(engagement.contract(), guarded);
        } else if (command instanceof AddStatement statement) {
            return Replying.say(engagement, statement, by, at);
        } else if (command instanceof ProposePause propose) {
            return Pausing.propose(engagement.contract(), propose, by, at);
        } else if (command instanceof ResumeEngagement resume) {
            return Pausing.resume(engagement.contract(), resume, by, at);
        } else if (command instanceof ProposeResume propose) {
            return Pausing.proposeResume(engagement.contract(), propose, by, at);
        }
        return aboutTheEnd(engagement, command, by, at);
    }

    private static Decision aboutTheEnd(Engagement engagement, EngagementCommand command, Caller by, Instant at) {
        if (command instanceof GiveBreachNotice notice) {
            return Ending.giveNotice(engagement, notice, by, at);
        } else if (command instanceof TerminateContract terminate) {
            return Ending.terminate(engagement, terminate, by, at);
        } else if (command instanceof WithdrawTermination withdraw) {
            return Ending.withdraw(engagement.contract(), withdraw, by, at);
        } else if (command instanceof RequestTerminationApproval request) {
            return Approving.request(engagement, request, by, at);
        } else if (command instanceof ApproveTermination approve) {
            return Approving.approve(engagement, approve, by, at);
        } else if (command instanceof RefuseTermination refuse) {
            return Approving.refuse(engagement, refuse, by, at);
        } else if (command instanceof ResignEngagement resign) {
            return Leaving.resign(engagement.contract(), resign, by, at);
        } else if (command instanceof EndByNotice end) {
            return Leaving.endByNotice(engagement.contract(), end, by, at);
        } else if (command instanceof ProposeEnd propose) {
            return Proposing.end(engagement.contract(), propose, by, at);
        }
        throw new IllegalArgumentException("no decision for " + command.getClass());
    }

    private static Decision aboutOnboarding(
            Engagement engagement, OnboardingCommand command, Caller by, Instant at, Directory directory) {
        Contract contract = engagement.contract();
        if (command instanceof ProvideDocument provide) {
            return Entrusting.provide(contract, provide, by, at, directory);
        } else if (command instanceof SignNda sign) {
            return Entrusting.sign(contract, sign, by, at);
        } else if (command instanceof ShareMaterial share) {
            return Entrusting.share(contract, share, by, at, directory);
        } else if (command instanceof AcknowledgeMaterial acknowledge) {
            return Entrusting.acknowledge(contract, acknowledge, by, at);
        } else if (command instanceof GrantAccess grant) {
            return Entrusting.grant(contract, grant, by, at);
        } else if (command instanceof RevokeAccess revoke) {
            return GivingBack.revoke(engagement, revoke, by, at);
        } else if (command instanceof DivertChannel divert) {
            return Entrusting.divert(contract, divert, by, at);
        } else if (command instanceof ReturnChannel giveBack) {
            return GivingBack.giveBack(engagement, giveBack, by, at);
        } else if (command instanceof CompleteExitItem complete) {
            return GivingBack.complete(engagement, complete, by, at);
        } else if (command instanceof WaiveExitItem waive) {
            return GivingBack.waive(engagement, waive, by, at);
        }
        throw new IllegalArgumentException("no decision for " + command.getClass());
    }

    private static Decision aboutDeliverable(
            Contract contract, Deliverable deliverable, OfDeliverable command, Caller by, Instant at) {
        if (command instanceof CommitToDeliverable commit) {
            return Requesting.commit(contract, deliverable, commit, by, at);
        } else if (command instanceof DeclineDeliverable decline) {
            return Requesting.decline(contract, deliverable, decline, by, at);
        } else if (command instanceof CancelDeliverable cancel) {
            return Requesting.cancel(contract, deliverable, cancel, by, at);
        } else if (command instanceof SubmitDeliverable submit) {
            return Submitting.submit(contract, deliverable, submit, by, at);
        } else if (command instanceof AcceptDeliverable accept) {
            return Reviewing.accept(contract, deliverable, accept, by, at);
        } else if (command instanceof RequestQualityImprovement improve) {
            return Reviewing.improve(contract, deliverable, improve, by, at);
        } else if (command instanceof RejectDeliverable reject) {
            return Reviewing.reject(contract.terms(), deliverable, reject, by, at);
        } else if (command instanceof ContestRejection contest) {
            return Replying.contest(deliverable, contest, by, at);
        } else if (command instanceof ProposeDueDate propose) {
            return Proposing.dueDate(contract, deliverable, propose, by, at);
        } else if (command instanceof ProposeCancellation propose) {
            return Proposing.cancellation(contract, deliverable, propose, by, at);
        } else if (command instanceof ProvideInput provide) {
            return Supplying.provide(contract, deliverable, provide, by, at);
        } else if (command instanceof ReturnInput giveBack) {
            return Supplying.giveBack(contract, deliverable, giveBack, by, at);
        } else if (command instanceof ProposeInput propose) {
            return Proposing.input(contract, deliverable, propose, by, at);
        }
        return aboutReview(contract, deliverable, command, by, at);
    }

    private static Decision aboutReview(
            Contract contract, Deliverable deliverable, OfDeliverable command, Caller by, Instant at) {
        if (command instanceof ContestImprovement contest) {
            return Contesting.contest(contract, deliverable, contest, by, at);
        } else if (command instanceof WithdrawImprovement withdraw) {
            return Contesting.withdraw(deliverable, withdraw, by, at);
        } else if (command instanceof ConcedeImprovement concede) {
            return Contesting.concede(deliverable, concede, by, at);
        } else if (command instanceof ProposeReopening propose) {
            return Reopenings.propose(contract, deliverable, propose, by, at);
        }
        throw new IllegalArgumentException("no decision for " + command.getClass());
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
