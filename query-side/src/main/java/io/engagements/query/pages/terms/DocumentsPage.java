package io.engagements.query.pages.terms;

import io.engagements.events.Role;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.pages.frame.FilesSent;
import io.engagements.query.pages.frame.FilesSent.Arrived;
import io.engagements.query.pages.frame.FilesSent.Kept;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.May;
import io.engagements.query.pages.frame.Outcome;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Received;
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

/** The contract and the confidentiality agreement: what the client laid down, who signed and who approved which of it. */
@Screen
class DocumentsPage {

    private static final String PATH = "/engagements/{id}/documents";
    private static final String PAGE = "terms/documents";

    private final Sides sides;
    private final Papers papers;
    private final FilesSent files;

    DocumentsPage(Sides sides, Papers papers, FilesSent files) {
        this.sides = sides;
        this.papers = papers;
        this.files = files;
    }

    /**
     * @param version of the engagement that has to be shown at least
     * @param before as {@link Latest} has it, for the documents
     * @param signed likewise, for the signatures
     */
    @GetMapping(PATH)
    String documents(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String before,
            @RequestParam(required = false) @Nullable String signed,
            Form form) {
        return show(sides.read(id, version, form.who(), form.view()), before, signed, form);
    }

    /** The client lays down a document. @param form {@code kind}, {@code title}, {@code link}, {@code sha256}; a file */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Nullable
    String provide(@PathVariable String id, MultipartHttpServletRequest request, Form form) {
        Side side = sides.find(id, null, form.who(), form.view(), Role.CLIENT);
        Arrived arrived = files.take(request.getFiles("file"), id, "file", form);
        Form sent = arrived.into(form);
        Outcome outcome = arrived.wrong().isEmpty()
                ? sent.send("provide-document", command(id, sent.typed()))
                : sent.unfit(arrived.wrong());
        return sent.answer(
                outcome,
                wrong -> named(wrong, form.view()),
                done -> done.at("/engagements/" + id + "/documents"),
                again -> show(side, null, null, again));
    }

    private static Map<String, Object> command(String id, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("kind", typed.value("kind"));
        command.put("title", typed.value("title"));
        command.put("link", typed.value("link"));
        String hash = typed.value("sha256");
        command.put("sha256", hash == null ? null : hash.replaceAll("\\s", ""));
        Kept.one(typed).ifPresent(file -> {
            command.put("fileId", file.fileId());
            command.put("sha256", file.sha256());
        });
        return command;
    }

    /** What is about no field of the command is about where the document is. */
    private static Wrong named(Wrong wrong, View view) {
        return switch (wrong.field()) {
            case "kind", "title", "link", "sha256" ->
                wrong.at(wrong.field(), view.say("terms.provide." + wrong.field()));
            case "file" -> wrong;
            default -> wrong.at("file", view.say("terms.provide.file"));
        };
    }

    private String show(Side side, @Nullable String before, @Nullable String signed, Form form) {
        View view = form.view().within(side.zone());
        Model model = form.model();
        EngagementView shown = EngagementView.of(side.engagement(), view.now(), Set.of());
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute(
                "kept",
                Kept.one(form.typed()).stream()
                        .map(file -> Received.of(file, view))
                        .toList());
        model.addAttribute("papers", papers.papers(shown, before, view));
        model.addAttribute("signatures", papers.signatures(shown, signed, view));
        model.addAttribute("toSign", papers.toSign(shown, view).orElse(null));
        model.addAttribute("coverage", papers.coverage(shown, view));
        model.addAttribute("approval", papers.approval(side, shown, view));
        model.addAttribute("ways", Map.of("provide-document", "#provide"));
        model.addAttribute("may", May.of(side, view));
        return form.show(PAGE);
    }
}
