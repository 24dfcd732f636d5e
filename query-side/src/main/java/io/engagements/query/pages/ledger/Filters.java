package io.engagements.query.pages.ledger;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.audit.Wish;
import io.engagements.query.pages.frame.Days;
import io.engagements.query.pages.frame.Wanted;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which entries somebody wants to see, as an address and a form name it. What is absent does not matter.
 *
 * @param type the event's stored name
 * @param kind the name of an exception
 * @param engagement id of an engagement or candidacy
 * @param party id of whose that was by then
 * @param actor id of a party or account that did it, or on whose behalf it was done
 * @param deliverable id of one, of whichever engagement
 * @param rule id of one that refused an attempt
 * @param from see {@link Days}
 * @param to likewise
 * @param zone likewise
 */
public record Filters(
        @Nullable String type,
        @Nullable String kind,
        @Nullable String engagement,
        @Nullable String party,
        @Nullable String actor,
        @Nullable String deliverable,
        @Nullable String rule,
        @Nullable String from,
        @Nullable String to,
        @Nullable String zone) {

    public Filters {
        type = Wanted.text(type);
        kind = Wanted.text(kind);
        engagement = Wanted.text(engagement);
        party = Wanted.text(party);
        actor = Wanted.text(actor);
        deliverable = Wanted.text(deliverable);
        rule = Wanted.text(rule);
        from = Wanted.text(from);
        to = Wanted.text(to);
        zone = Wanted.text(zone);
    }

    /** The same, which says in which zone its days are. */
    public Filters in(ZoneId reader) {
        return new Filters(
                type,
                kind,
                engagement,
                party,
                actor,
                deliverable,
                rule,
                from,
                to,
                days().in(reader).zone());
    }

    private Days days() {
        return new Days(from, to, zone);
    }

    /** @throws ProblemException 400 or 422 for what names nothing that there can be */
    public Wish wish(AsOf clock, ZoneId reader) {
        Instant over = days().end(clock, reader);
        return Wish.named(
                type,
                kind,
                actor,
                party,
                engagement,
                deliverable,
                rule,
                days().begin(clock, reader),
                over == null ? null : over.minusNanos(1));
    }

    /** A path with all of them and one parameter more, which may be absent. */
    public String address(String path, String name, @Nullable Object value) {
        return new Wanted()
                .with("type", type)
                .with("kind", kind)
                .with("engagement", engagement)
                .with("party", party)
                .with("actor", actor)
                .with("deliverable", deliverable)
                .with("rule", rule)
                .with("from", from)
                .with("to", to)
                .with("zone", zone)
                .with(name, value == null ? null : value.toString())
                .address(path);
    }
}
