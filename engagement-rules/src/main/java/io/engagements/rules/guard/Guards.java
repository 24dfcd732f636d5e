package io.engagements.rules.guard;

import io.engagements.events.engagement.GuardCommand;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.Table;
import io.engagements.rules.agreement.Agreement;
import java.util.List;
import java.util.Map;

/** What no client may ask of an independent business: refused by its rule, whatever the state. */
public final class Guards {

    public static final Table<GuardCommand, Agreement, Decision> TABLE = new Table<GuardCommand, Agreement, Decision>()
            .on(ChangeTerms.class, Guards::termsSetByVa)
            .on(RequestTimesheet.class, Guards::timesheetsNotOwed)
            .on(PrescribeMeans.class, Guards::resultNotMeans);

    private Guards() {}

    /** {@code TERMS-SET-BY-VA}: only the VA authors terms. */
    private static Decision termsSetByVa(ChangeTerms command, Agreement agreement) {
        Map<String, Object> facts = Map.of("termsVersion", agreement.termsVersion());
        return Rule.refuse(new Never(RuleId.TERMS_SET_BY_VA, command.text(), facts, List.of("propose-terms-change")));
    }

    /** {@code TIMESHEETS-NOT-OWED}: an independent business owes none. */
    private static Decision timesheetsNotOwed(RequestTimesheet command, Agreement agreement) {
        return Rule.refuse(Never.of(RuleId.TIMESHEETS_NOT_OWED, command.text()));
    }

    /** {@code RESULT-NOT-MEANS}: the client judges the result by criteria agreed before. */
    private static Decision resultNotMeans(PrescribeMeans command, Agreement agreement) {
        return Rule.refuse(Never.of(RuleId.RESULT_NOT_MEANS, command.text(), "request-deliverable"));
    }
}
