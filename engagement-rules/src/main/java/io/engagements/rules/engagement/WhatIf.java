package io.engagements.rules.engagement;

import io.engagements.events.Role;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Decision;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.work.Clocks;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What handing a deliverable in at a moment would come to, decided as the command would be. Nothing happens.
 *
 * @param decision what the command would come to
 * @param due the end that it would have to keep: the open round's, else the agreed due; empty when nothing is owed, and for
 *     one that has passed when the last day has: nothing is overdue then
 * @param before the engagement at that moment, with what falls due until then
 * @param after the same with the submission; as before when it would not be taken
 */
public record WhatIf(Decision decision, Optional<Deadline> due, Engagement before, Engagement after) {

    private static final Item ANYTHING = new Item("?", "0".repeat(64), "https://example.org", null, null);

    /** @return empty when there is no such deliverable */
    public static Optional<WhatIf> delivered(Engagement engagement, String deliverableId, Instant at) {
        Tries then = Tries.of(engagement, at);
        SubmitDeliverable all = new SubmitDeliverable(
                engagement.contract().engagementId(), deliverableId, List.of(ANYTHING), null, false);
        return then.now().deliverableAt(deliverableId, at).map(deliverable -> {
            Decision decision = then.decide(Role.VA, all);
            return new WhatIf(
                    decision,
                    due(deliverable, at)
                            .filter(due -> due.isMetAt(at)
                                    || deliverable.circumstances().goesOnAt(at)),
                    then.now(),
                    then.after(decision).now());
        });
    }

    private static Optional<Deadline> due(Deliverable deliverable, Instant at) {
        if (deliverable.delivery().submittedAt() != null) {
            return deliverable.review().openRound().flatMap(round -> ReviewClocks.roundDue(deliverable, round));
        }
        return deliverable.delivery().committedAt() == null
                ? Optional.empty()
                : Optional.of(Clocks.dueToKeep(deliverable, at));
    }
}
