package io.engagements.events.candidacy;

import io.engagements.events.CausedBy;
import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.Stored;
import io.engagements.events.candidacy.CandidacyCommand.DeclineOffer;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.RecordVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WaiveVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WithdrawCandidacy;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;

/** What can happen before a hiring, in the order that a candidacy unfolds. */
public sealed interface CandidacyEvent extends DomainEvent {

    String candidacyId();

    /** A client began to consider a VA. */
    @Stored(name = "candidacy-opened")
    @CausedBy(OpenCandidacy.class)
    record CandidacyOpened(String candidacyId, String clientId, String vaId, Stamp stamp) implements CandidacyEvent {}

    /** A vetting check was made; it replaces an earlier one and a waiver. */
    @Stored(name = "vetting-check-recorded")
    @CausedBy(RecordVettingCheck.class)
    record VettingCheckRecorded(String candidacyId, Criterion criterion, Outcome outcome, String evidence, Stamp stamp)
            implements CandidacyEvent {}

    /** The client did without a check. */
    @Stored(name = "vetting-check-waived")
    @CausedBy(WaiveVettingCheck.class)
    record VettingCheckWaived(String candidacyId, Criterion criterion, String reason, Stamp stamp)
            implements CandidacyEvent {}

    /** The VA offered terms; version 1 is the first offer. The offer stands until {@code expires}. */
    @Stored(name = "terms-offered")
    @CausedBy(OfferTerms.class)
    record TermsOffered(String candidacyId, int version, Terms terms, Deadline expires, Stamp stamp)
            implements CandidacyEvent {}

    /** The client did not take this version of the terms: nobody is hired on it any more. */
    @Stored(name = "offer-declined")
    @CausedBy(DeclineOffer.class)
    record OfferDeclined(String candidacyId, int termsVersion, String reason, Stamp stamp) implements CandidacyEvent {}

    /** One side withdrew. */
    @Stored(name = "candidacy-withdrawn")
    @CausedBy(WithdrawCandidacy.class)
    record CandidacyWithdrawn(String candidacyId, String reason, Stamp stamp) implements CandidacyEvent {}

    /** The VA was hired on this version of its terms; the engagement began in the same transaction. */
    @Stored(name = "candidacy-closed")
    @CausedBy(HireVA.class)
    record CandidacyClosed(String candidacyId, String engagementId, int termsVersion, Stamp stamp)
            implements CandidacyEvent {}
}
