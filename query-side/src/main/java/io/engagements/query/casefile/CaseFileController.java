package io.engagements.query.casefile;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Exports;
import io.engagements.support.problem.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    private final PrintedCaseFiles printed;
    private final AsOf asOf;
    private final Exports exports;

    CaseFileController(CaseFiles files, PrintedCaseFiles printed, AsOf asOf, Exports exports) {
        this.files = files;
        this.printed = printed;
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
        return exports.handOut(caller, () -> {
            boolean print = isPrinted(accept);
            CaseFile file = files.asOf(id, this.asOf.askedOrNow(asOf), minVersion, language, print, caller);
            return print ? printed.of(file, Language.asked(language)) : ResponseEntity.ok(file);
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
}
