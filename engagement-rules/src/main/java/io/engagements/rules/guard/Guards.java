package io.engagements.rules.guard;

import io.engagements.events.engagement.GuardCommand;
import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.Table;
import io.engagements.rules.agreement.Agreement;

/** What no client may ask of an independent business: refused by its rule, whatever the state. */
public final class Guards {

    public static final Table<GuardCommand, Agreement, Decision> TABLE = new Table<GuardCommand, Agreement, Decision>()
            .on(ChangeTerms.class, (c, agreement) -> Rule.refuse(new TermsSetByVa(agreement.termsVersion(), c.text())))
            .on(RequestTimesheet.class, (c, agreement) -> Rule.refuse(new TimesheetsNotOwed(c.text())))
            .on(PrescribeMeans.class, (c, agreement) -> Rule.refuse(new ResultNotMeans(c.text())));

    private Guards() {}
}
