package io.engagements.rules;

import static io.engagements.rules.Callers.CLIENT;
import static io.engagements.rules.Callers.LAWYER;
import static io.engagements.rules.Callers.VA;
import static io.engagements.rules.Commands.accept;
import static io.engagements.rules.Commands.acceptCancellation;
import static io.engagements.rules.Commands.acceptDue;
import static io.engagements.rules.Commands.acceptTerms;
import static io.engagements.rules.Commands.appoint;
import static io.engagements.rules.Commands.approve;
import static io.engagements.rules.Commands.cancel;
import static io.engagements.rules.Commands.commit;
import static io.engagements.rules.Commands.decline;
import static io.engagements.rules.Commands.declineTerms;
import static io.engagements.rules.Commands.improve;
import static io.engagements.rules.Commands.improveBy;
import static io.engagements.rules.Commands.notice;
import static io.engagements.rules.Commands.proposeCancellation;
import static io.engagements.rules.Commands.proposeDue;
import static io.engagements.rules.Commands.proposeTerms;
import static io.engagements.rules.Commands.reject;
import static io.engagements.rules.Commands.request;
import static io.engagements.rules.Commands.submit;
import static io.engagements.rules.Commands.terminate;
import static io.engagements.rules.Commands.terminateAt;
import static io.engagements.rules.Commands.withdrawTermination;
import static io.engagements.rules.Commands.withdrawTerms;
import static io.engagements.rules.EngagementScenario.hiredOn;

/** Beginnings that many tests share. All in Madrid, winter: 18:00 is 17:00Z. */
public final class Stories {

    /** The day on which deliverables are asked for and committed to. */
    public static final String ASKED = "2027-01-12T09:00:00Z";

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

    /** One engagement in which everything happens that can happen. */
    public static EngagementScenario everything() {
        return committed()
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
                .given(submit("d1"), VA, "2027-02-10T15:00:00Z")
                .given(
                        proposeTerms("p1", TermsMother.terms().noticeDays(15), "2027-02-12T00:00"),
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
                .given(request("d6", "2027-02-20T18:00"), CLIENT, "2027-02-12T15:00:00Z")
                .given(commit("d6"), VA, "2027-02-12T15:00:00Z")
                .until("2027-02-20T17:00:01Z")
                .given(notice("missed-d6"), CLIENT, "2027-02-21T09:00:00Z")
                .given(approve(), LAWYER, "2027-02-21T09:00:00Z")
                .given(terminate("missed-d6"), CLIENT, "2027-03-01T09:00:00Z")
                .until("2027-12-31T00:00:00Z");
    }
}
