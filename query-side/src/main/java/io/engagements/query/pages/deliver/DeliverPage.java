package io.engagements.query.pages.deliver;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.FilesSent;
import io.engagements.query.pages.frame.FilesSent.Arrived;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Received;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/**
 * The VA hands in files and links, as a part or the whole. Files are kept as soon as they are here, so that nobody sends
 * them again because something else does not fit.
 */
@Screen
class DeliverPage {

    private static final String PATH = "/engagements/{id}/deliverables/{deliverableId}/deliver";
    private static final String PAGE = "deliver/deliver";
    private static final int MOST_LINKS = 10;

    private final Pieces pieces;
    private final FilesSent files;

    DeliverPage(Pieces pieces, FilesSent files) {
        this.pieces = pieces;
        this.files = files;
    }

    /** @param then a local time in the viewer's zone at which it might be delivered */
    @GetMapping(PATH)
    String form(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @RequestParam(required = false) @Nullable String then,
            Form form) {
        Piece piece = piece(id, deliverableId, form);
        return show(piece, new HandIn(List.of(), List.of()), IfThen.of(piece, then, form.view()), form);
    }

    /** @param form {@code part}: part or whole; {@code note}; files, links; {@code more} where it is not to be sent yet */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Nullable
    String deliver(
            @PathVariable String id,
            @PathVariable String deliverableId,
            MultipartHttpServletRequest request,
            Form form) {
        View view = form.view();
        Piece piece = piece(id, deliverableId, form);
        Arrived arrived = files.take(request.getFiles("files"), id, "files", form);
        HandIn handIn = HandIn.of(form.typed()).with(arrived.kept());
        Form sent = form.with(handIn.into(form.typed()));
        if (sent.typed().has("more")) {
            return show(piece, handIn, IfThen.of(piece, null, view), sent);
        }
        return sent.answer(
                send(piece, handIn, arrived, sent),
                wrong -> named(wrong, handIn, view),
                done -> piece.path() + "/receipts/" + sequence(done),
                again -> {
                    Piece now = piece(id, deliverableId, form);
                    return show(now, handIn, IfThen.of(now, null, view), again);
                });
    }

    private Piece piece(String id, String deliverableId, Form form) {
        return pieces.find(new Pieces.Asked(id, deliverableId, Set.of(Role.VA), null), form.who(), form.view());
    }

    private static Outcome send(Piece piece, HandIn handIn, Arrived arrived, Form form) {
        if (!arrived.wrong().isEmpty()) {
            return form.unfit(arrived.wrong());
        }
        String part = form.typed().text("part");
        List<Wrong> unchosen = Set.of("whole", "part").contains(part)
                ? List.of()
                : List.of(new Wrong("part", "", form.view().say("deliver.choose")));
        Map<String, Object> fields = new HashMap<>();
        fields.put("engagementId", piece.contract().engagementId());
        fields.put("deliverableId", piece.deliverable().deliverableId());
        fields.put("items", handIn.items());
        fields.put("note", form.typed().value("note"));
        fields.put("partial", part.equals("part"));
        return form.send("submit-deliverable", fields, Map.of(), unchosen);
    }

    /** The fields of the command, by where they stand in the form and what they are called there. */
    private static Wrong named(Wrong wrong, HandIn handIn, View view) {
        String field = wrong.field();
        if (field.equals("items") && handIn.items().isEmpty()) {
            return new Wrong("files", "", view.say("deliver.nothing"));
        } else if (field.startsWith("items")) {
            String place = handIn.named(field);
            String label = place.equals("files") ? "files" : "link." + place.substring(place.lastIndexOf('.') + 1);
            return wrong.at(place, view.say("deliver." + label));
        }
        return switch (field) {
            case "note" -> wrong.at(field, view.say("receipt.note"));
            case "part", "files" -> wrong;
            default -> wrong.nowhere();
        };
    }

    /** Under which the ledger has what was handed in. */
    private static long sequence(Done done) {
        return done.answer()
                .path("events")
                .valueStream()
                .filter(event -> event.path("type").asString().equals("deliverable-submitted"))
                .map(event -> event.path("sequence").asLong())
                .findFirst()
                .orElse(done.version());
    }

    private static String show(Piece piece, HandIn handIn, IfThen then, Form form) {
        Typed typed = form.typed();
        View view = form.view().within(piece.zone());
        Model model = form.model();
        int links = Math.min(
                MOST_LINKS,
                typed.rows(HandIn.LINKS).stream().mapToInt(row -> row + 1).max().orElse(1)
                        + (typed.text("more").equals("link") ? 1 : 0));
        model.addAttribute("piece", piece);
        model.addAttribute(
                "kept",
                handIn.files().stream().map(file -> Received.of(file, view)).toList());
        model.addAttribute("links", IntStream.range(0, links).boxed().toList());
        model.addAttribute("now", IfNow.of(piece, view));
        model.addAttribute("then", then);
        model.addAttribute("wanted", Wanted.of(piece, view));
        model.addAttribute("clock", FairClock.of(piece.deliverable(), view).orElse(null));
        model.addAttribute("ways", Map.of("submit-deliverable", "#files"));
        return form.show(PAGE);
    }
}
