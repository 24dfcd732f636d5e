package io.engagements.query.pages.ledger;

import io.engagements.events.time.Zones;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.audit.Wish;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Which entries somebody wants to see, as an address and a form name it. What is absent does not matter.
 *
 * @param type the event's stored name
 * @param engagement id of an engagement or candidacy
 * @param party id of whose that was by then
 * @param actor id of a party or account that did it, or on whose behalf it was done
 * @param deliverable id of one, of whichever engagement
 * @param rule id of one that refused an attempt
 * @param from a day, ISO: from its beginning on
 * @param to a day, ISO: until its end
 * @param zone in which these are days, so that an address means the same to everybody; the reader's when absent
 */
record Filters(
        @Nullable String type,
        @Nullable String engagement,
        @Nullable String party,
        @Nullable String actor,
        @Nullable String deliverable,
        @Nullable String rule,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone) {

    private static final int LONGEST = 200;

    Filters {
        type = absentIfEmpty("type", type);
        engagement = absentIfEmpty("engagement", engagement);
        party = absentIfEmpty("party", party);
        actor = absentIfEmpty("actor", actor);
        deliverable = absentIfEmpty("deliverable", deliverable);
        rule = absentIfEmpty("rule", rule);
        from = absentIfEmpty("from", from);
        to = absentIfEmpty("to", to);
        zone = absentIfEmpty("zone", zone);
    }

    private static @Nullable String absentIfEmpty(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw ProblemException.malformed(name, "is longer than " + LONGEST + " characters");
        }
        return text.strip();
    }

    /** The same with days of this zone, where it names none. */
    Filters in(ZoneId reader) {
        return zone == null && (from != null || to != null)
                ? new Filters(type, engagement, party, actor, deliverable, rule, from, to, reader.getId())
                : this;
    }

    /** @throws ProblemException 400 or 422 for what names nothing that there can be */
    Wish wish(AsOf clock, ZoneId reader) {
        ZoneId in = zone == null ? reader : zoneOf(zone);
        Instant begin = from == null
                ? null
                : clock.named(
                        "from", day("from", from).atStartOfDay(in).toInstant().toString());
        Instant end = to == null
                ? null
                : clock.named(
                        "to",
                        day("to", to)
                                .plusDays(1)
                                .atStartOfDay(in)
                                .toInstant()
                                .minusSeconds(1)
                                .toString());
        return Wish.named(type, actor, party, engagement, deliverable, rule, begin, end);
    }

    private static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException none) {
            throw ProblemException.malformed(name, "is a day such as 2027-01-29");
        }
    }

    private static ZoneId zoneOf(String name) {
        try {
            return Zones.read(name);
        } catch (DateTimeException none) {
            throw ProblemException.malformed("zone", "is no time zone");
        }
    }

    /** How many of them are named. */
    int named() {
        return parameters().size() - (zone == null ? 0 : 1);
    }

    /** A path with all of them. */
    String address(String path) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        Map<String, Object> values = new LinkedHashMap<>();
        parameters().forEach((name, value) -> {
            address.queryParam(name, "{" + name + "}");
            values.put(name, value);
        });
        return address.encode().buildAndExpand(values).toUriString();
    }

    private Map<String, String> parameters() {
        Map<String, String> named = new LinkedHashMap<>();
        put(named, "type", type);
        put(named, "engagement", engagement);
        put(named, "party", party);
        put(named, "actor", actor);
        put(named, "deliverable", deliverable);
        put(named, "rule", rule);
        put(named, "from", from);
        put(named, "to", to);
        put(named, "zone", zone);
        return named;
    }

    private static void put(Map<String, String> named, String name, @Nullable String value) {
        if (value != null) {
            named.put(name, value);
        }
    }
}
