package io.engagements.events.refusal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The rules that can refuse a command. Their ids are stable; the sentence is what an English answer says. */
public enum RuleId {
    STATE_FORBIDS("The present state does not allow this."),
    ONE_OPEN_CANDIDACY("A client has at most one open candidacy with a VA."),
    VETTING_COMPLETE("A VA is hired only when all ten vetting checks are satisfied or waived with a reason."),
    SCOPE_STATED("The terms must list services offered and services not offered."),
    TERMS_CURRENT("Hiring, or declining an offer, names the latest offered terms while the offer stands."),
    DUE_AHEAD("A deadline lies in the future and not after the last day."),
    NOT_COMMITTED("Work is submitted for a deliverable that the VA committed to."),
    CONTENT_REQUIRED("A submission has at least one item."),
    CRITERION_CITED("Better quality is asked for by citing agreed acceptance criteria that are not met."),
    EXTRA_ROUND_CONSENT("A further improvement round needs the VA's consent."),
    ROUND_DUE_TOO_SHORT("An improvement round lasts at least the agreed turnaround."),
    IMPROVEMENT_FIRST("Work is rejected only after the improvement rounds that the terms include."),
    REVIEW_CLOSED("The review window passed without a decision."),
    TERMS_SET_BY_VA("The VA sets the terms; after hiring they change only by a proposal that the other side accepts."),
    TIMESHEETS_NOT_OWED("A VA is an independent business and owes no timesheets."),
    RESULT_NOT_MEANS("The client may judge the result, not how, when, where or with what it is made."),
    GROUNDS_REQUIRED("A contract is terminated for cause only on grounds that are open."),
    CURE_PERIOD("Termination needs a breach notice whose cure period is over."),
    LAWYER_APPROVAL("Termination needs a lawyer's approval on record."),
    APPROVAL_STALE("The lawyer's approval that was given no longer holds."),
    NOTICE_PERIOD("The last day comes no earlier than the notice that the terms give."),
    NDA_REQUIRED("Confidential material, access and channels need a confidentiality agreement in force."),
    NDA_DOCUMENT("Once the client has provided a confidentiality agreement, only its latest version is signed."),
    CHANNEL_NEEDS_BRIEFING(
            "A channel is diverted after the VA acknowledged at least one product-line and one company briefing."),
    OTHER_SIDE_ANSWERS("A proposal is answered by the other side, and taken back by the side that made it."),
    PROPOSAL_LAPSED("A proposal can be answered until it lapses."),
    EXTENSION_BEFORE_DUE("Another due is proposed before the due has passed."),
    INDEPENDENT_BUSINESS("A VA is an independent business and is registered with its business name."),
    PARTY_ENGAGED("A party is erased only when none of its engagements is running.");

    private final String sentence;

    RuleId(String sentence) {
        this.sentence = sentence;
    }

    /** As it is written in answers, records and documents, for example {@code VETTING-COMPLETE}. */
    @JsonValue
    public String id() {
        return name().replace('_', '-');
    }

    public String sentence() {
        return sentence;
    }

    /** @throws IllegalArgumentException when no rule has this id */
    @JsonCreator
    public static RuleId of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
    }
}
