package io.engagements.events;

import io.engagements.events.candidacy.CandidacyEvent.CandidacyClosed;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.candidacy.CandidacyEvent.OfferDeclined;
import io.engagements.events.candidacy.CandidacyEvent.TermsOffered;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckRecorded;
import io.engagements.events.candidacy.CandidacyEvent.VettingCheckWaived;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.candidacy.Outcome;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.events.engagement.CancellationCause;
import io.engagements.events.engagement.ChannelKind;
import io.engagements.events.engagement.ContestCause;
import io.engagements.events.engagement.ContractEvent.ContractApproved;
import io.engagements.events.engagement.ContractEvent.EngagementPaused;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.engagement.ContractEvent.PauseAgreed;
import io.engagements.events.engagement.ContractEvent.PauseProposed;
import io.engagements.events.engagement.ContractEvent.ResumeProposed;
import io.engagements.events.engagement.ContractEvent.TermsChangeAccepted;
import io.engagements.events.engagement.ContractEvent.TermsChangeProposed;
import io.engagements.events.engagement.ContractEvent.TermsChanged;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.ExtraRoundAsked;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.DocumentProvided;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.LastDayPassed;
import io.engagements.events.engagement.OnboardingEvent.MaterialAcknowledged;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.events.engagement.ProposalEvent.CancellationProposed;
import io.engagements.events.engagement.ProposalEvent.DueDateChanged;
import io.engagements.events.engagement.ProposalEvent.DueDateProposed;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundAccepted;
import io.engagements.events.engagement.ProposalEvent.ExtraRoundProposed;
import io.engagements.events.engagement.ProposalEvent.InputProposed;
import io.engagements.events.engagement.ProposalEvent.ProposalDeclined;
import io.engagements.events.engagement.ProposalEvent.ProposalLapsed;
import io.engagements.events.engagement.ProposalEvent.ProposalWithdrawn;
import io.engagements.events.engagement.ProposalEvent.ReopeningProposed;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.events.engagement.ReviewEvent.DeliverableAccepted;
import io.engagements.events.engagement.ReviewEvent.DeliverableRejected;
import io.engagements.events.engagement.ReviewEvent.ImprovementConceded;
import io.engagements.events.engagement.ReviewEvent.ImprovementContested;
import io.engagements.events.engagement.ReviewEvent.ImprovementWithdrawn;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.engagement.ReviewEvent.RejectionContested;
import io.engagements.events.engagement.ReviewEvent.ReviewLapsed;
import io.engagements.events.engagement.ReviewEvent.ReviewReopened;
import io.engagements.events.engagement.ReviewEvent.StatementAdded;
import io.engagements.events.engagement.Subject;
import io.engagements.events.engagement.TerminationEvent.BreachNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.ContractTerminated;
import io.engagements.events.engagement.TerminationEvent.EndAgreed;
import io.engagements.events.engagement.TerminationEvent.EndProposed;
import io.engagements.events.engagement.TerminationEvent.EngagementEnded;
import io.engagements.events.engagement.TerminationEvent.OrdinaryNoticeGiven;
import io.engagements.events.engagement.TerminationEvent.TerminationApprovalRequested;
import io.engagements.events.engagement.TerminationEvent.TerminationApproved;
import io.engagements.events.engagement.TerminationEvent.TerminationRefused;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.engagement.TerminationEvent.VAResigned;
import io.engagements.events.engagement.WorkEvent.DeadlineMissed;
import io.engagements.events.engagement.WorkEvent.DeliverableCancelled;
import io.engagements.events.engagement.WorkEvent.DeliverableCommitted;
import io.engagements.events.engagement.WorkEvent.DeliverableDeclined;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.events.engagement.WorkEvent.RequestLapsed;
import io.engagements.events.party.PartyEvent.PartyErased;
import io.engagements.events.party.PartyEvent.PartyRegistered;
import io.engagements.events.party.PartyKind;
import io.engagements.events.party.Sealed;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Fee;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every event twice: with all that it can hold, and with no more than it must. */
public final class EventSamples {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final String HASH = "0123456789abcdef".repeat(4);
    private static final Stamp CLIENT =
            new Stamp("ceramica-ruiz", "carmen", "assistant-of-carmen", Instant.parse("2027-01-11T09:00:00Z"));
    private static final Stamp VA =
            new Stamp("lucia", "lucia", "lucia-s-partner", Instant.parse("2027-01-11T09:00:01Z"));
    private static final Stamp LAWYER = new Stamp("sol", "sol", "sol-s-clerk", Instant.parse("2027-01-11T09:00:02Z"));
    private static final Stamp OPERATOR =
            new Stamp("operator", "root", "root-s-deputy", Instant.parse("2027-01-11T09:00:03Z"));
    private static final Stamp PLAIN = new Stamp("party", "person", null, Instant.parse("1970-01-01T00:00:00Z"));

    private static final Deadline EXACT = deadline("2027-01-29T18:00:00", "2027-01-29T17:00:00Z", Resolution.EXACT);
    private static final Deadline TWICE =
            deadline("2027-10-31T02:30:00", "2027-10-31T01:30:00Z", Resolution.LATER_OF_OVERLAP);
    private static final Deadline NEVER =
            deadline("2027-03-28T02:30:00", "2027-03-28T01:30:00Z", Resolution.SHIFTED_FROM_GAP);

    private static final Terms ALL_TERMS = new Terms(
            new Fee(new BigDecimal("42.00"), "USD", Fee.Per.HOUR),
            MADRID,
            List.of("Bookkeeping", "Inbox – \"zero\" 😀"),
            List.of("Legal advice"),
            "Mon–Fri 9–13",
            "e-mail, calls",
            "Work is billed\nmonthly.",
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
    private static final Terms LEAST_TERMS = new Terms(
            new Fee(new BigDecimal("0.01"), "EUR", Fee.Per.DELIVERABLE),
            ZoneId.of("UTC"),
            List.of(),
            List.of(),
            null,
            null,
            null,
            1,
            1,
            0,
            0,
            null,
            1,
            2,
            7,
            1,
            null,
            null);

    private EventSamples() {}

    /** With all that it can hold, in the order that things unfold. */
    public static List<DomainEvent> full() {
        return List.of(
                new CandidacyOpened("c1", "ceramica-ruiz", "lucia", CLIENT),
                new VettingCheckRecorded(
                        "c1", Criterion.EXPERIENCE, Outcome.SATISFIED, "Seven years as office manager", CLIENT),
                new VettingCheckWaived("c1", Criterion.WEBSITE, "Known from an earlier project", CLIENT),
                new TermsOffered("c1", 2, ALL_TERMS, TWICE, VA),
                new OfferDeclined("c1", 2, "Above what we can pay", CLIENT),
                new CandidacyWithdrawn("c1", "Not now", VA),
                new CandidacyClosed("c1", "e1", 2, CLIENT),
                new VAHired("e1", "c1", "ceramica-ruiz", "lucia", 2, ALL_TERMS, EXACT, CLIENT),
                new LawyerAppointed("e1", "sol", CLIENT),
                new ContractApproved("e1", 2, HASH, LAWYER),
                new DeliverableRequested(
                        "e1",
                        "d1",
                        "Price list",
                        "As a PDF,\nin Spanish",
                        List.of(new AcceptanceCriterion("1", "PDF"), new AcceptanceCriterion("2", "At most 10 pages")),
                        NEVER,
                        CLIENT),
                new DeliverableCommitted("e1", "d1", EXACT, VA),
                new DeliverableDeclined("e1", "d1", "Too much for June", VA),
                new RequestLapsed("e1", "d1", EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new DeliverableSubmitted(
                        "e1",
                        "d1",
                        2,
                        List.of(
                                new Item("list.pdf", HASH, "https://files.example/list.pdf", null, 12_345_678_901L),
                                new Item("notes.txt", HASH, null, "f1", null)),
                        "Second version",
                        false,
                        true,
                        true,
                        TWICE,
                        VA),
                new DeliverableAccepted("e1", "d1", 2, "Fine work", 5, CLIENT),
                new QualityImprovementRequested(
                        "e1",
                        "d1",
                        1,
                        1,
                        List.of("1", "2"),
                        "Page 11 is too many",
                        EXACT,
                        new ExtraRoundAsked("p1", CLIENT),
                        VA),
                new DeliverableRejected("e1", "d1", 3, List.of("1", "2"), "Still eleven pages", CLIENT),
                new ReviewLapsed("e1", "d1", 2, TWICE, Stamp.byClock(TWICE.firstSecondAfter())),
                new DeliverableCancelled("e1", "d1", CancellationCause.CLIENT, "No longer sold", CLIENT),
                new DeadlineMissed("e1", "d1", 1, EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new BreachNoticeGiven(
                        "e1", List.of("missed-d1", "round-1-missed-d2"), "Two are missing", EXACT, CLIENT),
                new ContractTerminated("e1", List.of("missed-d1", "round-1-missed-d2"), "Nothing came", EXACT, CLIENT),
                new TerminationWithdrawn("e1", "It came after all", CLIENT),
                new EngagementEnded("e1", EndReason.TERMINATED_FOR_CAUSE, Stamp.byClock(EXACT.firstSecondAfter())),
                new DocumentProvided(
                        "e1",
                        DocumentKind.NDA,
                        2,
                        "What is told in confidence",
                        "https://files.example/nda",
                        "f1",
                        HASH,
                        CLIENT),
                new NdaSigned("e1", EXACT, TWICE, HASH, VA),
                new NdaExpired("e1", TWICE, Stamp.byClock(TWICE.firstSecondAfter())),
                new MaterialShared(
                        "e1",
                        "m1",
                        MaterialKind.PRODUCT_LINE,
                        "Tiles",
                        true,
                        "https://files.example/tiles",
                        "f1",
                        HASH,
                        CLIENT),
                new MaterialAcknowledged("e1", "m1", VA),
                new AccessGranted("e1", "a1", "The shop's inbox", "read only", CLIENT),
                new AccessRevoked("e1", "a1", CLIENT),
                new ChannelDiverted("e1", "ch1", ChannelKind.PHONE, "+34 954 000 000", CLIENT),
                new ChannelReturned("e1", "ch1", CLIENT),
                new ExitItemCompleted("e1", "material-m1", "Destroyed", VA),
                new ExitItemWaived("e1", "material-m1", "Public by now", CLIENT),
                new LastDayPassed("e1", EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new RejectionContested("e1", "d1", 3, "It has ten pages", VA),
                new StatementAdded("e1", new Subject(Subject.Kind.DELIVERABLE, "d1"), "d1", "The prices came late", VA),
                new TerminationApprovalRequested(
                        "e1", List.of("missed-d1", "round-1-missed-d2"), "May we terminate?", CLIENT),
                new TerminationApproved("e1", List.of("missed-d1", "round-1-missed-d2"), "You may", EXACT, LAWYER),
                new TerminationRefused("e1", List.of("missed-d1", "round-1-missed-d2"), "Wait for it", LAWYER),
                new VAResigned("e1", EXACT, "Moving abroad", VA),
                new OrdinaryNoticeGiven("e1", EXACT, "We close the shop", CLIENT),
                new TermsChangeProposed("e1", "p1", 2, ALL_TERMS, TWICE, EXACT, CLIENT),
                new TermsChangeAccepted("e1", "p1", VA),
                new TermsChanged("e1", "p1", 3, ALL_TERMS, EXACT, Stamp.byClock(TWICE.instant())),
                new ProposalDeclined("e1", ProposalKind.DUE_DATE, "p1", "d1", "We need it", CLIENT),
                new ProposalWithdrawn("e1", ProposalKind.CANCELLATION, "p1", "d1", "Never mind", VA),
                new ProposalLapsed(
                        "e1", ProposalKind.DUE_DATE, "p1", "d1", EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new DueDateProposed("e1", "d1", "p1", 1, EXACT, "The printer is ill", TWICE, VA),
                new DueDateChanged("e1", "d1", "p1", 1, EXACT, true, CLIENT),
                new CancellationProposed("e1", "d1", "p1", "No longer sold", EXACT, CLIENT),
                new InputAdded("e1", "d1", "p1", "p1", "Prices of June", EXACT, true, CLIENT),
                new InputProvided("e1", "d1", "p1", "https://files.example/prices", "f1", "As attached", CLIENT),
                new InputReturned("e1", "d1", "p1", "These are the prices of May", VA),
                new InputProposed("e1", "d1", "p1", "Prices of June", EXACT, true, TWICE, VA),
                new PauseProposed("e1", "p1", EXACT, TWICE, "Summer holidays", NEVER, VA),
                new PauseAgreed("e1", "p1", EXACT, TWICE, CLIENT),
                new EngagementPaused("e1", TWICE, Stamp.byClock(EXACT.instant())),
                new EngagementResumed("e1", "p1", VA),
                new ResumeProposed("e1", "p1", "The shop opens again", EXACT, CLIENT),
                new EndProposed("e1", "p1", EXACT, "We are done", TWICE, CLIENT),
                new EndAgreed("e1", "p1", EXACT, VA),
                new ExtraRoundProposed(
                        "e1", "d1", "p1", 3, 2, List.of("1", "2"), "Page 11 again", EXACT, TWICE, TWICE, CLIENT),
                new ExtraRoundAccepted("e1", "d1", "p1", VA),
                new ImprovementContested(
                        "e1", "d1", 1, ContestCause.NEW_SCOPE, "Nobody spoke of photos", EXACT, true, VA),
                new ImprovementWithdrawn("e1", "d1", 1, "You are right", CLIENT),
                new ImprovementConceded("e1", "d1", 1, "It was agreed", VA),
                new ReopeningProposed("e1", "d1", "p1", "We were on holiday", EXACT, CLIENT),
                new ReviewReopened("e1", "d1", "p1", 2, EXACT, VA),
                new AttemptRefused(
                        "e1",
                        "terminate-contract",
                        List.of(RuleId.GROUNDS_REQUIRED, RuleId.LAWYER_APPROVAL),
                        facts(),
                        CLIENT),
                new PartyRegistered(
                        "lucia",
                        PartyKind.VA,
                        new Sealed("bmFtZQ=="),
                        new Sealed("YnVzaW5lc3M="),
                        new Sealed("Y29udGFjdA=="),
                        MADRID,
                        "es",
                        OPERATOR),
                new PartyErased("lucia", "She asked to be forgotten", OPERATOR));
    }

    /** With no more than it must hold, in the same order. */
    public static List<DomainEvent> minimal() {
        return List.of(
                new CandidacyOpened("c", "client", "va", PLAIN),
                new VettingCheckRecorded("c", Criterion.FEE_AND_TERM, Outcome.NOT_SATISFIED, "-", PLAIN),
                new VettingCheckWaived("c", Criterion.WRITING, "-", PLAIN),
                new TermsOffered("c", 1, LEAST_TERMS, EXACT, PLAIN),
                new OfferDeclined("c", 1, "-", PLAIN),
                new CandidacyWithdrawn("c", "-", PLAIN),
                new CandidacyClosed("c", "e", 1, PLAIN),
                new VAHired("e", "c", "client", "va", 1, LEAST_TERMS, null, PLAIN),
                new LawyerAppointed("e", "lawyer", PLAIN),
                new ContractApproved("e", 1, HASH, PLAIN),
                new DeliverableRequested("e", "d", "-", null, List.of(new AcceptanceCriterion("1", "-")), EXACT, PLAIN),
                new DeliverableCommitted("e", "d", EXACT, PLAIN),
                new DeliverableDeclined("e", "d", "-", PLAIN),
                new RequestLapsed("e", "d", EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new DeliverableSubmitted(
                        "e",
                        "d",
                        1,
                        List.of(new Item("-", HASH, null, "f", null)),
                        null,
                        true,
                        false,
                        false,
                        null,
                        PLAIN),
                new DeliverableAccepted("e", "d", 1, null, null, PLAIN),
                new QualityImprovementRequested("e", "d", 1, 1, List.of("1"), "-", EXACT, null, PLAIN),
                new DeliverableRejected("e", "d", 1, List.of("1"), "-", PLAIN),
                new ReviewLapsed("e", "d", 1, EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new DeliverableCancelled("e", "d", CancellationCause.AGREED, null, PLAIN),
                new DeadlineMissed("e", "d", null, EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new BreachNoticeGiven("e", List.of("missed-d"), "-", EXACT, PLAIN),
                new ContractTerminated("e", List.of("missed-d"), "-", EXACT, PLAIN),
                new TerminationWithdrawn("e", null, PLAIN),
                new EngagementEnded("e", EndReason.COMPLETED, Stamp.byClock(EXACT.firstSecondAfter())),
                new DocumentProvided("e", DocumentKind.CONTRACT, 1, "-", null, null, HASH, PLAIN),
                new NdaSigned("e", null, null, HASH, PLAIN),
                new NdaExpired("e", EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new MaterialShared("e", "m", MaterialKind.OTHER, "-", false, null, null, null, PLAIN),
                new MaterialAcknowledged("e", "m", PLAIN),
                new AccessGranted("e", "a", "-", null, PLAIN),
                new AccessRevoked("e", "a", PLAIN),
                new ChannelDiverted("e", "ch", ChannelKind.EMAIL, "-", PLAIN),
                new ChannelReturned("e", "ch", PLAIN),
                new ExitItemCompleted("e", "material-m", null, PLAIN),
                new ExitItemWaived("e", "access-a", null, PLAIN),
                new LastDayPassed("e", EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new RejectionContested("e", "d", 1, "-", PLAIN),
                new StatementAdded("e", new Subject(Subject.Kind.NOTICE, "n"), null, "-", PLAIN),
                new TerminationApprovalRequested("e", List.of("missed-d"), "-", PLAIN),
                new TerminationApproved("e", List.of("missed-d"), null, EXACT, PLAIN),
                new TerminationRefused("e", List.of("missed-d"), null, PLAIN),
                new VAResigned("e", EXACT, null, PLAIN),
                new OrdinaryNoticeGiven("e", EXACT, null, PLAIN),
                new TermsChangeProposed("e", "p", 1, LEAST_TERMS, EXACT, EXACT, PLAIN),
                new TermsChangeAccepted("e", "p", PLAIN),
                new TermsChanged("e", "p", 2, LEAST_TERMS, null, Stamp.byClock(EXACT.instant())),
                new ProposalDeclined("e", ProposalKind.TERMS_CHANGE, "p", null, null, PLAIN),
                new ProposalWithdrawn("e", ProposalKind.TERMS_CHANGE, "p", null, null, PLAIN),
                new ProposalLapsed(
                        "e", ProposalKind.TERMS_CHANGE, "p", null, EXACT, Stamp.byClock(EXACT.firstSecondAfter())),
                new DueDateProposed("e", "d", "p", null, EXACT, null, EXACT, PLAIN),
                new DueDateChanged("e", "d", "p", null, EXACT, false, PLAIN),
                new CancellationProposed("e", "d", "p", null, EXACT, PLAIN),
                new EndProposed("e", "p", EXACT, null, EXACT, PLAIN),
                new EndAgreed("e", "p", EXACT, PLAIN),
                new ExtraRoundProposed("e", "d", "p", 1, 1, List.of("1"), "-", null, EXACT, EXACT, PLAIN),
                new ExtraRoundAccepted("e", "d", "p", PLAIN),
                new ImprovementContested("e", "d", 1, ContestCause.MEANS, null, EXACT, false, PLAIN),
                new ImprovementWithdrawn("e", "d", 1, null, PLAIN),
                new ImprovementConceded("e", "d", 1, null, PLAIN),
                new ReopeningProposed("e", "d", "p", "-", EXACT, PLAIN),
                new ReviewReopened("e", "d", "p", 1, EXACT, PLAIN),
                new InputAdded("e", "d", "i", null, "-", EXACT, false, PLAIN),
                new InputProvided("e", "d", "i", null, null, null, PLAIN),
                new InputReturned("e", "d", "i", "-", PLAIN),
                new InputProposed("e", "d", "p", "-", EXACT, false, EXACT, PLAIN),
                new PauseProposed("e", "p", EXACT, EXACT, null, EXACT, PLAIN),
                new PauseAgreed("e", "p", EXACT, EXACT, PLAIN),
                new EngagementPaused("e", EXACT, Stamp.byClock(EXACT.instant())),
                new EngagementResumed("e", null, PLAIN),
                new ResumeProposed("e", "p", null, EXACT, PLAIN),
                new AttemptRefused("c", "hire-va", List.of(RuleId.VETTING_COMPLETE), Map.of(), PLAIN),
                new PartyRegistered("p", PartyKind.CLIENT, new Sealed("bg=="), null, null, MADRID, "en", PLAIN),
                new PartyErased("p", "-", PLAIN));
    }

    private static Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("citedGrounds", List.of("missed-d1"));
        facts.put("grounds", Map.of("missed-d1", "CURED"));
        facts.put("termsVersion", 2);
        facts.put("lawyerAppointed", false);
        return facts;
    }

    private static Deadline deadline(String local, String instant, Resolution resolution) {
        return new Deadline(LocalDateTime.parse(local), MADRID, Instant.parse(instant), resolution, "2025a");
    }
}
