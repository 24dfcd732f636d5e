package io.engagements.command.file;

import io.engagements.events.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes files from whoever is in the same process, and gives them, as {@code /api/files} does over HTTP. */
@Component
public class FileEndpoint {

    private final FileDesk desk;
    private final FileSettings settings;

    FileEndpoint(FileDesk desk, FileSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    /**
     * A file for somebody who may see its engagement; the content is to be closed.
     *
     * @param disposition the {@code Content-Disposition} that gives it its name
     */
    public record Given(String disposition, InputStream content) {}

    /**
     * @param receipt the domain clock's whole second at the arrival
     * @throws io.engagements.support.problem.RequestProblem as the interface answers
     */
    public Taken take(MultipartFile content, String name, String engagementId, Caller by, Instant receipt) {
        FileDesk.requireSender(by);
        if (content.isEmpty()) {
            throw FileProblem.field("file", "must not be empty");
        } else if (content.getSize() > settings.maxBytes()) {
            throw FileProblem.tooLarge("A file has at most " + settings.maxBytes() + " bytes.");
        }
        return Taken.of(desk.take(new Upload(content, FileName.of(name), engagementId, null), by, receipt));
    }

    /** @throws io.engagements.support.problem.RequestProblem 404 when there is none, or it is not to be seen */
    public Given give(String fileId, Caller to) {
        FileRow file = desk.find(fileId, to);
        desk.give(file, to);
        try {
            return new Given(new FileName(file.name()).asAttachment(), Files.newInputStream(desk.contentOf(file)));
        } catch (IOException e) {
            throw FileProblem.unavailable();
        }
    }
}
