package io.engagements.query.pages.deliver;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.Acts;
import io.engagements.query.pages.frame.FilesSent;
import io.engagements.query.pages.frame.FilesSent.Arrived;
import io.engagements.query.pages.frame.Onward;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.FairClock;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import io.engagements.query.pages.piece.Received;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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
    private final Acts acts;
    private final FilesSent files;

    DeliverPage(Pieces pieces, Acts acts, FilesSent files) {
        this.pieces = pieces;
        this.acts = acts;
        this.files = files;
    }

    /** @param then a local time in the viewer's zone at which it might be delivered */
    @GetMapping(PATH)
    String form(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @RequestParam(required = false) @Nullable String then,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Piece piece = piece(id, deliverableId, who, view);
        Typed empty = new Typed(Map.of("key", Acts.newKey()));
        show(piece, new HandIn(List.of(), List.of()), empty, view, model);
        model.addAttribute("then", IfThen.of(piece, then, view));
        return PAGE;
    }

    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Nullable
    String deliver(
            @PathVariable String id,
            @PathVariable String deliverableId,
            @RequestParam Map<String, String> fields,
            MultipartHttpServletRequest request,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        Piece piece = piece(id, deliverableId, who, view);
        Typed typed = new Typed(fields);
        Arrived arrived = files.take(request.getFiles("files"), piece.contract().engagementId(), "files", who, view);
        HandIn handIn = HandIn.of(typed).with(arrived.kept());
        if (typed.has("more")) {
            show(piece, handIn, handIn.into(typed), view, model);
            return PAGE;
        }
        Outcome outcome = send(piece, typed, handIn, arrived, who, view);
        if (outcome instanceof Done done) {
            return Onward.to(piece.path() + "/receipts/" + sequence(done), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(each -> named(each, handIn, view));
        response.setStatus(notDone.status());
        show(piece(id, deliverableId, who, view), handIn, handIn.into(typed).with("key", notDone.key()), view, model);
        model.addAttribute("notDone", notDone);
        return PAGE;
    }

    private Piece piece(String id, String deliverableId, SignedIn who, View view) {
        return pieces.find(new Pieces.Asked(id, deliverableId, Set.of(Role.VA), null), who, view);
    }

    private Outcome send(Piece piece, Typed typed, HandIn handIn, Arrived arrived, SignedIn who, View view) {
        List<Wrong> wrong = new ArrayList<>(arrived.wrong());
        String part = typed.text("part");
        if (!Set.of("whole", "part").contains(part)) {
            wrong.add(new Wrong("part", "", view.say("deliver.choose")));
        }
        if (!wrong.isEmpty()) {
            return NotDone.fields(wrong, typed.text("key"), view);
        }
        Map<String, Object> fields = new HashMap<>();
        fields.put("engagementId", piece.contract().engagementId());
        fields.put("deliverableId", piece.deliverable().deliverableId());
        fields.put("items", handIn.items());
        fields.put("note", typed.value("note"));
        fields.put("partial", part.equals("part"));
        return acts.send(who, view, "submit-deliverable", fields, typed.text("key"));
    }

    /** The fields of the command, by where they stand in the form and what they are called there. */
    private static Wrong named(Wrong wrong, HandIn handIn, View view) {
        String field = wrong.field();
        if (field.startsWith("items")) {
            String place = handIn.named(field);
            String label = place.equals("files") ? "files" : "link." + place.substring(place.lastIndexOf('.') + 1);
            return new Wrong(place, view.say("deliver." + label), wrong.detail());
        }
        return switch (field) {
            case "note" -> new Wrong(field, view.say("receipt.note"), wrong.detail());
            case "part", "files" -> wrong;
            default -> new Wrong("", wrong.label(), wrong.detail());
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

    private void show(Piece piece, HandIn handIn, Typed typed, View view, Model model) {
        int links = Math.min(
                MOST_LINKS,
                typed.rows(HandIn.LINKS).stream().mapToInt(row -> row + 1).max().orElse(1)
                        + (typed.text("more").equals("link") ? 1 : 0));
        model.addAttribute("piece", piece);
        model.addAttribute("typed", typed);
        model.addAttribute(
                "kept",
                handIn.files().stream().map(file -> Received.of(file, view)).toList());
        model.addAttribute("links", IntStream.range(0, links).boxed().toList());
        model.addAttribute("now", IfNow.of(piece, view));
        model.addAttribute("then", IfThen.of(piece, null, view));
        model.addAttribute("round", Open.of(piece));
        model.addAttribute("clock", FairClock.of(piece.deliverable(), view).orElse(null));
        model.addAttribute("ways", Map.of("submit-deliverable", "#files"));
        model.addAttribute("notDone", null);
    }
}
