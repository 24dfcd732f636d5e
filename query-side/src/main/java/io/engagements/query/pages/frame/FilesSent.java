package io.engagements.query.pages.frame;

import io.engagements.events.stored.ContractJson;
import io.engagements.query.command.CommandResponse;
import io.engagements.query.command.FilePort;
import io.engagements.query.command.FileSent;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.support.problem.Language;
import io.engagements.support.problem.ProblemWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Files of a form: each is kept as soon as it is here, with the person's own token, so that nobody sends it again. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class FilesSent {

    /** Where a form that has one file at most has it. */
    private static final String ONE = "kept.0.";

    private final FilePort files;

    FilesSent(FilePort files) {
        this.files = files;
    }

    /**
     * A file that is with us.
     *
     * @param sha256 as the server computed it
     * @param size in bytes, as digits
     */
    public record Kept(String fileId, String name, String sha256, String size) {

        /** As a form carries it on. @param at its place there */
        public Typed into(Typed typed, String at) {
            return typed.with(at + "on", "on")
                    .with(at + "fileId", fileId)
                    .with(at + "name", name)
                    .with(at + "sha256", sha256)
                    .with(at + "size", size);
        }

        /** The one of a form that has one at most, unless it is unticked by now. */
        public static Optional<Kept> one(Typed typed) {
            return typed.has(ONE + "on") ? Optional.of(of(typed, ONE)) : Optional.empty();
        }

        public static Kept of(Typed typed, String at) {
            return new Kept(
                    typed.text(at + "fileId"),
                    typed.text(at + "name"),
                    typed.text(at + "sha256"),
                    typed.text(at + "size"));
        }
    }

    /** @param wrong why one is not with us */
    public record Arrived(List<Kept> kept, List<Wrong> wrong) {

        /** Into a form that has one at most: a new one is instead of the one before. */
        public Form into(Form form) {
            Form with = form;
            for (Kept file : kept) {
                with = with.with(file.into(with.typed(), ONE));
            }
            return with;
        }
    }

    /** @param field the form's name of what is wrong with one of them */
    public Arrived take(List<MultipartFile> sent, String engagementId, String field, Form form) {
        SignedIn who = form.who();
        View view = form.view();
        List<Kept> kept = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        for (MultipartFile file : sent) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (!name.isEmpty()) {
                CommandResponse answer = files.take(new FileSent(who.token(), engagementId, name, file));
                JsonNode told = told(answer, view);
                if (answer.status() == HttpStatus.CREATED.value()) {
                    kept.add(kept(told));
                } else {
                    wrong.add(new Wrong(
                            field,
                            "",
                            view.say("deliver.file", Map.of("name", name, "why", Slips.sentence(why(told), view)))));
                }
            }
        }
        return new Arrived(List.copyOf(kept), List.copyOf(wrong));
    }

    private static Kept kept(JsonNode told) {
        return new Kept(
                told.path("fileId").asString(),
                told.path("name").asString(),
                told.path("sha256").asString(),
                told.path("size").asString());
    }

    private static JsonNode told(CommandResponse answer, View view) {
        Language language = Language.asked(view.locale().toLanguageTag());
        return ContractJson.mapper().readTree(ProblemWords.tell(answer.body(), language));
    }

    private static String why(JsonNode problem) {
        JsonNode error = problem.path("errors").path(0).path("detail");
        return error.isString() ? error.asString() : problem.path("detail").asString("");
    }
}
