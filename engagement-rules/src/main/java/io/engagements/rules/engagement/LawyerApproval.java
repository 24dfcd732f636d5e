package io.engagements.rules.engagement;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code LAWYER-APPROVAL}: a lawyer approved the contract under the terms in force. */
record LawyerApproval(Contract contract) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.LAWYER_APPROVAL;
    }

    @Override
    public boolean holds() {
        Contract.Approval approval = contract.approval();
        return approval != null && approval.termsVersion() == contract.termsVersion();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("lawyerAppointed", contract.lawyerId() != null, "termsVersion", contract.termsVersion());
    }

    @Override
    public List<String> next() {
        return contract.lawyerId() == null ? List.of("appoint-lawyer") : List.of();
    }
}
