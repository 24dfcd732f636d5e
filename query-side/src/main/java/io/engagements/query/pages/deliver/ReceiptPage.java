package io.engagements.query.pages.deliver;

import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Downloads;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Versions;
import io.engagements.query.proof.Receipts;
import io.engagements.rules.review.Submission;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** What was received, when to the second, and whether that was in time. Both sides may see it, and their lawyer. */
@Screen
class ReceiptPage {

    /** With the word after it of the file that is taken home. */
    private static final String PATH = "/engagements/{id}/deliverables/{deliverableId}/receipts/{sequence}";

    private final Pieces pieces;
    private final Receipts receipts;

    ReceiptPage(Pieces pieces, Receipts receipts) {
        this.pieces = pieces;
        this.receipts = receipts;
    }

    /** @param sequence of the event that recorded it */
    @GetMapping(PATH)
    String receipt(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @PathVariable String sequence,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Piece piece = piece(id, deliverableId, sequence, who, view);
        Submission received = received(piece, sequence);
        model.addAttribute("piece", piece);
        model.addAttribute("version", Versions.version(received, view));
        model.addAttribute("receipt", Receipt.of(piece, received, view));
        model.addAttribute("clock", clock(piece, received, view));
        model.addAttribute("signed", receipts.standing(received.eventId()).name());
        return "deliver/receipt";
    }

    /** It tells of the first whole version: beside another one it would say another time than the receipt. */
    private static @Nullable FairClock clock(Piece piece, Submission received, View view) {
        return piece.deliverable().review().submissions().stream()
                .filter(each -> !each.partial())
                .findFirst()
                .filter(received::equals)
                .flatMap(first -> FairClock.of(piece.deliverable(), view))
                .orElse(null);
    }

    private Piece piece(String id, String deliverableId, String sequence, SignedIn who, View view) {
        return pieces.find(new Pieces.Asked(id, deliverableId, Set.of(Role.values()), sequence), who, view);
    }

    private static Submission received(Piece piece, String sequence) {
        return piece.deliverable().review().submissions().stream()
                .filter(each -> each.summary().version() == Long.parseLong(sequence))
                .findFirst()
                .orElseThrow(ProblemException::unknown);
    }

    /** What is signed of it, to be kept and checked anywhere; while nothing is, the receipt says so. */
    @GetMapping(PATH + "/signed")
    ResponseEntity<byte[]> signed(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @PathVariable String sequence,
            SignedIn who,
            @ModelAttribute("view") View view) {
        Piece piece = piece(id, deliverableId, sequence, who, view);
        URI receipt = URI.create(piece.path() + "/receipts/" + sequence + "#signed");
        return receipts.give(received(piece, sequence).eventId(), id)
                .map(Downloads::of)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FOUND)
                        .location(receipt)
                        .build());
    }
}
