package io.engagements.query.pages.terms;

import io.engagements.events.Role;
import io.engagements.query.engagement.EngagementView;
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
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Received;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
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

/** The contract and the confidentiality agreement: what the client laid down, who signed and who approved which of it. */
@Screen
class DocumentsPage {

    private static final String PATH = "/engagements/{id}/documents";
    private static final String PAGE = "terms/documents";

    /** Where the form carries a file that is with us. */
    private static final String KEPT = "kept.0.";

    private final Sides sides;
    private final Papers papers;
    private final FilesSent files;
    private final Acts acts;

    DocumentsPage(Sides sides, Papers papers, FilesSent files, Acts acts) {
        this.sides = sides;
        this.papers = papers;
        this.files = files;
        this.acts = acts;
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
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Side side = sides.find(id, version, who, view);
        show(side, new Typed(Map.of("key", Acts.newKey())), Optional.empty(), null, view, model);
        EngagementView shown = shown(side, view);
        model.addAttribute("papers", papers.papers(shown, before, view));
        model.addAttribute("signatures", papers.signatures(shown, signed, view));
        return PAGE;
    }

    /** The client lays down a document. @param fields {@code kind}, {@code title}, {@code link}, {@code sha256}, {@code key} */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Nullable
    String provide(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            MultipartHttpServletRequest request,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        Side side = sides.find(id, null, who, view, Role.CLIENT);
        Typed typed = new Typed(fields);
        Arrived arrived = files.take(request.getFiles("file"), id, "file", who, view);
        Optional<Kept> meant = arrived.kept().stream().findFirst().or(() -> kept(typed));
        Outcome outcome = arrived.wrong().isEmpty()
                ? acts.send(who, view, "provide-document", command(id, typed, meant), typed.text("key"))
                : NotDone.fields(arrived.wrong(), typed.text("key"), view);
        if (outcome instanceof Done done) {
            return Onward.to("/engagements/" + id + "/documents?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, view));
        response.setStatus(notDone.status());
        show(side, typed.with("key", notDone.key()), meant, notDone, view, model);
        return PAGE;
    }

    /** What came with the form before, unless it is unticked by now. */
    private static Optional<Kept> kept(Typed typed) {
        return typed.has(KEPT + "on") ? Optional.of(Kept.of(typed, KEPT)) : Optional.empty();
    }

    private static Map<String, Object> command(String id, Typed typed, Optional<Kept> meant) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("kind", typed.value("kind"));
        command.put("title", typed.value("title"));
        command.put("link", typed.value("link"));
        String hash = typed.value("sha256");
        command.put("sha256", hash == null ? null : hash.replaceAll("\\s", ""));
        meant.ifPresent(file -> {
            command.put("fileId", file.fileId());
            command.put("sha256", file.sha256());
        });
        return command;
    }

    /** What is about no field of the command is about where the document is. */
    private static Wrong named(Wrong wrong, View view) {
        return switch (wrong.field()) {
            case "kind", "title", "link", "sha256" ->
                new Wrong(wrong.field(), view.say("terms.provide." + wrong.field()), wrong.detail());
            case "file" -> wrong;
            default -> new Wrong("file", view.say("terms.provide.file"), wrong.detail());
        };
    }

    private static EngagementView shown(Side side, View view) {
        return EngagementView.of(side.engagement(), view.now(), Set.of());
    }

    private void show(Side side, Typed typed, Optional<Kept> kept, @Nullable NotDone notDone, View view, Model model) {
        EngagementView shown = shown(side, view);
        model.addAttribute("id", side.contract().engagementId());
        model.addAttribute("side", side);
        model.addAttribute("typed", typed);
        model.addAttribute("notDone", notDone);
        model.addAttribute(
                "kept", kept.stream().map(file -> Received.of(file, view)).toList());
        model.addAttribute("papers", papers.papers(shown, null, view));
        model.addAttribute("signatures", papers.signatures(shown, null, view));
        model.addAttribute("toSign", papers.toSign(shown, view).orElse(null));
        model.addAttribute("coverage", papers.coverage(shown, view));
        model.addAttribute("approval", papers.approval(side, shown, view));
        model.addAttribute("ways", Map.of("provide-document", "#provide"));
    }
}
