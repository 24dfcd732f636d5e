package io.engagements.query.pages.frame;

import io.engagements.events.stored.ContractJson;
import io.engagements.query.command.CommandResponse;
import io.engagements.query.command.FilePort;
import io.engagements.query.command.FileSent;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.support.problem.ProblemWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/**
 * Files that come with a form. They are kept as soon as they are here, so that nobody sends them again because something
 * else does not fit; the form carries what they are kept as, and only its command does something with them.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Uploads {

    private static final String LIST = "kept";

    private final FilePort files;

    Uploads(FilePort files) {
        this.files = files;
    }

    /**
     * A file that is with us.
     *
     * @param sha256 as the server computed it
     * @param size in bytes
     */
    public record Kept(String fileId, String name, String sha256, String size) {}

    /** @param wrong why one is not with us */
    public record Arrived(List<Kept> kept, List<Wrong> wrong) {}

    /** @param field of the form, to which what is wrong is told */
    public Arrived take(List<MultipartFile> sent, String engagementId, String field, SignedIn who, View view) {
        List<Kept> kept = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        for (MultipartFile file : sent) {
            String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
            if (!name.isEmpty()) {
                CommandResponse answer = files.take(new FileSent(who.token(), engagementId, name, file));
                JsonNode told = ContractJson.mapper().readTree(ProblemWords.tell(answer.body(), view.language()));
                if (answer.status() == HttpStatus.CREATED.value()) {
                    kept.add(kept(told));
                } else {
                    wrong.add(new Wrong(field, "", view.say("deliver.file", Map.of("name", name, "why", why(told)))));
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

    private static String why(JsonNode problem) {
        JsonNode error = problem.path("errors").path(0).path("detail");
        return error.isString() ? error.asString() : problem.path("detail").asString("");
    }

    /** Those that the form brought back, without what is unticked by now. */
    public static List<Kept> kept(Typed typed) {
        return typed.rows(LIST).stream()
                .map(row -> LIST + "." + row + ".")
                .filter(row -> typed.has(row + "on"))
                .map(row -> new Kept(
                        typed.text(row + "fileId"),
                        typed.text(row + "name"),
                        typed.text(row + "sha256"),
                        typed.text(row + "size")))
                .toList();
    }

    /** What was typed, with these files and no others. */
    public static Typed into(Typed typed, List<Kept> files) {
        Typed next = typed.withRows(LIST, List.of());
        for (int row = 0; row < files.size(); row++) {
            Kept file = files.get(row);
            String before = LIST + "." + row + ".";
            next = next.with(before + "on", "on")
                    .with(before + "fileId", file.fileId())
                    .with(before + "name", file.name())
                    .with(before + "sha256", file.sha256())
                    .with(before + "size", file.size());
        }
        return next;
    }
}
