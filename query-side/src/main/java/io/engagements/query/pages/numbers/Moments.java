package io.engagements.query.pages.numbers;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.time.Deadlines;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The moments that an address names. A form sends local times of the viewer's; they are led on to the instants, so that an
 * address means the same to everybody.
 *
 * @param address without those that are wrong
 * @param asOf absent for now
 * @param from since when changes are asked for; absent where none are
 * @param to until when; absent for the moment that is shown
 * @param typed those that are wrong, as they were typed, by their names in the address
 * @param wrong what is wrong with them
 * @param status that the page is answered with; absent where nothing is wrong
 * @param redirect the same with instants; absent where it names no others
 */
record Moments(
        Address address,
        @Nullable Instant asOf,
        @Nullable Instant from,
        @Nullable Instant to,
        Map<String, String> typed,
        Map<String, String> wrong,
        @Nullable Integer status,
        @Nullable Address redirect,
        View view) {

    private static final List<String> NAMES = List.of(Address.AS_OF, Address.FROM, Address.TO);
    private static final int STEP_DAYS = 7;

    /** @param words what it is called */
    record Preset(String words, String href) {}

    static Moments of(Address asked, AsOf clock, View view) {
        Map<String, Instant> named = new LinkedHashMap<>();
        Map<String, String> typed = new LinkedHashMap<>();
        Map<String, String> wrong = new LinkedHashMap<>();
        Address canonical = asked;
        Integer status = null;
        for (String name : NAMES) {
            String text = asked.get(name);
            if (text != null) {
                try {
                    Instant at = clock.asked(name, instant(text, view.zone()));
                    named.put(name, at);
                    canonical = canonical.with(name, at);
                } catch (ProblemException refused) {
                    status = refused.getStatusCode().value();
                    typed.put(name, text);
                    wrong.put(name, view.say("numbers.wrong." + status));
                    canonical = canonical.without(name);
                }
            }
        }
        Instant from = named.get(Address.FROM);
        if (wrong.isEmpty() && from != null && from.isAfter(end(named, view))) {
            status = 422;
            typed.put(Address.FROM, local(from, view.zone()));
            wrong.put(Address.FROM, view.say("numbers.wrong.order"));
            named.remove(Address.FROM);
            canonical = canonical.without(Address.FROM);
        }
        return new Moments(
                canonical,
                named.get(Address.AS_OF),
                named.get(Address.FROM),
                named.get(Address.TO),
                typed,
                wrong,
                status,
                canonical.equals(asked) || !wrong.isEmpty() ? null : canonical,
                view);
    }

    private static Instant end(Map<String, Instant> named, View view) {
        return named.getOrDefault(Address.TO, named.getOrDefault(Address.AS_OF, view.now()));
    }

    /** A local time is the viewer's; anything else is left to be told what it should be. */
    private static String instant(String text, ZoneId zone) {
        try {
            return text.endsWith("Z")
                    ? text
                    : Deadlines.at(LocalDateTime.parse(text), zone).instant().toString();
        } catch (DateTimeException none) {
            return text;
        }
    }

    /** The moment that is shown. */
    Instant at() {
        return asOf == null ? view.now() : asOf;
    }

    /** In words, in the viewer's zone, and the contract's where that differs; absent while it is now. */
    View.@Nullable Due band(ZoneId contract) {
        return asOf == null ? null : view.within(contract).due(Deadlines.at(asOf, contract));
    }

    /** What a form shows: as it was typed where it is wrong, else the local time. */
    public String shown(String name) {
        Instant instant =
                switch (name) {
                    case Address.AS_OF -> asOf;
                    case Address.FROM -> from;
                    default -> to;
                };
        return typed.getOrDefault(name, instant == null ? "" : local(instant, view.zone()));
    }

    private static String local(Instant instant, ZoneId zone) {
        return LocalDateTime.ofInstant(instant, zone).toString();
    }

    /** Moments that are often asked for. */
    public List<Preset> presets() {
        List<Preset> presets = new ArrayList<>();
        Instant week = view.now().minus(Duration.ofDays(STEP_DAYS));
        presets.add(new Preset(view.say("numbers.as-of.now"), now()));
        presets.add(new Preset(view.say("numbers.as-of.week"), asOf(week)));
        for (int ago = 0; ago < 2; ago++) {
            Instant begin = month(ago);
            presets.add(new Preset(
                    view.say("numbers.as-of.begin", Map.of("day", view.day(begin, view.zone()))), asOf(begin)));
        }
        return presets;
    }

    /** What depends on the moment is left behind. */
    private String asOf(@Nullable Instant other) {
        return address.without(
                        Address.FROM,
                        Address.TO,
                        Address.MONTH,
                        Address.PART,
                        Address.AFTER,
                        Address.MONTHS,
                        Address.PIECES)
                .with(Address.AS_OF, other)
                .toString();
    }

    private Instant month(int ago) {
        YearMonth month = YearMonth.from(view.now().atZone(view.zone())).minusMonths(ago);
        return month.atDay(1).atStartOfDay(view.zone()).toInstant();
    }

    /** A week earlier than what is shown. */
    public String earlier() {
        return asOf(at().minus(Duration.ofDays(STEP_DAYS)));
    }

    /** A week later; absent where that is not yet. */
    public @Nullable String later() {
        Instant next = at().plus(Duration.ofDays(STEP_DAYS));
        return next.isAfter(view.now()) ? null : asOf(next);
    }

    public String now() {
        return asOf(null);
    }

    /** Why did it change since the beginning of the month? @param one of all numbers; absent for all of them */
    Preset since(@Nullable Metric one) {
        Instant begin = month(0).isBefore(at()) ? month(0) : at().minus(Duration.ofDays(STEP_DAYS));
        return new Preset(
                view.say("numbers.since", Map.of("day", view.day(begin, view.zone()))),
                address.closed()
                                .with(Address.WHY, one == null ? null : one.key())
                                .with(Address.FROM, begin) + "#why");
    }

    /** When what changed begins and ends, in words. */
    public String span() {
        Instant end = to == null ? at() : to;
        return from == null
                ? ""
                : view.say(
                        "numbers.changed.span",
                        Map.of(
                                "from",
                                view.moment(from, view.zone()),
                                "to",
                                view.moment(end, view.zone()),
                                "zone",
                                view.city(view.zone())));
    }

    /** As of which moment the numbers are. @param event the last one that they include; absent where that is of no use */
    String foot(@Nullable Long event) {
        Map<String, String> words =
                Map.of("at", view.moment(at(), view.zone()), "zone", view.city(view.zone()), "event", "" + event);
        return view.say(event == null ? "numbers.foot" : "numbers.foot.event", words);
    }
}
