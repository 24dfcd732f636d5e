package io.engagements.events;

import io.engagements.events.candidacy.CandidacyCommand.DeclineOffer;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.RecordVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WaiveVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WithdrawCandidacy;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.engagement.AnswerProposal;
import io.engagements.events.engagement.AnswerProposal.Verb;
import io.engagements.events.engagement.ChannelKind;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.ContractCommand.AppointLawyer;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.ContractCommand.ResumeEngagement;
import io.engagements.events.engagement.CriterionDraft;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
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
import io.engagements.events.party.PartyCommand.EraseParty;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyKind;
import io.engagements.events.terms.Fee;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;

/** Every command with every field filled in. */
public final class CommandSamples {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final When SIX = When.of(LocalDateTime.of(2027, 1, 29, 18, 0), MADRID);

    private CommandSamples() {}

    public static List<DomainCommand> all() {
        return List.of(
                new OpenCandidacy("c1", "lucia"),
                new RecordVettingCheck("c1", Criterion.EXPERIENCE, Outcome.SATISFIED, "Seven years"),
                new WaiveVettingCheck("c1", Criterion.WEBSITE, "Known from before"),
                new OfferTerms("c1", terms()),
                new DeclineOffer("c1", 1, "Above what we can pay"),
                new WithdrawCandidacy("c1", "Not now"),
                new HireVA("e1", "c1", 1),
                new AppointLawyer("e1", "sol"),
                new ApproveContract("e1", HASH),
                new RequestDeliverable(
                        "e1",
                        "d1",
                        "Price list",
                        "In Spanish",
                        List.of(new CriterionDraft("1", "PDF"), new CriterionDraft(null, "At most 10 pages")),
                        SIX,
                        List.of(
                                new InputDraft("i1", "Prices of May", SIX, true),
                                new InputDraft(null, "Photos", SIX, null))),
                new CommitToDeliverable("e1", "d1"),
                new DeclineDeliverable("e1", "d1", "Too much for June"),
                new SubmitDeliverable(
                        "e1",
                        "d1",
                        List.of(new Item("list.pdf", HASH, "https://files.example/l", null, 1L)),
                        "Done",
                        true),
                new AcceptDeliverable("e1", "d1", 1, "Fine", 5),
                new RequestQualityImprovement("e1", "d1", 1, List.of("1"), "Not a PDF", SIX, "p1"),
                new RejectDeliverable("e1", "d1", 2, List.of("1"), "Still not a PDF"),
                new CancelDeliverable("e1", "d1", "No longer sold"),
                new ChangeTerms("e1", "35 USD from now on"),
                new RequestTimesheet("e1", "Hours of last week, please"),
                new PrescribeMeans("e1", "Be online from 9 to 17"),
                new GiveBreachNotice("e1", List.of("missed-d1"), "Missing"),
                new TerminateContract("e1", List.of("missed-d1"), "Nothing came", SIX),
                new WithdrawTermination("e1", "It came after all"),
                new ProvideDocument(
                        "e1", DocumentKind.NDA, "What is told in confidence", HASH, "https://files.example/nda", null),
                new SignNda("e1", SIX, SIX, HASH),
                new ShareMaterial(
                        "e1",
                        "m1",
                        MaterialKind.PRODUCT_LINE,
                        "Tiles",
                        true,
                        "https://files.example/tiles",
                        null,
                        HASH),
                new AcknowledgeMaterial("e1", "m1"),
                new GrantAccess("e1", "a1", "The shop's inbox", "read only"),
                new RevokeAccess("e1", "a1"),
                new DivertChannel("e1", "ch1", ChannelKind.PHONE, "+34 954 000 000"),
                new ReturnChannel("e1", "ch1"),
                new CompleteExitItem("e1", "material-m1", "Destroyed"),
                new WaiveExitItem("e1", "material-m1", "Public by now"),
                new ContestRejection("e1", "d1", 2, "It is a PDF"),
                new AddStatement("e1", new Subject(Subject.Kind.DELIVERABLE, "d1"), "The prices came late"),
                new RequestTerminationApproval("e1", List.of("missed-d1"), "May we?"),
                new ApproveTermination("e1", List.of("missed-d1"), "You may"),
                new RefuseTermination("e1", List.of("missed-d1"), "Wait for it"),
                new ResignEngagement("e1", LocalDate.of(2027, 8, 17), "Moving abroad"),
                new EndByNotice("e1", LocalDate.of(2027, 8, 17), "We close the shop"),
                new ProposeTermsChange("e1", "p1", terms(), SIX),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.TERMS_CHANGE, "e1", null, "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.TERMS_CHANGE, "e1", null, "p1", "Not for that"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.TERMS_CHANGE, "e1", null, "p1", "Never mind"),
                new ProposeDueDate("e1", "d1", "p1", SIX, "The printer is ill"),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.DUE_DATE, "e1", "d1", "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.DUE_DATE, "e1", "d1", "p1", "We need it"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.DUE_DATE, "e1", "d1", "p1", "Never mind"),
                new ProposeCancellation("e1", "d1", "p1", "No longer sold"),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.CANCELLATION, "e1", "d1", "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.CANCELLATION, "e1", "d1", "p1", "We need it"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.CANCELLATION, "e1", "d1", "p1", "Never mind"),
                new ProvideInput("e1", "d1", "i1", null, null, "Two tiles at 3 EUR"),
                new ReturnInput("e1", "d1", "i1", "These are the prices of April"),
                new ProposeInput("e1", "d1", "p1", "Prices of June", SIX, true),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.INPUT, "e1", "d1", "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.INPUT, "e1", "d1", "p1", "You have it"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.INPUT, "e1", "d1", "p1", "Found it"),
                new ProposePause("e1", "p1", SIX, SIX, "Summer holidays"),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.PAUSE, "e1", null, "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.PAUSE, "e1", null, "p1", "Not in June"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.PAUSE, "e1", null, "p1", "Never mind"),
                new ResumeEngagement("e1"),
                new ProposeResume("e1", "p1", "The shop opens again"),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.RESUME, "e1", null, "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.RESUME, "e1", null, "p1", "Not yet"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.RESUME, "e1", null, "p1", "Never mind"),
                new RegisterParty(
                        "lucia",
                        PartyKind.VA,
                        "Lucía Andrade",
                        "Despacho Andino",
                        "lucia@andino.example",
                        MADRID,
                        "es"),
                new EraseParty("lucia", "She asked to be forgotten"),
                new ProposeEnd("e1", "p1", LocalDate.of(2027, 8, 17), "We are done"),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.END, "e1", null, "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.END, "e1", null, "p1", "Not yet"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.END, "e1", null, "p1", "Never mind"),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.EXTRA_ROUND, "e1", "d1", "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.EXTRA_ROUND, "e1", "d1", "p1", "Twice is enough"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.EXTRA_ROUND, "e1", "d1", "p1", "Never mind"),
                new ContestImprovement("e1", "d1", 1, ContestCause.NEW_SCOPE, "Nobody spoke of photos"),
                new WithdrawImprovement("e1", "d1", 1, "You are right"),
                new ConcedeImprovement("e1", "d1", 1, "It was agreed"),
                new ProposeReopening("e1", "d1", "p1", "We were on holiday"),
                new AnswerProposal(Verb.ACCEPT, ProposalKind.REOPENING, "e1", "d1", "p1", "Agreed"),
                new AnswerProposal(Verb.DECLINE, ProposalKind.REOPENING, "e1", "d1", "p1", "It is done"),
                new AnswerProposal(Verb.WITHDRAW, ProposalKind.REOPENING, "e1", "d1", "p1", "Never mind"));
    }

    private static TermsDraft terms() {
        return new TermsDraft(
                new Fee(new BigDecimal("42.00"), "USD", Fee.Per.HOUR),
                MADRID,
                List.of("Bookkeeping"),
                List.of("Legal advice"),
                "9–13",
                "e-mail",
                "Billed monthly",
                7,
                3,
                2,
                10,
                30,
                5,
                3,
                90,
                30,
                LocalDate.of(2027, 1, 11),
                LocalDate.of(2027, 12, 31));
    }
}
