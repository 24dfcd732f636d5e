package io.engagements.query.pages.deliver;

import io.engagements.events.time.Deadline;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.rules.Decision;
import io.engagements.rules.engagement.WhatIf;
import io.engagements.rules.work.Clocks;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What handing it in now would come to, as the rules answer.
 *
 * @param due the end to keep; absent where nothing is owed
 * @param taken whether it would be
 * @param kept in time; of no meaning where it would not be taken, or nothing is owed
 * @param waits whether the due is open because the client owes something
 * @param words the same in a sentence
 */
record IfNow(View.@Nullable Due due, boolean taken, boolean kept, boolean waits, String words) {

    static IfNow of(Piece piece, View view) {
        WhatIf answer = WhatIf.delivered(piece.engagement(), piece.deliverable().deliverableId(), view.now())
                .orElseThrow();
        Deadline due = answer.due().orElse(null);
        boolean taken = answer.decision() instanceof Decision.Done;
        boolean kept = due == null || due.isMetAt(view.now());
        boolean waits = Clocks.waitsForClientAt(piece.deliverable(), view.now());
        String how = !taken ? "refused" : due == null ? "free" : waits ? "open" : kept ? "kept" : "late";
        return new IfNow(
                due == null ? null : taken ? view.running(due) : view.due(due),
                taken,
                kept,
                waits,
                view.say("deliver.if." + how, Map.of("who", piece.client())));
    }
}
