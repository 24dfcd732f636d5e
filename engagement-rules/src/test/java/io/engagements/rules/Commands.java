package io.engagements.rules;

import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ChannelKind;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.ContractCommand.AppointLawyer;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.ContractCommand.ResumeEngagement;
import io.engagements.events.engagement.CriterionDraft;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.InputDraft;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.MaterialKind;
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
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.ReviewCommand.AddStatement;
import io.engagements.events.engagement.ReviewCommand.ConcedeImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestImprovement;
import io.engagements.events.engagement.ReviewCommand.ContestRejection;
import io.engagements.events.engagement.ReviewCommand.RejectDeliverable;
import io.engagements.events.engagement.ReviewCommand.RequestQualityImprovement;
import io.engagements.events.engagement.ReviewCommand.WithdrawImprovement;
import io.engagements.events.engagement.Subject;
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
import io.engagements.events.time.When;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Commands about engagement e1 as a story needs them; due times are local in the contract zone, or end in Z. */
public final class Commands {

    public static final String HASH = "0123456789abcdef".repeat(4);
    public static final List<AcceptanceCriterion> CRITERIA =
            List.of(new AcceptanceCriterion("1", "PDF"), new AcceptanceCriterion("2", "At most 10 pages"));
    public static final List<Item> ITEMS = List.of(new Item("list.pdf", HASH, null, "f1", null));

    private Commands() {}

    public static AppointLawyer appoint(String lawyerId) {
        return new AppointLawyer("e1", lawyerId);
    }

    public static ApproveContract approve() {
        return new ApproveContract("e1", HASH);
    }

    public static RequestDeliverable request(String deliverableId, String due) {
        return request(deliverableId, due, new InputDraft[0]);
    }

    /** With what the client owes for it. */
    public static RequestDeliverable request(String deliverableId, String due, InputDraft... inputs) {
        return new RequestDeliverable(
                "e1",
                deliverableId,
                "Price list",
                null,
                CRITERIA.stream()
                        .map(criterion -> new CriterionDraft(criterion.id(), criterion.text()))
                        .toList(),
                When.parse(due),
                List.of(inputs));
    }

    public static InputDraft input(String inputId, String due) {
        return new InputDraft(inputId, "Prices of May", When.parse(due), null);
    }

    public static InputDraft confidentialInput(String inputId, String due) {
        return new InputDraft(inputId, "Prices of May", When.parse(due), true);
    }

    public static ProvideInput provide(String deliverableId, String inputId) {
        return new ProvideInput("e1", deliverableId, inputId, null, null, "Two tiles at 3 EUR");
    }

    public static ReturnInput returnInput(String deliverableId, String inputId) {
        return new ReturnInput("e1", deliverableId, inputId, "These are the prices of April");
    }

    public static ProposeInput proposeInput(String proposalId, String deliverableId, String due) {
        return new ProposeInput("e1", deliverableId, proposalId, "Prices of June", When.parse(due), null);
    }

    public static AnswerProposal acceptInput(String deliverableId) {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.INPUT, "e1", deliverableId, null, null);
    }

    public static AnswerProposal declineInput(String deliverableId) {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.INPUT, "e1", deliverableId, null, "You have it");
    }

    public static AnswerProposal withdrawInput(String deliverableId) {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.INPUT, "e1", deliverableId, null, "Found it");
    }

    public static ProposePause proposePause(String proposalId, String from, String until) {
        return new ProposePause("e1", proposalId, When.parse(from), When.parse(until), "Summer holidays");
    }

    public static AnswerProposal acceptPause() {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.PAUSE, "e1", null, null, null);
    }

    public static AnswerProposal declinePause() {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.PAUSE, "e1", null, null, "Not in June");
    }

    public static AnswerProposal withdrawPause() {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.PAUSE, "e1", null, null, null);
    }

    public static ResumeEngagement resume() {
        return new ResumeEngagement("e1");
    }

    public static ProposeResume proposeResume(String proposalId) {
        return new ProposeResume("e1", proposalId, "The shop opens again");
    }

    public static AnswerProposal acceptResume() {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.RESUME, "e1", null, null, null);
    }

    public static AnswerProposal declineResume() {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.RESUME, "e1", null, null, null);
    }

    public static AnswerProposal withdrawResume() {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.RESUME, "e1", null, null, null);
    }

    public static CommitToDeliverable commit(String deliverableId) {
        return new CommitToDeliverable("e1", deliverableId);
    }

    public static SubmitDeliverable submit(String deliverableId) {
        return submit(deliverableId, ITEMS, null);
    }

    public static SubmitDeliverable submitPart(String deliverableId) {
        return submit(deliverableId, ITEMS, true);
    }

    /** Other content than {@link #submit(String)} hands in. */
    public static SubmitDeliverable submitOther(String deliverableId) {
        return submit(deliverableId, List.of(new Item("list.pdf", "f".repeat(64), null, "f2", null)), null);
    }

    private static SubmitDeliverable submit(String deliverableId, List<Item> items, @Nullable Boolean partial) {
        return new SubmitDeliverable("e1", deliverableId, items, null, partial);
    }

    public static DeclineDeliverable decline(String deliverableId) {
        return new DeclineDeliverable("e1", deliverableId, "Too much for June");
    }

    public static CancelDeliverable cancel(String deliverableId) {
        return new CancelDeliverable("e1", deliverableId, "No longer sold");
    }

    public static RejectDeliverable reject(String deliverableId, int version, String... criteria) {
        return new RejectDeliverable("e1", deliverableId, version, List.of(criteria), "Still not so");
    }

    public static WithdrawTermination withdrawTermination() {
        return new WithdrawTermination("e1", "It came after all");
    }

    public static AcceptDeliverable accept(String deliverableId, int version) {
        return new AcceptDeliverable("e1", deliverableId, version, null, null);
    }

    /** Due after the agreed turnaround; where the terms include no further round it is the proposal x-1, x-2 … */
    public static RequestQualityImprovement improve(String deliverableId, int version, String... criteria) {
        return new RequestQualityImprovement(
                "e1", deliverableId, version, List.of(criteria), "Not so", null, "x-" + version);
    }

    public static RequestQualityImprovement improveBy(
            String due, String deliverableId, int version, String... criteria) {
        return new RequestQualityImprovement(
                "e1", deliverableId, version, List.of(criteria), "Not so", When.parse(due), "x-" + version);
    }

    public static GiveBreachNotice notice(String... groundIds) {
        return new GiveBreachNotice("e1", List.of(groundIds), "It is missing");
    }

    /** Effective after the notice period. */
    public static TerminateContract terminate(String... groundIds) {
        return new TerminateContract("e1", List.of(groundIds), "Nothing came", null);
    }

    public static TerminateContract terminateAt(String effective, String... groundIds) {
        return new TerminateContract("e1", List.of(groundIds), "Nothing came", When.parse(effective));
    }

    /** A link to the content of this hash. */
    public static ProvideDocument provideDocument(DocumentKind kind, String sha256) {
        return new ProvideDocument("e1", kind, "As agreed", sha256, "https://files.example/document", null);
    }

    /** @param until local in the contract zone, or ending in Z; null when open-ended */
    public static SignNda signNda(@Nullable String from, @Nullable String until) {
        return new SignNda(
                "e1", from == null ? null : When.parse(from), until == null ? null : When.parse(until), HASH);
    }

    public static ShareMaterial share(String materialId, MaterialKind kind, boolean confidential) {
        return new ShareMaterial(
                "e1", materialId, kind, "Tiles", confidential, "https://files.example/tiles", null, HASH);
    }

    public static AcknowledgeMaterial acknowledge(String materialId) {
        return new AcknowledgeMaterial("e1", materialId);
    }

    public static GrantAccess grant(String accessId) {
        return new GrantAccess("e1", accessId, "Inbox", "read only");
    }

    public static RevokeAccess revoke(String accessId) {
        return new RevokeAccess("e1", accessId);
    }

    public static DivertChannel divert(String channelId) {
        return new DivertChannel("e1", channelId, ChannelKind.PHONE, "+34 954 000 000");
    }

    public static ReturnChannel giveBack(String channelId) {
        return new ReturnChannel("e1", channelId);
    }

    public static CompleteExitItem complete(String itemId) {
        return new CompleteExitItem("e1", itemId, "Destroyed");
    }

    public static WaiveExitItem waive(String itemId) {
        return new WaiveExitItem("e1", itemId, null);
    }

    public static RequestTerminationApproval requestApproval(String... groundIds) {
        return new RequestTerminationApproval("e1", List.of(groundIds), "May we?");
    }

    /** Without grounds it is about all that stand. */
    public static ApproveTermination approveTermination(String... groundIds) {
        return new ApproveTermination("e1", List.of(groundIds), "You may");
    }

    public static RefuseTermination refuseTermination(String... groundIds) {
        return new RefuseTermination("e1", List.of(groundIds), "Wait for it");
    }

    public static ContestRejection contest(String deliverableId) {
        return new ContestRejection("e1", deliverableId, null, "It has ten pages");
    }

    public static AddStatement say(Subject.Kind kind, String id) {
        return new AddStatement("e1", new Subject(kind, id), "The prices came late");
    }

    public static ResignEngagement resign(String lastDay) {
        return new ResignEngagement("e1", LocalDate.parse(lastDay), "Moving abroad");
    }

    public static EndByNotice endByNotice(String lastDay) {
        return new EndByNotice("e1", LocalDate.parse(lastDay), "We close the shop");
    }

    /** The first proposal of a story is p1; answers leave its id out. */
    public static ProposeTermsChange proposeTerms(String proposalId, TermsMother terms, String from) {
        return new ProposeTermsChange("e1", proposalId, terms.draft(), When.parse(from));
    }

    public static AnswerProposal acceptTerms() {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.TERMS_CHANGE, "e1", null, null, null);
    }

    public static AnswerProposal declineTerms() {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.TERMS_CHANGE, "e1", null, null, "Not for that");
    }

    public static AnswerProposal withdrawTerms() {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.TERMS_CHANGE, "e1", null, null, "Never mind");
    }

    public static ProposeDueDate proposeDue(String proposalId, String deliverableId, String due) {
        return new ProposeDueDate("e1", deliverableId, proposalId, When.parse(due), "The printer is ill");
    }

    public static AnswerProposal acceptDue(String deliverableId) {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.DUE_DATE, "e1", deliverableId, null, null);
    }

    public static AnswerProposal declineDue(String deliverableId) {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.DUE_DATE, "e1", deliverableId, null, "We need it");
    }

    public static AnswerProposal withdrawDue(String deliverableId) {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.DUE_DATE, "e1", deliverableId, null, null);
    }

    public static ProposeCancellation proposeCancellation(String proposalId, String deliverableId) {
        return new ProposeCancellation("e1", deliverableId, proposalId, "No longer sold");
    }

    public static AnswerProposal acceptCancellation(String deliverableId) {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.CANCELLATION, "e1", deliverableId, null, null);
    }

    public static AnswerProposal declineCancellation(String deliverableId) {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.CANCELLATION, "e1", deliverableId, null, null);
    }

    public static AnswerProposal withdrawCancellation(String deliverableId) {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.CANCELLATION, "e1", deliverableId, null, null);
    }

    public static ProposeEnd proposeEnd(String proposalId, String lastDay) {
        return new ProposeEnd("e1", proposalId, LocalDate.parse(lastDay), "We are done");
    }

    public static AnswerProposal acceptEnd() {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.END, "e1", null, null, null);
    }

    public static AnswerProposal declineEnd() {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.END, "e1", null, null, "Not yet");
    }

    public static AnswerProposal withdrawEnd() {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.END, "e1", null, null, null);
    }

    public static AnswerProposal acceptExtraRound(String deliverableId) {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.EXTRA_ROUND, "e1", deliverableId, null, null);
    }

    public static AnswerProposal declineExtraRound(String deliverableId) {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.EXTRA_ROUND, "e1", deliverableId, null, "Twice is enough");
    }

    public static AnswerProposal withdrawExtraRound(String deliverableId) {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.EXTRA_ROUND, "e1", deliverableId, null, null);
    }

    public static ContestImprovement contestImprovement(String deliverableId, int round) {
        return contestImprovement(deliverableId, round, ContestCause.NEW_SCOPE);
    }

    public static ContestImprovement contestImprovement(String deliverableId, int round, ContestCause because) {
        return new ContestImprovement("e1", deliverableId, round, because, "Nobody spoke of photos");
    }

    public static WithdrawImprovement withdrawImprovement(String deliverableId, int round) {
        return new WithdrawImprovement("e1", deliverableId, round, "You are right");
    }

    public static ConcedeImprovement concedeImprovement(String deliverableId, int round) {
        return new ConcedeImprovement("e1", deliverableId, round, "It was agreed");
    }

    public static ProposeReopening proposeReopening(String proposalId, String deliverableId) {
        return new ProposeReopening("e1", deliverableId, proposalId, "We were on holiday");
    }

    public static AnswerProposal acceptReopening(String deliverableId) {
        return new AnswerProposal(Verb.ACCEPT, ProposalKind.REOPENING, "e1", deliverableId, null, null);
    }

    public static AnswerProposal declineReopening(String deliverableId) {
        return new AnswerProposal(Verb.DECLINE, ProposalKind.REOPENING, "e1", deliverableId, null, "It is done");
    }

    public static AnswerProposal withdrawReopening(String deliverableId) {
        return new AnswerProposal(Verb.WITHDRAW, ProposalKind.REOPENING, "e1", deliverableId, null, null);
    }
}
