package io.engagements.query.pages.proposals;

import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.FilesSent;
import io.engagements.query.pages.frame.FilesSent.Arrived;
import io.engagements.query.pages.frame.FilesSent.Kept;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Piece;
import io.engagements.query.pages.piece.Pieces;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** The client gives what it owes for a piece of work, and the VA gives back what it cannot use. */
@Screen
class InputsPage {

    private static final String PATH = "/engagements/{id}/work/{deliverable}/inputs";
    private static final String PAGE = "proposals/inputs";

    private final Pieces pieces;
    private final FilesSent files;

    InputsPage(Pieces pieces, FilesSent files) {
        this.pieces = pieces;
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
            Form form) {
        return show(piece(id, deliverable, Set.of(Role.CLIENT, Role.VA), version, form), after, form);
    }

    /** The client's. @param form {@code input}: its id; {@code text} or {@code link}, or a file */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Nullable
    String provide(
            @PathVariable String id, @PathVariable String deliverable, MultipartHttpServletRequest request, Form form) {
        Piece piece = piece(id, deliverable, Set.of(Role.CLIENT), null, form);
        Arrived arrived = files.take(request.getFiles("file"), id, field("file", form.typed()), form);
        Form sent = arrived.into(form);
        Outcome outcome = arrived.wrong().isEmpty()
                ? sent.send("provide-input", provided(piece, sent.typed()))
                : sent.unfit(arrived.wrong());
        return answer(piece, outcome, sent);
    }

    /** The VA's. @param form {@code input}: its id; {@code reason} */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Nullable
    String giveBack(@PathVariable String id, @PathVariable String deliverable, Form form) {
        Piece piece = piece(id, deliverable, Set.of(Role.VA), null, form);
        Map<String, Object> command = about(piece, form.typed());
        command.put("reason", form.typed().value("reason"));
        return answer(piece, form.send("return-input", command), form);
    }

    private Piece piece(String id, String deliverable, Set<Role> sides, @Nullable String version, Form form) {
        return pieces.find(new Pieces.Asked(id, deliverable, sides, version), form.who(), form.view());
    }

    private @Nullable String answer(Piece piece, Outcome outcome, Form form) {
        String id = piece.contract().engagementId();
        String deliverable = piece.deliverable().deliverableId();
        return form.answer(
                outcome,
                wrong -> named(wrong, form.typed(), form.view()),
                done -> done.at("/engagements/" + id + "/work/" + deliverable + "/inputs"),
                again -> show(piece(id, deliverable, Set.of(piece.side()), null, form), null, again));
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
        Kept.one(typed).ifPresent(file -> command.put("fileId", file.fileId()));
        return command;
    }

    /** Each input has a form of its own. */
    private static String field(String name, Typed typed) {
        return name + "-" + typed.text("input");
    }

    private static Wrong named(Wrong wrong, Typed typed, View view) {
        return switch (wrong.field()) {
            case "text", "link", "reason" -> wrong.at(field(wrong.field(), typed), view.say("inputs." + wrong.field()));
            case "fileId" -> wrong.at(field("file", typed), view.say("inputs.file"));
            case "inputId" -> throw ProblemException.unknown();
            default ->
                wrong.field().startsWith("file-") ? wrong : new Wrong(field("text", typed), "", view.say("inputs.one"));
        };
    }

    private static String show(Piece piece, @Nullable String after, Form form) {
        Model model = form.model();
        model.addAttribute("piece", piece);
        model.addAttribute("id", piece.contract().engagementId());
        model.addAttribute("owed", Inputs.of(piece, after, form.view().within(piece.zone())));
        model.addAttribute(
                "ways", Map.of("sign-nda", "/engagements/" + piece.contract().engagementId() + "/documents"));
        return form.show(PAGE);
    }
}
