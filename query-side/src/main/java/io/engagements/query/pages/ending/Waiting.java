package io.engagements.query.pages.ending;

import io.engagements.events.engagement.ProposalKind;
import io.engagements.query.pages.frame.May;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.proposal.ProposedChange.End;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An end that is proposed and not answered.
 *
 * @param words who proposed which last day
 * @param page where it is answered, or withdrawn
 */
record Waiting(String words, String page) {

    /** Absent while none is. */
    static @Nullable Waiting of(Matter matter) {
        May may = May.of(matter.side(), matter.view());
        return may.waiting(ProposalKind.END)
                .map(each -> new Waiting(words(each, matter), may.page(each)))
                .orElse(null);
    }

    private static String words(Proposal proposal, Matter matter) {
        return matter.say(
                "ending.agreement.proposed",
                proposal.asked(),
                Map.of("until", matter.time(((End) proposal.change()).lastDay())));
    }
}
