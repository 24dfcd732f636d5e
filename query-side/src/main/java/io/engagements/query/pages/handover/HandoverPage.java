package io.engagements.query.pages.handover;

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
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.onboarding.Access;
import io.engagements.rules.onboarding.Channel;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.onboarding.Material;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** What the client hands over to the VA and takes back, and what the VA reads and returns. */
@Screen
class HandoverPage {

    private static final String PATH = "/engagements/{id}/handed-over";
    private static final String PAGE = "handover/handover";
    private static final String SHARE = "share-material";
    private static final String GRANT = "grant-access";
    private static final String DIVERT = "divert-channel";

    /** Where the form has a file that is with us already. */
    private static final String KEPT = "kept.0.";

    private final Sides sides;
    private final Acts acts;
    private final FilesSent files;

    HandoverPage(Sides sides, Acts acts, FilesSent files) {
        this.sides = sides;
        this.acts = acts;
        this.files = files;
    }

    /**
     * @param version that has to be shown at least
     * @param after cursor of the last thing seen
     */
    @GetMapping(PATH)
    String handedOver(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        show(sides.find(id, version, who, view), after, view, model);
        model.addAttribute("typed", new Typed(Map.of("key", Acts.newKey())));
        return PAGE;
    }

    /** The client shares a material. @param fields of the command, a file or a link; {@code key} */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Nullable
    String share(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            MultipartHttpServletRequest request,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        Side side = sides.find(id, null, who, view, Role.CLIENT);
        Typed typed = new Typed(fields).with("act", SHARE);
        Arrived arrived = files.take(request.getFiles("file"), id, "file", who, view);
        // One at most is wanted: a new one is instead of the one before.
        for (Kept file : arrived.kept()) {
            typed = file.into(typed, KEPT);
        }
        Outcome outcome = arrived.wrong().isEmpty()
                ? acts.send(who, view, SHARE, shared(id, typed), typed.text("key"))
                : NotDone.fields(arrived.wrong(), typed.text("key"), view);
        return told(side, outcome, typed, who, view, model, request, response);
    }

    /** @param fields {@code act}: the command; {@code item} that it is about, or what it gives; {@code note}; {@code key} */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Nullable
    String act(
            @PathVariable String id,
            @RequestParam Map<String, String> fields,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Side side = sides.find(id, null, who, view);
        Typed typed = new Typed(fields);
        String act = typed.text("act");
        Outcome outcome = acts.send(who, view, act, command(side.contract(), act, typed), typed.text("key"));
        return told(side, outcome, typed, who, view, model, request, response);
    }

    private static Map<String, Object> shared(String id, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("title", typed.value("title"));
        command.put("kind", typed.value("kind"));
        command.put("confidential", typed.has("confidential"));
        command.put("link", typed.value("link"));
        command.put("fileId", typed.has(KEPT + "on") ? typed.value(KEPT + "fileId") : null);
        return command;
    }

    private static Map<String, Object> command(Contract contract, String act, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", contract.engagementId());
        switch (act) {
            case GRANT -> {
                command.put("tool", typed.value("tool"));
                command.put("level", typed.value("level"));
            }
            case DIVERT -> {
                command.put("kind", typed.value("channel"));
                command.put("address", typed.value("address"));
            }
            case "acknowledge-material", "revoke-access", "return-channel" -> named(contract, typed, command);
            case "complete-exit-item", "waive-exit-item" -> {
                command.put("itemId", typed.value("item"));
                command.put("note", typed.value("note"));
            }
            default -> throw ProblemException.malformed("act", "is none of this page");
        }
        return command;
    }

    /** By the name that its kind has in commands. */
    private static void named(Contract contract, Typed typed, Map<String, Object> command) {
        Entrusted item = contract.onboarding().item(typed.text("item")).orElseThrow(ProblemException::unknown);
        if (item instanceof Material material) {
            command.put("materialId", material.materialId());
        } else if (item instanceof Access access) {
            command.put("accessId", access.accessId());
        } else if (item instanceof Channel channel) {
            command.put("channelId", channel.channelId());
        }
    }

    private @Nullable String told(
            Side side,
            Outcome outcome,
            Typed typed,
            SignedIn who,
            View view,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String id = side.contract().engagementId();
        if (outcome instanceof Done done) {
            return Onward.to("/engagements/" + id + "/handed-over?version=" + done.version(), request, response);
        }
        NotDone notDone = ((NotDone) outcome).named(wrong -> labelled(wrong, typed, view));
        response.setStatus(notDone.status());
        show(sides.find(id, null, who, view), null, view, model);
        model.addAttribute("typed", typed.with("key", notDone.key()));
        model.addAttribute("notDone", notDone);
        return PAGE;
    }

    private static Wrong labelled(Wrong wrong, Typed typed, View view) {
        String field =
                switch (wrong.field()) {
                    case "fileId" -> "file";
                    case "kind" -> typed.text("act").equals(DIVERT) ? "channel" : "kind";
                    case "note" -> "note-" + typed.text("item");
                    default -> wrong.field();
                };
        String label = "handover." + field.split("-", 2)[0];
        return view.knows(label)
                ? new Wrong(field, view.say(label), wrong.detail())
                : new Wrong("", wrong.label(), wrong.detail());
    }

    private static void show(Side side, @Nullable String after, View view, Model model) {
        String id = side.contract().engagementId();
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("things", new HandedOver(side, view).things(after));
        model.addAttribute("covered", side.contract().onboarding().isNdaInForceAt(view.now()));
        model.addAttribute("lastDay", side.contract().lastDay().map(view::due).orElse(null));
        model.addAttribute("notDone", null);
        model.addAttribute("ways", Map.of(SHARE, "#share", "sign-nda", "/engagements/" + id + "/documents"));
    }
}
