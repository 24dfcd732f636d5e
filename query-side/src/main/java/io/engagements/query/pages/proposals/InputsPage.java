package io.engagements.query.pages.proposals;

import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Acts;
import io.engagements.query.pages.frame.FilesSent;
import io.engagements.query.pages.frame.FilesSent.Arrived;
import io.engagements.query.pages.frame.FilesSent.Kept;
import io.engagements.query.pages.frame.Onward;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Done;
import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The client gives what it owes for a piece of work, and the VA gives back what it cannot use. */
@Screen
class InputsPage {

    private static final String PATH = "/engagements/{id}/work/{deliverable}/inputs";
    private static final String PAGE = "proposals/inputs";

    /** Where the form has a file that is with us already. */
    private static final String KEPT = "kept.0.";

    private final Pieces pieces;
    private final Acts acts;
    private final FilesSent files;

    InputsPage(Pieces pieces, Acts acts, FilesSent files) {
        this.pieces = pieces;
        this.acts = acts;
        this.files = files;
    }

    /**
     * @param version that has to be shown at least
     * @param after cursor of the last input seen
     */
    @GetMapping(PATH)
    String inputs(
            @PathVariable String id,
            @PathVariable String deliverable,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        show(piece(id, deliverable, Set.of(Role.CLIENT, Role.VA), version, who, view), after, view, model);
        model.addAttribute("typed", new Typed(Map.of("key", Acts.newKey())));
        return PAGE;
    }

    /** The client's. @param fields {@code input}: its id; {@code text} or {@code link}, or a file; {@code key} */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Nullable
    String provide(
            @PathVariable String id,
            @PathVariable String deliverable,
            @RequestParam Map<String, String> fields,
            MultipartHttpServletRequest request,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        Piece piece = piece(id, deliverable, Set.of(Role.CLIENT), null, who, view);
        Typed typed = new Typed(fields);
        String at = field("file", typed);
        Arrived arrived = files.take(request.getFiles("file"), id, at, who, view);
        // One at most is wanted: a new one is instead of the one before.
        for (Kept file : arrived.kept()) {
            typed = file.into(typed, KEPT);
        }
        Outcome outcome = arrived.wrong().isEmpty()
                ? acts.send(who, view, "provide-input", provided(piece, typed), typed.text("key"))
                : NotDone.fields(arrived.wrong(), typed.text("key"), view);
        return told(piece, outcome, typed, who, view, model, request, response);
    }

    /** The VA's. @param fields {@code input}: its id; {@code reason}; {@code key} */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Nullable
    String giveBack(
            @PathVariable String id,
            @PathVariable String deliverable,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Piece piece = piece(id, deliverable, Set.of(Role.VA), null, who, view);
        Typed typed = new Typed(fields);
        Map<String, Object> command = about(piece, typed);
        command.put("reason", typed.value("reason"));
        Outcome outcome = acts.send(who, view, "return-input", command, typed.text("key"));
        return told(piece, outcome, typed, who, view, model, request, response);
    }

    private Piece piece(
            String id, String deliverable, Set<Role> sides, @Nullable String version, SignedIn who, View view) {
        return pieces.find(new Pieces.Asked(id, deliverable, sides, version), who, view);
    }

    private static Map<String, Object> about(Piece piece, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", piece.contract().engagementId());
        command.put("deliverableId", piece.deliverable().deliverableId());
        command.put("inputId", typed.value("input"));
        return command;
    }

    private static Map<String, Object> provided(Piece piece, Typed typed) {
        Map<String, Object> command = about(piece, typed);
        command.put("text", typed.value("text"));
        command.put("link", typed.value("link"));
        command.put("fileId", typed.has(KEPT + "on") ? typed.value(KEPT + "fileId") : null);
        return command;
    }

    private @Nullable String told(
            Piece piece,
            Outcome outcome,
            Typed typed,
            SignedIn who,
            View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String id = piece.contract().engagementId();
        String deliverable = piece.deliverable().deliverableId();
        if (outcome instanceof Done done) {
            return Onward.to(
                    "/engagements/" + id + "/work/" + deliverable + "/inputs?version=" + done.version(),
                    request,
                    response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, typed, view));
        response.setStatus(notDone.status());
        show(piece(id, deliverable, Set.of(piece.side()), null, who, view), null, view, model);
        model.addAttribute("typed", typed.with("key", notDone.key()));
        model.addAttribute("notDone", notDone);
        return PAGE;
    }

    /** Each input has a form of its own. */
    private static String field(String name, Typed typed) {
        return name + "-" + typed.text("input");
    }

    private static Wrong named(Wrong wrong, Typed typed, View view) {
        return switch (wrong.field()) {
            case "text", "link", "reason" ->
                new Wrong(field(wrong.field(), typed), view.say("inputs." + wrong.field()), wrong.detail());
            case "fileId" -> new Wrong(field("file", typed), view.say("inputs.file"), wrong.detail());
            case "inputId" -> throw ProblemException.unknown();
            default ->
                wrong.field().startsWith("file-") ? wrong : new Wrong(field("text", typed), "", view.say("inputs.one"));
        };
    }

    private static void show(Piece piece, @Nullable String after, View view, Model model) {
        model.addAttribute("piece", piece);
        model.addAttribute("id", piece.contract().engagementId());
        model.addAttribute("owed", Inputs.of(piece, after, view));
        model.addAttribute("notDone", null);
        model.addAttribute(
                "ways", Map.of("sign-nda", "/engagements/" + piece.contract().engagementId() + "/documents"));
    }
}
