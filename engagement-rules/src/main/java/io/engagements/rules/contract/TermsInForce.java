package io.engagements.rules.contract;

import io.engagements.events.Stamp;
import io.engagements.events.terms.Terms;
import io.engagements.events.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * The terms that hold.
 *
 * @param version from 1 on
 * @param endsAt end of the terms' last day; absent when open-ended
 * @param approval the lawyer's approval of the contract; absent while there was none
 */
public record TermsInForce(
        int version,
        Terms terms,
        @Nullable Deadline endsAt,
        @Nullable Approval approval) {

    /**
     * The lawyer's approval of the contract.
     *
     * @param terms what was approved
     * @param sequence its place in the engagement's history
     * @param holds true until any of what the lawyer weighed is changed: then it is gone, also when that changes back
     */
    public record Approval(
            int termsVersion,
            String documentSha256,
            Weighed terms,
            Stamp by,
            String eventId,
            long sequence,
            boolean holds) {

        public Approval under(Terms changed) {
            boolean same = Weighed.of(changed).equals(terms);
            return new Approval(termsVersion, documentSha256, terms, by, eventId, sequence, holds && same);
        }
    }

    /** Those of the terms that a lawyer weighs; the others may change without a new approval. */
    public record Weighed(
            int noticeDays, int cureDays, int improvementRounds, int latenessThreshold, int latenessWindowDays) {

        static Weighed of(Terms terms) {
            return new Weighed(
                    terms.noticeDays(),
                    terms.cureDays(),
                    terms.improvementRounds(),
                    terms.latenessThreshold(),
                    terms.latenessWindowDays());
        }
    }

    TermsInForce approved(Approval by) {
        return new TermsInForce(version, terms, endsAt, by);
    }

    TermsInForce changed(int next, Terms changed, @Nullable Deadline nextEnd) {
        return new TermsInForce(next, changed, nextEnd, approval == null ? null : approval.under(changed));
    }

    /** True while the lawyer's approval in advance holds. */
    boolean isApproved() {
        return approval != null && approval.holds();
    }
}
