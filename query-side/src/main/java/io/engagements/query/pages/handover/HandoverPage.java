package io.engagements.query.pages.handover;

import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
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
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.onboarding.Access;
import io.engagements.rules.onboarding.Channel;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.onboarding.Material;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
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

    private final Sides sides;
    private final FilesSent files;

    HandoverPage(Sides sides, FilesSent files) {
        this.sides = sides;
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
            Form form) {
        return show(sides.read(id, version, form.who(), form.view()), after, form);
    }

    /** The client shares a material. @param form fields of the command, a file or a link */
    @PostMapping(path = PATH, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Nullable
    String share(@PathVariable String id, MultipartHttpServletRequest request, Form form) {
        sides.find(id, null, form.who(), form.view(), Role.CLIENT);
        Arrived arrived = files.take(request.getFiles("file"), id, "file", form);
        Form sent = arrived.into(form.with("act", SHARE));
        Outcome outcome =
                arrived.wrong().isEmpty() ? sent.send(SHARE, shared(id, sent.typed())) : sent.unfit(arrived.wrong());
        return answer(id, outcome, sent);
    }

    /** @param form {@code act}: the command; {@code item} that it is about, or what it gives; {@code note} */
    @PostMapping(path = PATH, consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    @Nullable
    String act(@PathVariable String id, Form form) {
        Side side = sides.find(id, null, form.who(), form.view());
        Typed typed = form.typed();
        String act = typed.text("act");
        return answer(id, form.send(act, command(side.contract(), act, typed)), form);
    }

    private @Nullable String answer(String id, Outcome outcome, Form form) {
        return form.answer(
                outcome,
                wrong -> labelled(wrong, form.typed(), form.view()),
                done -> done.at("/engagements/" + id + "/handed-over"),
                again -> show(sides.find(id, null, form.who(), form.view()), null, again));
    }

    private static Map<String, Object> shared(String id, Typed typed) {
        Map<String, Object> command = new HashMap<>();
        command.put("engagementId", id);
        command.put("title", typed.value("title"));
        command.put("kind", typed.value("kind"));
        command.put("confidential", typed.has("confidential"));
        command.put("link", typed.pasted("link"));
        Kept.one(typed).ifPresent(file -> command.put("fileId", file.fileId()));
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

    private static Wrong labelled(Wrong wrong, Typed typed, View view) {
        String field =
                switch (wrong.field()) {
                    case "fileId" -> "file";
                    case "kind" -> typed.text("act").equals(DIVERT) ? "channel" : "kind";
                    case "note" -> "note-" + typed.text("item");
                    default -> wrong.field();
                };
        String label = "handover." + field.split("-", 2)[0];
        return view.knows(label) ? wrong.at(field, view.say(label)) : wrong.nowhere();
    }

    private static String show(Side side, @Nullable String after, Form form) {
        View view = form.view().within(side.zone());
        Model model = form.model();
        String id = side.contract().engagementId();
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        model.addAttribute("things", new HandedOver(side, view).things(after));
        model.addAttribute("covered", side.contract().onboarding().isNdaInForceAt(view.now()));
        model.addAttribute("lastDay", side.contract().lastDay().map(view::due).orElse(null));
        model.addAttribute(
                "gives", May.of(side, view).send(SHARE) || (side.side() == Role.CLIENT && form.notDone() != null));
        model.addAttribute("over", side.contract().isClosedAt(view.now()));
        model.addAttribute("ended", side.contract().state() == EngagementStatus.ENDED);
        model.addAttribute("ways", Map.of(SHARE, "#share", "sign-nda", "/engagements/" + id + "/documents"));
        return form.show(PAGE);
    }
}
