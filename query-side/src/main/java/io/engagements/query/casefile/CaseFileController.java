package io.engagements.query.casefile;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Exports;
import io.engagements.support.problem.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Case files, to print or to be read by programs. */
@RestController
class CaseFileController {

    private final CaseFiles files;
    private final CaseFilePrint print;
    private final AsOf asOf;
    private final Exports exports;

    CaseFileController(CaseFiles files, CaseFilePrint print, AsOf asOf, Exports exports) {
        this.files = files;
        this.print = print;
        this.asOf = asOf;
        this.exports = exports;
    }

    @GetMapping(
            path = "/api/engagements/{id}/case-file",
            produces = {MediaType.APPLICATION_PDF_VALUE, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<?> caseFile(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable Long minVersion,
            @RequestHeader(name = HttpHeaders.ACCEPT_LANGUAGE, required = false) @Nullable String language,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            @AuthenticationPrincipal Caller caller) {
        return exports.make(caller, () -> {
            CaseFile file = files.asOf(id, this.asOf.askedOrNow(asOf), minVersion, language, caller);
            return isPrinted(accept) ? printed(file, Language.asked(language)) : ResponseEntity.ok(file);
        });
    }

    /** Whoever takes either gets it printed. */
    private static boolean isPrinted(String accept) {
        List<MediaType> wanted = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(wanted);
        return wanted.stream()
                .filter(type -> type.includes(MediaType.APPLICATION_PDF) || type.includes(MediaType.APPLICATION_JSON))
                .findFirst()
                .filter(type -> type.includes(MediaType.APPLICATION_PDF))
                .isPresent();
    }

    private ResponseEntity<InputStreamResource> printed(CaseFile file, Language language) {
        Path pdf = print.pdf(file, language);
        try {
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .contentLength(Files.size(pdf))
                    .cacheControl(CacheControl.noStore())
                    .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            attachment(file.engagement().shown().engagementId()))
                    .body(new InputStreamResource(Files.newInputStream(pdf, StandardOpenOption.DELETE_ON_CLOSE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String attachment(String id) {
        return ContentDisposition.attachment()
                .filename("case-file-" + id + ".pdf")
                .build()
                .toString();
    }
}
