package io.engagements.events.stored;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.party.PartyCommand;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void everyCommandHasTheNameOfTheInterface() {
        assertThat(Stream.of(CandidacyCommand.class, EngagementCommand.class, PartyCommand.class)
                        .flatMap(Family::recordsOf)
                        .map(Names::kebab))
                .containsExactlyInAnyOrder(
                        "open-candidacy",
                        "record-vetting-check",
                        "waive-vetting-check",
                        "offer-terms",
                        "decline-offer",
                        "withdraw-candidacy",
                        "hire-va",
                        "appoint-lawyer",
                        "approve-contract",
                        "request-deliverable",
                        "commit-to-deliverable",
                        "decline-deliverable",
                        "submit-deliverable",
                        "accept-deliverable",
                        "request-quality-improvement",
                        "reject-deliverable",
                        "cancel-deliverable",
                        "change-terms",
                        "request-timesheet",
                        "prescribe-means",
                        "give-breach-notice",
                        "terminate-contract",
                        "withdraw-termination",
                        "provide-document",
                        "sign-nda",
                        "share-material",
                        "acknowledge-material",
                        "grant-access",
                        "revoke-access",
                        "divert-channel",
                        "return-channel",
                        "complete-exit-item",
                        "waive-exit-item",
                        "contest-rejection",
                        "add-statement",
                        "request-termination-approval",
                        "approve-termination",
                        "refuse-termination",
                        "resign-engagement",
                        "end-by-notice",
                        "propose-terms-change",
                        "accept-terms-change",
                        "decline-terms-change",
                        "withdraw-terms-change",
                        "propose-due-date",
                        "accept-due-date",
                        "decline-due-date",
                        "withdraw-due-date",
                        "propose-cancellation",
                        "accept-cancellation",
                        "decline-cancellation",
                        "withdraw-cancellation",
                        "provide-input",
                        "return-input",
                        "propose-input",
                        "accept-input",
                        "decline-input",
                        "withdraw-input",
                        "propose-pause",
                        "accept-pause",
                        "decline-pause",
                        "withdraw-pause",
                        "resume-engagement",
                        "propose-resume",
                        "accept-resume",
                        "decline-resume",
                        "withdraw-resume",
                        "register-party",
                        "erase-party",
                        "propose-end",
                        "accept-end",
                        "decline-end",
                        "withdraw-end",
                        "accept-extra-round",
                        "decline-extra-round",
                        "withdraw-extra-round",
                        "contest-improvement",
                        "withdraw-improvement",
                        "concede-improvement",
                        "propose-reopening",
                        "accept-reopening",
                        "decline-reopening",
                        "withdraw-reopening");
    }
}
