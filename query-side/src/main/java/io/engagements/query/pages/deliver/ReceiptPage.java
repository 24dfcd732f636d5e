package io.engagements.query.pages.deliver;

import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Versions;
import io.engagements.rules.review.Submission;
import java.util.Set;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What was received, when to the second, and whether that was in time. Both sides may see it. */
@Screen
class ReceiptPage {

    private final Pieces pieces;

    ReceiptPage(Pieces pieces) {
        this.pieces = pieces;
    }

    /** @param sequence of the event that recorded it */
    @GetMapping("/engagements/{id}/deliverables/{deliverableId}/receipts/{sequence}")
    String receipt(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @PathVariable String sequence,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Piece piece =
                pieces.find(new Pieces.Asked(id, deliverableId, Set.of(Role.VA, Role.CLIENT), sequence), who, view);
        Submission received = piece.deliverable().review().submissions().stream()
                .filter(each -> each.summary().version() == Long.parseLong(sequence))
                .findFirst()
                .orElseThrow(ProblemException::unknown);
        model.addAttribute("piece", piece);
        model.addAttribute("version", Versions.version(received, view));
        model.addAttribute("receipt", Receipt.of(piece, received, view));
        model.addAttribute("clock", FairClock.of(piece.deliverable(), view).orElse(null));
        return "deliver/receipt";
    }
}
