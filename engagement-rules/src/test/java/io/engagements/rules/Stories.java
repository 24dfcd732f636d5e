package io.engagements.rules;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.HASH;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptCancellation;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.acceptEnd;
import static io.engagements.rules.Commands.acceptExtraRound;
import static io.engagements.rules.Commands.acceptInput;
import static io.engagements.rules.Commands.acceptPause;
import static io.engagements.rules.Commands.acceptReopening;
import static io.engagements.rules.Commands.acceptTerms;
import static io.engagements.rules.Commands.acknowledge;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.approveTermination;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.complete;
import static io.engagements.rules.Commands.concedeImprovement;
import static io.engagements.rules.Commands.contest;
import static io.engagements.rules.Commands.contestImprovement;
import static io.engagements.rules.Commands.decline;
import static io.engagements.rules.Commands.declineTerms;
import static io.engagements.rules.Commands.divert;
import static io.engagements.rules.Commands.endByNotice;
import static io.engagements.rules.Commands.giveBack;
import static io.engagements.rules.Commands.grant;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.input;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposeCancellation;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.proposeEnd;
import static io.engagements.rules.Commands.proposeInput;
import static io.engagements.rules.Commands.proposePause;
import static io.engagements.rules.Commands.proposeReopening;
import static io.engagements.rules.Commands.proposeResume;
import static io.engagements.rules.Commands.proposeTerms;
import static io.engagements.rules.Commands.provide;
import static io.engagements.rules.Commands.provideDocument;
import static io.engagements.rules.Commands.refuseTermination;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.requestApproval;
import static io.engagements.rules.Commands.resign;
import static io.engagements.rules.Commands.resume;
import static io.engagements.rules.Commands.returnInput;
import static io.engagements.rules.Commands.revoke;
import static io.engagements.rules.Commands.say;
import static io.engagements.rules.Commands.share;
import static io.engagements.rules.Commands.signNda;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.Commands.waive;
import static io.engagements.rules.Commands.withdrawImprovement;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.Commands.withdrawTerms;
import static io.engagements.rules.EngagementScenario.hiredOn;

import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.engagement.Subject;
import org.jspecify.annotations.Nullable;

/** Beginnings that many tests share. All in Madrid, winter: 18:00 is 17:00Z. */
public final class Stories {

    /** The day on which deliverables are asked for and committed to. */
    public static final String ASKED = "2027-01-12T09:00:00Z";

    /** When agreement and briefings are done with in {@link #briefed(String)}. */
    public static final String BRIEFED = "2027-01-11T10:00:00Z";

    private Stories() {}

    /** d1 was committed to, due Friday 29 January 18:00. */
    public static EngagementScenario committed(TermsMother terms) {
        return hiredOn(terms)
                .given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED);
    }

    public static EngagementScenario committed() {
        return committed(TermsMother.terms());
    }

    /** d1 was submitted once, the day before its due. */
    public static EngagementScenario submitted(TermsMother terms) {
        return committed(terms).given(submit("d1"), VA, "2027-01-28T11:00:00Z");
    }

    public static EngagementScenario submitted() {
        return submitted(TermsMother.terms());
    }

    public static EngagementScenario accepted() {
        return submitted().given(accept("d1", 1), CLIENT, "2027-01-29T09:00:00Z");
    }

    /** Improvement of d1 was asked for, due Tuesday 2 February 10:00 = 09:00Z. */
    public static EngagementScenario improving() {
        return submitted().given(improveBy("2027-02-02T10:00", "d1", 1, "2"), CLIENT, "2027-01-29T09:00:00Z");
    }

    /** d1 was missed on 29 January; there is a lawyer, who approved the contract. */
    public static EngagementScenario missedWithApproval(TermsMother terms) {
        return committed(terms)
                .given(appoint("sol"), CLIENT, ASKED)
                .given(approve(), LAWYER, ASKED)
                .until("2027-01-29T17:00:01Z");
    }

    /** As above, with notice given on 1 February 09:00Z; the cure period ends on 6 February 09:00Z. */
    public static EngagementScenario noticed(TermsMother terms) {
        return missedWithApproval(terms).given(notice("missed-d1"), CLIENT, "2027-02-01T09:00:00Z");
    }

    public static EngagementScenario noticed() {
        return noticed(TermsMother.terms());
    }

    /** Terminated on 1 March for the missed d1, with effect at the given local time; two more were asked for before. */
    public static EngagementScenario terminatedBy(
            String effective, String oneId, String oneDue, String otherId, String otherDue) {
        return noticed()
                .given(request(oneId, oneDue), CLIENT, "2027-02-10T09:00:00Z")
                .given(request(otherId, otherDue), CLIENT, "2027-02-10T09:00:00Z")
                .given(terminateAt(effective, "missed-d1"), CLIENT, "2027-03-01T09:00:00Z");
    }

    /** Hired, with an agreement signed at once, and both briefings confidential (m1, m2) and acknowledged. */
    public static EngagementScenario briefed(TermsMother terms, @Nullable String ndaUntil) {
        return hiredOn(terms)
                .given(signNda(null, ndaUntil), VA, BRIEFED)
                .given(share("m1", MaterialKind.PRODUCT_LINE, true), CLIENT, BRIEFED)
                .given(share("m2", MaterialKind.COMPANY, true), CLIENT, BRIEFED)
                .given(acknowledge("m1"), VA, BRIEFED)
                .given(acknowledge("m2"), VA, BRIEFED);
    }

    public static EngagementScenario briefed(@Nullable String ndaUntil) {
        return briefed(TermsMother.terms(), ndaUntil);
    }

    /** One engagement in which everything happens that can happen. */
    public static EngagementScenario everything() {
        return briefed(TermsMother.terms().clientNoticeDays(30), "2027-02-25T18:00")
                .given(grant("a1"), CLIENT, BRIEFED)
                .given(grant("a2"), CLIENT, BRIEFED)
                .given(divert("ch1"), CLIENT, BRIEFED)
                .given(giveBack("ch1"), CLIENT, BRIEFED)
                .given(provideDocument(DocumentKind.NDA, HASH), CLIENT, BRIEFED)
                .given(provideDocument(DocumentKind.CONTRACT, HASH), CLIENT, BRIEFED)
                .given(request("d1", "2027-01-29T18:00"), CLIENT, ASKED)
                .given(commit("d1"), VA, ASKED)
                .given(appoint("sol"), CLIENT, ASKED)
                .given(approve(), LAWYER, ASKED)
                .given(request("d2", "2027-02-05T18:00"), CLIENT, ASKED)
                .given(commit("d2"), VA, ASKED)
                .given(submit("d2"), VA, "2027-01-30T09:00:00Z")
                .given(improve("d2", 1, "1"), CLIENT, "2027-01-31T09:00:00Z")
                .given(submit("d2"), VA, "2027-02-01T09:00:00Z")
                .given(accept("d2", 2), CLIENT, "2027-02-02T09:00:00Z")
                .given(request("d3", "2027-02-05T18:00"), CLIENT, ASKED)
                .given(decline("d3"), VA, ASKED)
                .given(request("d4", "2027-02-05T18:00"), CLIENT, ASKED)
                .given(cancel("d4"), CLIENT, ASKED)
                .given(request("d5", "2027-02-02T18:00"), CLIENT, ASKED)
                .given(notice("missed-d1"), CLIENT, "2027-02-03T09:00:00Z")
                .given(terminate("missed-d1"), CLIENT, "2027-02-10T09:00:00Z")
                .given(withdrawTermination(), CLIENT, "2027-02-10T10:00:00Z")
                .given(submit("d1"), VA, "2027-02-10T11:00:00Z")
                .given(improve("d1", 1, "1"), CLIENT, "2027-02-10T12:00:00Z")
                .given(submit("d1"), VA, "2027-02-10T13:00:00Z")
                .given(reject("d1", 2, "1"), CLIENT, "2027-02-10T14:00:00Z")
                .given(contest("d1"), VA, "2027-02-10T14:30:00Z")
                .given(say(Subject.Kind.REVIEW, "d1"), CLIENT, "2027-02-10T14:40:00Z")
                .given(requestApproval(), CLIENT, "2027-02-10T14:50:00Z")
                .given(refuseTermination(), LAWYER, "2027-02-10T14:55:00Z")
                .given(submit("d1"), VA, "2027-02-10T15:00:00Z")
                .given(
                        proposeTerms(
                                "p1", TermsMother.terms().clientNoticeDays(30).noticeDays(15), "2027-02-12T00:00"),
                        VA,
                        "2027-02-10T15:00:00Z")
                .given(acceptTerms(), CLIENT, "2027-02-10T16:00:00Z")
                .given(proposeTerms("p2", TermsMother.terms(), "2027-02-12T00:00"), CLIENT, "2027-02-10T16:00:00Z")
                .given(declineTerms(), VA, "2027-02-10T17:00:00Z")
                .given(proposeTerms("p3", TermsMother.terms(), "2027-02-12T00:00"), CLIENT, "2027-02-10T17:00:00Z")
                .given(withdrawTerms(), CLIENT, "2027-02-10T17:00:00Z")
                .given(proposeTerms("p4", TermsMother.terms(), "2027-02-12T00:00"), CLIENT, "2027-02-10T17:00:00Z")
                .given(request("d8", "2027-02-20T18:00"), CLIENT, "2027-02-10T17:00:00Z")
                .given(commit("d8"), VA, "2027-02-10T17:00:00Z")
                .given(proposeDue("p5", "d8", "2027-02-21T18:00"), VA, "2027-02-10T17:00:00Z")
                .given(acceptDue("d8"), CLIENT, "2027-02-10T17:00:00Z")
                .given(proposeCancellation("p6", "d8"), CLIENT, "2027-02-10T17:00:00Z")
                .given(acceptCancellation("d8"), VA, "2027-02-10T17:00:00Z")
                .given(request("d9", "2027-02-20T18:00"), CLIENT, "2027-02-10T17:00:00Z")
                .given(commit("d9"), VA, "2027-02-10T17:00:00Z")
                .given(submit("d9"), VA, "2027-02-10T17:00:00Z")
                .given(improve("d9", 1, "1"), CLIENT, "2027-02-10T17:00:00Z")
                .given(contestImprovement("d9", 1), VA, "2027-02-10T17:00:00Z")
                .given(withdrawImprovement("d9", 1), CLIENT, "2027-02-10T17:00:00Z")
                .given(improve("d9", 1, "1"), CLIENT, "2027-02-10T17:00:00Z")
                .given(contestImprovement("d9", 2), VA, "2027-02-10T17:00:00Z")
                .given(concedeImprovement("d9", 2), VA, "2027-02-10T18:00:00Z")
                .given(submit("d9"), VA, "2027-02-10T18:00:00Z")
                .given(improve("d9", 2, "1"), CLIENT, "2027-02-10T18:00:00Z")
                .given(submit("d9"), VA, "2027-02-10T18:00:00Z")
                .given(improve("d9", 3, "1"), CLIENT, "2027-02-10T18:00:00Z")
                .given(acceptExtraRound("d9"), VA, "2027-02-10T18:00:00Z")
                .given(submit("d9"), VA, "2027-02-10T18:00:00Z")
                .given(accept("d9", 4), CLIENT, "2027-02-10T18:00:00Z")
                .given(proposeReopening("p8", "d9"), VA, "2027-02-10T18:00:00Z")
                .given(acceptReopening("d9"), CLIENT, "2027-02-10T18:00:00Z")
                .given(accept("d9", 4), CLIENT, "2027-02-10T18:00:00Z")
                .given(
                        request("d10", "2027-02-14T18:00", input("i1", "2027-02-11T12:00")),
                        CLIENT,
                        "2027-02-10T18:00:00Z")
                .given(commit("d10"), VA, "2027-02-10T18:00:00Z")
                .given(provide("d10", "i1"), CLIENT, "2027-02-10T18:00:00Z")
                .given(returnInput("d10", "i1"), VA, "2027-02-10T19:00:00Z")
                .given(proposeInput("p10", "d10", "2027-02-13T12:00"), VA, "2027-02-10T19:00:00Z")
                .given(acceptInput("d10"), CLIENT, "2027-02-10T19:00:00Z")
                .given(cancel("d10"), CLIENT, "2027-02-10T20:00:00Z")
                .given(proposePause("p11", "2027-02-11T09:00", "2027-02-11T12:00"), VA, "2027-02-10T20:00:00Z")
                .given(acceptPause(), CLIENT, "2027-02-10T20:00:00Z")
                .given(proposeResume("p12"), CLIENT, "2027-02-11T09:00:00Z")
                .given(resume(), VA, "2027-02-11T10:00:00Z")
                .given(request("d6", "2027-02-20T18:00"), CLIENT, "2027-02-12T15:00:00Z")
                .given(commit("d6"), VA, "2027-02-12T15:00:00Z")
                .until("2027-02-20T17:00:01Z")
                .given(notice("missed-d6"), CLIENT, "2027-02-21T09:00:00Z")
                .given(approve(), LAWYER, "2027-02-21T09:00:00Z")
                .given(approveTermination("missed-d6"), LAWYER, "2027-02-28T09:00:00Z")
                .given(terminate("missed-d6"), CLIENT, "2027-03-01T09:00:00Z")
                .given(resign("2027-03-20"), VA, "2027-03-02T09:00:00Z")
                .given(proposeEnd("p7", "2027-03-15"), CLIENT, "2027-03-02T09:00:00Z")
                .given(acceptEnd(), VA, "2027-03-02T09:00:00Z")
                .given(revoke("a1"), CLIENT, "2027-03-02T09:00:00Z")
                .given(endByNotice("2027-04-10"), CLIENT, "2027-03-02T10:00:00Z")
                .given(complete("material-m1"), VA, "2027-03-20T09:00:00Z")
                .given(waive("material-m2"), CLIENT, "2027-03-20T09:00:00Z")
                .given(revoke("a2"), CLIENT, "2027-03-20T10:00:00Z")
                .until("2027-12-31T00:00:00Z");
    }
}
