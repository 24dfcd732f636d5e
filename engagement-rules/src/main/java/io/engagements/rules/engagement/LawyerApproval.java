package io.engagements.rules.engagement;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Terms;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;

/** {@code LAWYER-APPROVAL}: a lawyer approved the contract, and what ending it rests on stayed as approved. */
record LawyerApproval(Contract contract) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.LAWYER_APPROVAL;
    }

    @Override
    public boolean holds() {
        Contract.Approval approval = contract.approval();
        return approval != null
                && contract.proposals()
                        .termsOf(approval.termsVersion())
                        .filter(this::stay)
                        .isPresent();
    }

    private boolean stay(Terms approved) {
        Terms terms = contract.terms();
        return approved.noticeDays() == terms.noticeDays()
                && approved.cureDays() == terms.cureDays()
                && approved.improvementRounds() == terms.improvementRounds()
                && approved.latenessThreshold() == terms.latenessThreshold()
                && approved.latenessWindowDays() == terms.latenessWindowDays();
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
