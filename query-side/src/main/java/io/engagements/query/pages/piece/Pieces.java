package io.engagements.query.pages.piece;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.work.Deliverable;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Finds a piece of work for one of the two sides; for everybody else there is none. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Pieces {

    private static final Pattern ID = Pattern.compile(Id.PATTERN);

    private final Sides sides;

    Pieces(Sides sides) {
        this.sides = sides;
    }

    /**
     * As whom somebody may look, and how far the answer must have come.
     *
     * @param sides one of them has to be the viewer's
     * @param after the version of the engagement that has to be seen; null for any
     */
    public record Asked(
            String engagementId,
            String deliverableId,
            Set<Role> sides,
            @Nullable String after) {}

    /** How a piece of work stands, in words. @param deliverable as it stands now */
    public static String stands(Side side, Deliverable deliverable, View view) {
        return Piece.of(side, deliverable).stands(view);
    }

    /** @throws ProblemException 404 where there is none, or for whom it is not; 503 when that version is not there yet */
    public Piece find(Asked asked, SignedIn who, View view) {
        if (!ID.matcher(asked.deliverableId()).matches()) {
            throw ProblemException.unknown();
        }
        Side side = sides.read(asked.engagementId(), asked.after(), who, view);
        if (!asked.sides().contains(side.side())) {
            throw ProblemException.unknown();
        }
        return side.engagement()
                .deliverables()
                .get(asked.deliverableId())
                .map(each -> Piece.of(side, each.at(view.now())))
                .orElseThrow(ProblemException::unknown);
    }
}
