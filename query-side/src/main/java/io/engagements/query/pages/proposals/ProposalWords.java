package io.engagements.query.pages.proposals;

import io.engagements.events.time.Deadline;
import io.engagements.query.engagement.AgreementView.Change;
import io.engagements.query.engagement.AgreementView.Proposed;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who.Doer;
import io.engagements.rules.work.Deliverable;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the sentences about a proposal name, for one of the two sides or their lawyer. */
public final class ProposalWords {

    private ProposalWords() {}

    /** Whose it is, who answered it, what it is about, and what is proposed, by the names that texts use. */
    public static Map<String, Object> of(Proposed proposed, Side side, View view) {
        Map<String, Object> words = new HashMap<>();
        Doer asked = side.who().doer(proposed.asked());
        words.put("mine", asked.self() ? "yes" : "no");
        words.put("side", side.side().name());
        words.put("who", asked.name());
        if (proposed.answered() != null) {
            words.putAll(side.who().doer(proposed.answered()).words());
        }
        words.put("client", side.client().person());
        words.put("va", side.va().person());
        words.put(
                "title",
                side.engagement()
                        .deliverables()
                        .get(Objects.requireNonNullElse(proposed.deliverableId(), ""))
                        .map(Deliverable::title)
                        .orElse(""));
        change(proposed.change(), words, view);
        return words;
    }

    private static void change(Change change, Map<String, Object> words, View view) {
        words.put("due", time(change.due(), view));
        words.put("what", change.input() == null ? "" : change.input().description());
        words.put("round", change.round() == null ? 0 : change.round());
        if (change.pause() != null) {
            words.put("from", time(change.pause().from(), view));
            words.put("until", time(change.pause().until(), view));
        } else if (change.end() != null) {
            words.put("until", time(change.end().lastDay(), view));
        } else if (change.termsChange() != null) {
            words.put("from", time(change.termsChange().effectiveFrom(), view));
        }
    }

    private static String time(@Nullable Deadline end, View view) {
        if (end == null) {
            return "";
        }
        View.Due due = view.due(end);
        return due.local() + " " + due.zone();
    }
}
