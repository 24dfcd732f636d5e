package io.engagements.query.pages.proposals;

import io.engagements.events.terms.Terms;
import io.engagements.query.pages.frame.View;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What other terms would change, clause by clause. */
final class ChangedClauses {

    /** @param after as it would be */
    record Clause(String name, String before, String after) {}

    private final View view;

    ChangedClauses(View view) {
        this.view = view;
    }

    /** Those that differ, in the order in which terms are read. */
    List<Clause> between(Terms now, Terms proposed) {
        return Stream.of(
                        clause("fee", this::fee, now, proposed),
                        clause("zone", terms -> view.city(terms.zone()), now, proposed),
                        clause("servicesOffered", terms -> list(terms.servicesOffered()), now, proposed),
                        clause("servicesExcluded", terms -> list(terms.servicesExcluded()), now, proposed),
                        clause("hours", terms -> said(terms.hours()), now, proposed),
                        clause("contact", terms -> said(terms.contact()), now, proposed),
                        clause("policies", terms -> said(terms.policies()), now, proposed),
                        clause("reviewWindowDays", terms -> days(terms.reviewWindowDays()), now, proposed),
                        clause(
                                "improvementTurnaroundDays",
                                terms -> days(terms.improvementTurnaroundDays()),
                                now,
                                proposed),
                        clause("improvementRounds", terms -> "" + terms.improvementRounds(), now, proposed),
                        clause("noticeDays", terms -> days(terms.noticeDays()), now, proposed),
                        clause("clientNoticeDays", terms -> days(terms.clientNoticeDays()), now, proposed),
                        clause("cureDays", terms -> days(terms.cureDays()), now, proposed),
                        clause("lateness", this::lateness, now, proposed),
                        clause("offerValidDays", terms -> days(terms.offerValidDays()), now, proposed),
                        clause("startsOn", terms -> day(terms.startsOn()), now, proposed),
                        clause("endsOn", terms -> day(terms.endsOn()), now, proposed))
                .flatMap(each -> each)
                .toList();
    }

    private Stream<Clause> clause(String name, Function<Terms, String> value, Terms now, Terms proposed) {
        String before = value.apply(now);
        String after = value.apply(proposed);
        return before.equals(after)
                ? Stream.empty()
                : Stream.of(new Clause(view.say("proposals.clause." + name), before, after));
    }

    private String fee(Terms terms) {
        return view.say(
                "engagement.terms.fee.is",
                Map.of(
                        "amount", terms.fee().amount(),
                        "currency", terms.fee().currency(),
                        "per", terms.fee().per().name()));
    }

    private String lateness(Terms terms) {
        return view.say(
                "proposals.clause.lateness.is",
                Map.of("misses", terms.latenessThreshold(), "days", terms.latenessWindowDays()));
    }

    private String list(List<String> services) {
        return services.isEmpty() ? view.say("fact.nothing") : String.join(" · ", services);
    }

    private String said(@Nullable String text) {
        return Objects.requireNonNullElseGet(text, () -> view.say("fact.nothing"));
    }

    private String days(@Nullable Integer days) {
        return days == null ? view.say("fact.nothing") : view.say("proposals.days", Map.of("days", days));
    }

    /** A day is the same everywhere. */
    private String day(@Nullable LocalDate day) {
        ZoneId anywhere = ZoneId.of("UTC");
        return day == null
                ? view.say("proposals.open-ended")
                : view.day(day.atStartOfDay(anywhere).toInstant(), anywhere);
    }
}
