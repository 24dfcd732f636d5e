package io.engagements.rules.independence;

import io.engagements.events.terms.Terms;
import io.engagements.rules.proposal.Proposal.State;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Other terms that a side proposed, and what became of that.
 *
 * @param before what was in force when they were proposed
 * @param parts in which they differ from that
 * @param answer what became of it; never overtaken
 * @param answered absent while it is open
 * @param effect when they took effect; absent unless they did
 */
public record TermsChange(
        String proposalId,
        Terms before,
        Terms terms,
        Set<Part> parts,
        Act proposed,
        State answer,
        @Nullable Act answered,
        @Nullable Act effect) {

    TermsChange answered(State next, Act by) {
        return new TermsChange(proposalId, before, terms, parts, proposed, next, by, effect);
    }

    TermsChange inEffect(Act since) {
        return new TermsChange(proposalId, before, terms, parts, proposed, answer, answered, since);
    }

    boolean isOf(Instant from, Instant until) {
        return Stream.of(proposed, answered, effect)
                .flatMap(Stream::ofNullable)
                .map(act -> act.ref().at())
                .anyMatch(at -> !at.isBefore(from) && at.isBefore(until));
    }
}
