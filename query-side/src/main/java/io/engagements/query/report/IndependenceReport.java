package io.engagements.query.report;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Terms;
import io.engagements.query.party.PartyName;
import io.engagements.rules.independence.Independence;
import io.engagements.rules.independence.Part;
import io.engagements.rules.metrics.Share;
import io.engagements.rules.proposal.Proposal.State;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is on record about whether a VA worked as an independent business in a year.
 *
 * @param engagements those that ran in it, in the order in which they began
 * @param more whether there are more engagements than were looked at
 * @param clients how many different ones
 * @param largest pieces that the client with the most of them accepted, of all that any client did
 * @param judged in all engagements
 * @param refused by the rules that refused and by who tried, in all of them; each attempt counts once
 * @param attempts the latest of these, in the ledger's order
 * @param attemptsInAll however many are listed
 */
record IndependenceReport(
        int year,
        PartyName va,
        List<Engaged> engagements,
        boolean more,
        int clients,
        Share largest,
        Judged judged,
        List<Refused> refused,
        List<Attempted> attempts,
        long attemptsInAll) {

    /** Who did something. */
    enum Side {
        CLIENT,
        VA,
        /** The lawyer, or somebody who was on no side then. */
        OTHER,
        /** The time had come. */
        TIME
    }

    /** @param at of the event {@code ref} */
    record Act(Side side, Instant at, Ref ref) {}

    /**
     * @param client its id
     * @param zone the last one that was in force in the year
     * @param ended absent while it has not
     * @param rejections of work, in their order
     */
    record Engaged(
            String id,
            String client,
            ZoneId zone,
            Instant begun,
            @Nullable Instant ended,
            List<Setting> settings,
            List<Change> changes,
            Judged judged,
            List<Rejected> rejections) {}

    /** @param deliverable the id of the piece of work */
    record Rejected(String deliverable, Act act) {}

    /** What of the terms would be other. */
    enum Changed {
        FEE,
        HOURS,
        CONTACT,
        POLICIES,
        SERVICES,
        ZONE,
        /** But for the zone. */
        PERIODS;

        /** Whether what it was before and would be then is told. */
        public boolean isTold() {
            return this == FEE || this == HOURS || this == CONTACT || this == ZONE;
        }
    }

    /** @param proposed absent where that is not on record */
    record Setting(Part part, Terms terms, @Nullable Act proposed, Act agreed, Instant since) {}

    record Change(
            Set<Changed> parts,
            Terms before,
            Terms terms,
            Act proposed,
            State answer,
            @Nullable Act answered,
            @Nullable Act effect) {}

    /**
     * How work was judged.
     *
     * @param accepted by a person
     * @param silent nobody said anything in time
     * @param improvements asked for
     * @param onCriteria of rejections and improvements asked for, those that name agreed criteria and no other
     * @param asMeans improvements that the VA contested as being about how the work is done
     */
    record Judged(int accepted, int silent, int improvements, int rejected, int onCriteria, int asMeans) {

        Judged and(Judged other) {
            return new Judged(
                    accepted + other.accepted,
                    silent + other.silent,
                    improvements + other.improvements,
                    rejected + other.rejected,
                    onCriteria + other.onCriteria,
                    asMeans + other.asMeans);
        }
    }

    /**
     * Attempts that were refused alike.
     *
     * @param rules all that refused, the first one that failed first
     * @param times how many attempts
     */
    record Refused(List<RuleId> rules, Side side, long times) {

        /** Whether the first of them keeps the VA independent. */
        public boolean concerns() {
            return concerns(rules.get(0));
        }

        public boolean concerns(RuleId rule) {
            return Independence.RULES.contains(rule);
        }
    }

    /**
     * @param rules all that refused it, the first one that failed first
     * @param command in kebab case
     * @param sentence in the report's language
     */
    record Attempted(
            String engagementId,
            ZoneId zone,
            Instant at,
            Side side,
            List<RuleId> rules,
            String command,
            String sentence,
            Ref ref) {}

    /** How many attempts this rule was the first to refuse: so the number of refused attempts counts them too. */
    public long refusedBy(String rule) {
        return refused.stream()
                .filter(each -> each.rules().get(0).name().equals(rule))
                .mapToLong(Refused::times)
                .sum();
    }

    /** How often that was the other side. */
    public long concernsByClients() {
        return refused.stream()
                .filter(each -> each.concerns() && each.side() == Side.CLIENT)
                .mapToLong(Refused::times)
                .sum();
    }
}
