package io.engagements.rules.figures;

/**
 * Something that is asked for, told so that it can be played in any situation.
 *
 * @param which the deliverable's number
 * @param how one of several ways to do it, some of them wrong: one digit, and any number of {@link Kind#ANY}
 */
record Act(Kind kind, int which, int how) {

    enum Kind {
        APPOINT,
        APPROVE,
        REQUEST,
        COMMIT,
        DECLINE,
        SUBMIT,
        SUBMIT_OTHER,
        SUBMIT_PART,
        SUBMIT_NOTHING,
        ACCEPT,
        IMPROVE,
        REJECT,
        CANCEL,
        CHANGE_TERMS,
        REQUEST_TIMESHEET,
        PRESCRIBE_MEANS,
        NOTICE,
        TERMINATE,
        WITHDRAW_TERMINATION,
        SIGN_NDA,
        SHARE,
        ACKNOWLEDGE,
        GRANT,
        REVOKE,
        DIVERT,
        GIVE_BACK,
        COMPLETE,
        WAIVE,
        CONTEST,
        SAY,
        REQUEST_APPROVAL,
        APPROVE_TERMINATION,
        REFUSE_TERMINATION,
        RESIGN,
        END_BY_NOTICE,
        PROPOSE_TERMS,
        PROPOSE_DUE,
        PROPOSE_CANCELLATION,
        ACCEPT_PROPOSAL,
        DECLINE_PROPOSAL,
        WITHDRAW_PROPOSAL,
        REQUEST_WITH_INPUT,
        PROVIDE,
        RETURN,
        PROPOSE_INPUT,
        PROPOSE_PAUSE,
        PROPOSE_RESUME,
        RESUME,
        PROPOSE_END,
        PROPOSE_REOPENING,
        CONTEST_ROUND,
        WITHDRAW_ROUND,
        CONCEDE_ROUND,
        PROVIDE_DOCUMENT,
        /** Any command of the catalogue: the one with this number, with whatever its fields may hold. */
        ANY
    }

    String deliverable() {
        return "d" + which;
    }
}
