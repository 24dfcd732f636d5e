package io.engagements.query.pages.engagement;

import io.engagements.query.answer.Page;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Versions;
import io.engagements.query.pages.piece.Versions.Version;
import io.engagements.rules.review.Submission;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was handed in for a piece of work, version by version. */
final class HandedIn {

    private static final int MOST = 10;

    private HandedIn() {}

    /**
     * The last first.
     *
     * @param after cursor of the last one seen
     * @throws io.engagements.query.answer.ProblemException 400 when the cursor is none of this list
     */
    static Page<Version> of(Side side, String deliverable, @Nullable String after, View view) {
        List<Submission> all = new ArrayList<>(side.engagement()
                .deliverables()
                .get(deliverable)
                .map(kept -> kept.review().submissions())
                .orElse(List.of()));
        Collections.reverse(all);
        return Page.within("versions", all, MOST, after).map(each -> Versions.version(each, view));
    }
}
