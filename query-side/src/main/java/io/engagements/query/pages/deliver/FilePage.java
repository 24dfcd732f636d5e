package io.engagements.query.pages.deliver;

import io.engagements.events.Id;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.command.FileGiven;
import io.engagements.query.command.FilePort;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** Gives files to be saved, to whom the command side gives them; a browser never shows or runs them. */
@Screen
class FilePage {

    private static final Pattern ID = Pattern.compile(Id.PATTERN);

    private final FilePort files;
    private final Snapshot snapshot;

    FilePage(FilePort files, Snapshot snapshot) {
        this.files = files;
        this.snapshot = snapshot;
    }

    @GetMapping("/files/{fileId}")
    void file(@PathVariable String fileId, SignedIn who, HttpServletResponse response) throws IOException {
        if (!ID.matcher(fileId).matches()) {
            throw ProblemException.unknown();
        }
        try (FileGiven file = files.give(who.token(), fileId)) {
            if (file.status() != HttpServletResponse.SC_OK) {
                throw new ResponseStatusException(HttpStatusCode.valueOf(file.status()));
            }
            // Whoever reads slowly keeps no connection.
            snapshot.end();
            response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
            String name = file.headers().get(HttpHeaders.CONTENT_DISPOSITION);
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, name == null ? "attachment" : name);
            file.content().transferTo(response.getOutputStream());
        }
    }
}
