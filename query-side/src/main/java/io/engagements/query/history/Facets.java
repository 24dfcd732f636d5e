package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.party.PartyEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.refusal.RuleId;
import io.engagements.query.log.LedgerEvent;
import io.engagements.rules.engagement.Engagement;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** What an entry of the ledger can be looked for by, each as one text. */
public final class Facets {

    /** So many entries are looked through together: what is written down is only in which of these something occurs. */
    public static final int STRETCH = 256;

    private Facets() {}

    /** The stretch in which a position, from 1 on, lies. */
    public static long stretchOf(long position) {
        return (position - 1) / STRETCH;
    }

    /** @param type the event's stored name */
    public static String type(String type) {
        return "type/" + type;
    }

    /** @param id of a party or a person */
    public static String actor(String id) {
        return "actor/" + id;
    }

    public static String party(String partyId) {
        return "party/" + partyId;
    }

    /** @param subject an engagement's or candidacy's id */
    public static String subject(String subject) {
        return "subject/" + subject;
    }

    /** @param deliverableId of whichever engagement */
    public static String deliverable(String deliverableId) {
        return "work/" + deliverableId;
    }

    public static String rule(RuleId rule) {
        return "rule/" + rule;
    }

    public static String kind(Exceptional kind) {
        return "kind/" + kind;
    }

    /** What it can be looked for by, apart from whose it is. */
    public static Set<String> of(LedgerEvent entry) {
        DomainEvent event = entry.event();
        Set<String> facets = new HashSet<>();
        facets.add(type(entry.entry().type()));
        facets.add(subject(subjectOf(entry)));
        actors(event.stamp()).map(Facets::actor).forEach(facets::add);
        Exceptional.of(entry).map(Facets::kind).forEach(facets::add);
        if (event instanceof AttemptRefused refused) {
            refused.rules().stream().map(Facets::rule).forEach(facets::add);
        } else if (event instanceof EngagementEvent happened) {
            Engagement.deliverableOf(happened).map(Facets::deliverable).ifPresent(facets::add);
        }
        return facets;
    }

    private static Stream<String> actors(Stamp stamp) {
        return Stream.of(stamp.person(), stamp.party(), stamp.onBehalfOf()).flatMap(Stream::ofNullable);
    }

    /** What it happened to, or was to be changed in vain. */
    public static String subjectOf(LedgerEvent entry) {
        return entry.event() instanceof AttemptRefused refused
                ? refused.subjectId()
                : entry.entry().subject();
    }

    /** Whose the subject is from this event on, beside those whose it was before. */
    static Stream<String> sidesBegunBy(DomainEvent event) {
        if (event instanceof CandidacyOpened opened) {
            return Stream.of(opened.clientId(), opened.vaId());
        } else if (event instanceof VAHired hired) {
            return Stream.of(hired.clientId(), hired.vaId());
        } else if (event instanceof LawyerAppointed appointed) {
            return Stream.of(appointed.lawyerId());
        }
        return event instanceof PartyEvent own ? Stream.of(own.partyId()) : Stream.empty();
    }
}
