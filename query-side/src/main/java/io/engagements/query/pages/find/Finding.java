package io.engagements.query.pages.find;

import io.engagements.events.Role;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.find.Found;
import io.engagements.query.find.Span;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.projection.Projections;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What all lists to find something in have in common: who may, how much was looked at, and what of the ledger it follows from. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Finding {

    private final Projections projections;
    private final CheckpointRows checkpoints;
    private final AsOf clock;
    private final Accesses accesses;

    Finding(Projections projections, CheckpointRows checkpoints, AsOf clock, Accesses accesses) {
        this.projections = projections;
        this.checkpoints = checkpoints;
        this.clock = clock;
        this.accesses = accesses;
    }

    /** @throws ProblemException 404 for who is no auditor */
    void requireAuditor(SignedIn who) {
        if (!who.caller().has(Role.AUDITOR)) {
            throw ProblemException.unknown();
        }
    }

    /** What is shown of these engagements is on record. */
    void looked(Collection<String> engagementIds) {
        engagementIds.forEach(id -> accesses.looked(AccessTo.engagement(AccessKind.ENGAGEMENT, id)));
    }

    /** Likewise. */
    void lookedAtCandidacies(Collection<String> ids) {
        ids.forEach(id -> accesses.looked(AccessTo.candidacy(id)));
    }

    /** @throws ProblemException 400 for what is no day */
    Span span(Filters asked, View view) {
        return asked.span(clock, view.zone());
    }

    /** Where a page goes on; -1 from the beginning. @throws ProblemException 400 for what is no number */
    static long place(@Nullable String text) {
        return text == null ? -1 : Objects.requireNonNull(Sides.version(text));
    }

    /**
     * @param list the last part of the path, which is also what its texts are called by
     * @param next address of what comes after the row looked at last
     */
    <T, R> void tell(String list, Filters asked, Found<T, R> found, Function<R, String> next, View view, Model model) {
        R last = found.last();
        model.addAttribute("list", list);
        model.addAttribute("asked", asked);
        model.addAttribute(
                "looked",
                view.say(
                        asked.further() || last != null ? "find.looked.part" : "find.looked",
                        Map.of("items", found.items().size(), "looked", found.looked())));
        model.addAttribute("next", last == null ? null : next.apply(last));
        model.addAttribute("end", projections.shown());
        model.addAttribute("signed", checkpoints.last().orElse(null));
    }
}
