package io.engagements.rules.engagement;

import io.engagements.events.engagement.GuardCommand;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.contract.Contract;

/** What no client may ask of an independent business: refused by its rule, whatever the state. */
final class Guards {

    private Guards() {}

    static Decision refuse(Contract contract, GuardCommand command) {
        return Rule.refuse(ruleOf(contract, command));
    }

    private static Rule ruleOf(Contract contract, GuardCommand command) {
        if (command instanceof ChangeTerms change) {
            return new TermsSetByVa(contract.termsVersion(), change.text());
        } else if (command instanceof RequestTimesheet request) {
            return new TimesheetsNotOwed(request.text());
        } else if (command instanceof PrescribeMeans means) {
            return new ResultNotMeans(means.text());
        }
        throw new IllegalArgumentException("no rule for " + command.getClass());
    }
}
