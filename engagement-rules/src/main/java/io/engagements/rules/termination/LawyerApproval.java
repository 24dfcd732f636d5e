package io.engagements.rules.termination;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import io.engagements.rules.contract.Contract;
import java.util.List;
import java.util.Map;

/** {@code LAWYER-APPROVAL}: a lawyer approved this termination, or the contract under the terms in force. */
record LawyerApproval(TerminationApproval word) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.LAWYER_APPROVAL;
    }

    /** One that holds no more is told apart by {@link ApprovalStale}. */
    @Override
    public boolean holds() {
        return word.holds() || word.isStale();
    }

    @Override
    public Map<String, Object> facts() {
        Contract contract = word.proven().contract();
        return Map.of(
                "lawyerAppointed",
                contract.parties().lawyerId() != null,
                "termsVersion",
                contract.termsVersion(),
                "contested",
                word.isContested(),
                "refused",
                word.isRefused());
    }

    @Override
    public List<String> next() {
        boolean appointed = word.proven().contract().parties().lawyerId() != null;
        return List.of(appointed ? "request-termination-approval" : "appoint-lawyer");
    }
}
