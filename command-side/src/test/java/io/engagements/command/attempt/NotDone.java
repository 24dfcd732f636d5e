package io.engagements.command.attempt;

import static org.axonframework.test.matchers.Matchers.predicate;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Decision;
import java.util.List;
import java.util.function.Predicate;
import org.hamcrest.Matcher;

/** What an aggregate throws for a command that is not done, as tests expect it. */
public final class NotDone {

    private NotDone() {}

    public static Matcher<Throwable> because(Decision decision) {
        return thrownFor(decision::equals);
    }

    /** Refused by these rules, the first one first, and by no other. */
    public static Matcher<Throwable> refusedBy(RuleId... rules) {
        return thrownFor(decision -> decision instanceof Decision.Refused refused
                && refused.refusal().rules().equals(List.of(rules)));
    }

    private static Matcher<Throwable> thrownFor(Predicate<Decision> decision) {
        return predicate(
                thrown -> thrown instanceof CommandNotPerformedException notDone && decision.test(notDone.decision()));
    }
}
