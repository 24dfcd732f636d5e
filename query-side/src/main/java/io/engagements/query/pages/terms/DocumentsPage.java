package io.engagements.query.pages.terms;

import io.engagements.events.Role;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.pages.frame.Acts;
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
import io.engagements.query.pages.frame.Uploads;
import io.engagements.query.pages.frame.Uploads.Arrived;
import io.engagements.query.pages.frame.Uploads.Kept;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Received;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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

    private final Sides sides;
    private final Papers papers;
    private final Uploads uploads;
    private final Acts acts;

    DocumentsPage(Sides sides, Papers papers, Uploads uploads, Acts acts) {
        this.sides = sides;
        this.papers = papers;
        this.uploads = uploads;
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
        show(side, new Typed(Map.of("key", Acts.newKey())), List.of(), null, view, model);
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
        Arrived arrived = uploads.take(request.getFiles("file"), id, "file", who, view);
        // The one that came last is meant.
        List<Kept> kept = arrived.kept().isEmpty() ? Uploads.kept(typed) : arrived.kept();
        List<Kept> meant = kept.stream().limit(1).toList();
        Outcome outcome = arrived.wrong().isEmpty()
                ? acts.send(who, view, "provide-document", command(id, typed, meant), typed.text("key"))
                : unread(arrived.wrong(), typed, view);
        if (outcome instanceof Done done) {
            return Onward.to("/engagements/" + id + "/documents?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> named(wrong, view));
        response.setStatus(notDone.status());
        show(side, Uploads.into(typed, meant).with("key", notDone.key()), meant, notDone, view, model);
        return PAGE;
    }

    private static NotDone unread(List<Wrong> wrong, Typed typed, View view) {
        return new NotDone(
                HttpStatus.UNPROCESSABLE_CONTENT.value(),
                null,
                view.say("not-done.fields"),
                List.of(),
                List.of(),
                wrong,
                typed.text("key"),
                null);
    }

    private static Map<String, Object> command(String id, Typed typed, List<Kept> meant) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("kind", typed.value("kind"));
        command.put("title", typed.value("title"));
        command.put("link", typed.value("link"));
        String hash = typed.value("sha256");
        command.put("sha256", hash == null ? null : hash.replaceAll("\\s", ""));
        meant.forEach(file -> {
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

    private void show(
            Side side, Typed typed, List<Kept> kept, @Nullable NotDone notDone, View view, Model model) {
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
