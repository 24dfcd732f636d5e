package io.engagements.command.file;

import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Files over HTTP. */
@RestController
class FileController {

    private static final Logger log = LoggerFactory.getLogger(FileController.class);
    private static final Set<Role> SENDERS = Set.of(Role.CLIENT, Role.VA, Role.LAWYER);

    private final FileDesk desk;
    private final FileStore store;
    private final FileSettings settings;
    private final DomainClock clock;

    FileController(FileDesk desk, FileStore store, FileSettings settings, DomainClock clock) {
        this.desk = desk;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** What was taken, as the sender is told. */
    record Taken(String fileId, String sha256, long size, String name) {}

    /** Whoever can send none is told so before the body is read. */
    @PostMapping(path = "/api/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<Taken> upload(MultipartHttpServletRequest request, @AuthenticationPrincipal Caller caller) {
        Instant receipt = clock.receipt();
        if (Collections.disjoint(SENDERS, caller.roles())) {
            throw FileProblem.forbidden();
        }
        FileRow file = desk.take(Upload.of(request, settings.maxBytes()), caller, receipt);
        return ResponseEntity.created(URI.create("/api/files/" + file.fileId()))
                .body(new Taken(file.fileId(), file.sha256(), file.size(), file.name()));
    }

    /** Always bytes to be saved, whatever they are: a browser never shows or runs them. */
    @GetMapping("/api/files/{fileId}")
    ResponseEntity<Resource> download(@PathVariable String fileId, @AuthenticationPrincipal Caller caller) {
        FileRow file = desk.give(fileId, caller);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, new FileName(file.name()).asAttachment())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(contentOf(file)));
    }

    private Path contentOf(FileRow file) {
        Path content = store.place(file.sha256());
        try {
            if (Files.size(content) == file.size()) {
                return content;
            }
            log.error("the content of file {} is not whole", file.fileId());
        } catch (IOException e) {
            log.error("the content of file {} cannot be read", file.fileId(), e);
        }
        throw FileProblem.unavailable();
    }
}
