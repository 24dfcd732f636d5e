package io.engagements.command.file;

import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.support.problem.Knows;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.StreamUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Files over HTTP. */
@RestController
class FileController {

    private final FileDesk desk;
    private final FileSettings settings;
    private final DomainClock clock;

    FileController(FileDesk desk, FileSettings settings, DomainClock clock) {
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    /** Whoever can send none is told so before the body is read. */
    @Knows({"engagementId", "sha256"})
    @PostMapping(path = "/api/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Taken> upload(MultipartHttpServletRequest request, @AuthenticationPrincipal Caller caller) {
        Instant receipt = clock.receipt();
        FileDesk.requireSender(caller);
        FileRow file = desk.take(Upload.of(request, settings.maxBytes()), caller, receipt);
        return ResponseEntity.created(URI.create("/api/files/" + file.fileId())).body(Taken.of(file));
    }

    /** Always bytes to be saved, whatever they are: a browser never shows or runs them. */
    @GetMapping("/api/files/{fileId}")
    void download(
            @PathVariable String fileId,
            @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String range,
            @RequestHeader(name = HttpHeaders.IF_RANGE, required = false) @Nullable String ifRange,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response)
            throws IOException {
        FileRow file = desk.find(fileId, caller);
        Path content = desk.contentOf(file);
        // Nothing that is given here marks a content, so that what If-Range names is never it.
        Stretch part = Stretch.asked(ifRange == null ? range : null, file.size());
        desk.give(file, caller);
        response.setStatus(part.whole() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_PARTIAL_CONTENT);
        if (!part.whole()) {
            response.setHeader(HttpHeaders.CONTENT_RANGE, part.told());
        }
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
        response.setContentLengthLong(part.length());
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, new FileName(file.name()).asAttachment());
        response.setHeader("X-Content-Type-Options", "nosniff");
        try (InputStream bytes = Files.newInputStream(content)) {
            StreamUtils.copyRange(bytes, response.getOutputStream(), part.first(), part.last());
        }
    }
}
