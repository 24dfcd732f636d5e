package io.engagements.rules.termination;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.LegalOpinions.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code APPROVAL-STALE}: there was a lawyer's approval for what is cited, but its time is over or what it rested on has changed. */
record ApprovalStale(TerminationApproval word) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.APPROVAL_STALE;
    }

    @Override
    public boolean holds() {
        return !word.isStale();
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        Contract contract = word.proven().contract();
        word.onCited().reduce((earlier, later) -> later).ifPresent(last -> add(last, facts));
        facts.put("termsVersion", contract.termsVersion());
        if (contract.inForce().approval() != null) {
            facts.put("approvedTermsVersion", contract.inForce().approval().termsVersion());
        }
        return facts;
    }

    private static void add(Word approval, Map<String, Object> facts) {
        facts.put("approvedGrounds", approval.groundIds());
        if (approval.holdsUntil() != null) {
            facts.put("approvalHoldsUntil", approval.holdsUntil().instant().toString());
        }
    }

    @Override
    public List<String> next() {
        return List.of("request-termination-approval");
    }
}
