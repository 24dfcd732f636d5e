package io.engagements.query.pages.ledger;

import io.engagements.events.refusal.RuleId;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.audit.Wish;
import io.engagements.query.history.Wording;
import io.engagements.query.pages.frame.Days;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

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

    /** As an address names them after its path. @param parameters encoded; may be empty */
    public static Filters read(String parameters) {
        Map<String, String> named = UriComponentsBuilder.fromUriString("?" + parameters)
                .build()
                .getQueryParams()
                .toSingleValueMap();
        return new Filters(
                text(named, "type"),
                text(named, "kind"),
                text(named, "engagement"),
                text(named, "party"),
                text(named, "actor"),
                text(named, "deliverable"),
                text(named, "rule"),
                text(named, "from"),
                text(named, "to"),
                text(named, "zone"));
    }

    private static @Nullable String text(Map<String, String> named, String name) {
        String text = named.get(name);
        return text == null ? null : UriUtils.decode(text, StandardCharsets.UTF_8);
    }

    /**
     * In words, each with what it is called; the zone of its days last.
     *
     * @param words names of kinds and rules; those of one that this release does not know stay codes
     */
    public List<String> said(Wording words, View view) {
        List<String> said = new ArrayList<>();
        say("ledger.type", type, words::event, said, view);
        say("ledger.kind", kind, code -> view.say("ledger.kind." + code), said, view);
        say("ledger.engagement", engagement, code -> code, said, view);
        say("find.party", party, code -> code, said, view);
        say("ledger.actor", actor, code -> code, said, view);
        say("ledger.deliverable", deliverable, code -> code, said, view);
        say("ledger.rule", rule, code -> words.say(RuleId.of(code)), said, view);
        say("ledger.from", from, code -> code, said, view);
        say("ledger.to", to, code -> code, said, view);
        if (zone != null) {
            said.add(view.say("ledger.zone", Map.of("0", zone)));
        }
        return said;
    }

    private static void say(
            String label, @Nullable String code, UnaryOperator<String> words, List<String> said, View view) {
        if (code != null) {
            said.add(view.say(label) + ": " + Coded.known(code, words));
        }
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
