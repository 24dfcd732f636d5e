package io.engagements.query.report;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Terms;
import io.engagements.query.party.PartyName;
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
 * @param refused by rule and by who tried, in all of them
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
            List<Act> rejections) {}

    /** @param proposed absent where that is not on record */
    record Setting(Part part, Terms terms, @Nullable Act proposed, Act agreed, Instant since) {}

    record Change(
            Set<Part> parts,
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

    /** @param concerns whether the rule keeps the VA independent */
    record Refused(RuleId rule, Side side, long times, boolean concerns) {}

    /**
     * @param rule the first one that failed
     * @param command in kebab case
     * @param sentence in the report's language
     */
    record Attempted(
            String engagementId,
            ZoneId zone,
            Instant at,
            Side side,
            RuleId rule,
            String command,
            String sentence,
            Ref ref) {}

    /** How often attempts were refused by this rule. */
    public long refusedBy(String rule) {
        return refused.stream()
                .filter(each -> each.rule().name().equals(rule))
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
