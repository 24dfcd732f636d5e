package io.engagements.command.file;

import io.engagements.events.Id;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.impl.FileCountLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.FileSizeLimitExceededException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** What a sender hands in: one file, for which engagement, and which SHA-256 it should have. */
record Upload(
        MultipartFile file,
        FileName name,
        String engagementId,
        @Nullable String sha256) {

    private static final Set<String> FIELDS = Set.of("engagementId", "sha256");
    private static final Pattern ID = Pattern.compile(Id.PATTERN);
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws FileProblem when the body is unreadable or too large, or something does not fit */
    static Upload of(MultipartHttpServletRequest request, long maxBytes) {
        try {
            request.getMultiFileMap();
        } catch (MultipartException e) {
            throw problem(e, maxBytes);
        }
        return read(request);
    }

    /** What it was that could not be parsed, only the server's own failures say. */
    private static FileProblem problem(MultipartException e, long maxBytes) {
        return Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause)
                .flatMap(cause -> Upload.because(cause, maxBytes).stream())
                .findFirst()
                .orElseGet(() -> isOurFault(e) ? FileProblem.unavailable() : FileProblem.unreadable());
    }

    private static Optional<FileProblem> because(Throwable cause, long maxBytes) {
        if (cause instanceof FileSizeLimitExceededException part) {
            String what = "file".equals(part.getFieldName()) ? "A file" : "A part";
            return Optional.of(FileProblem.tooLarge(what + " has at most " + maxBytes + " bytes."));
        } else if (cause instanceof SizeLimitExceededException size) {
            String what = size.getPermittedSize() < maxBytes ? "The head of a part" : "An upload";
            return Optional.of(FileProblem.tooLarge(what + " has at most " + size.getPermittedSize() + " bytes."));
        } else if (cause instanceof FileCountLimitExceededException count) {
            return Optional.of(FileProblem.tooLarge("An upload has at most " + count.getLimit() + " parts."));
        }
        return cause instanceof InvalidFileNameException ? Optional.of(FileName.unreadable()) : Optional.empty();
    }

    /** Parts are parsed onto the disk, where only a full or missing one fails with no more than this. */
    private static boolean isOurFault(MultipartException e) {
        Throwable root = NestedExceptionUtils.getMostSpecificCause(e);
        return root instanceof FileNotFoundException || root.getClass() == IOException.class;
    }

    private static Upload read(MultipartHttpServletRequest request) {
        requireKnown(request);
        String engagementId = once(request, "engagementId");
        if (engagementId == null || !ID.matcher(engagementId).matches()) {
            throw FileProblem.field("engagementId", Id.RULE);
        }
        String sha256 = once(request, "sha256");
        if (sha256 != null && !SHA256.matcher(sha256).matches()) {
            throw FileProblem.field("sha256", "must be a SHA-256 as 64 lower-case hexadecimal digits");
        }
        MultipartFile file = theFile(request);
        HttpHeaders head = request.getMultipartHeaders("file");
        String disposition = head == null ? null : head.getFirst(HttpHeaders.CONTENT_DISPOSITION);
        return new Upload(file, FileName.in(disposition), engagementId, sha256);
    }

    private static void requireKnown(MultipartHttpServletRequest request) {
        Set<String> unknown = new TreeSet<>(request.getParameterMap().keySet());
        unknown.addAll(request.getMultiFileMap().keySet());
        unknown.removeAll(FIELDS);
        unknown.remove("file");
        unknown.stream().findFirst().ifPresent(name -> {
            throw FileProblem.unknownField(name);
        });
    }

    private static @Nullable String once(MultipartHttpServletRequest request, String field) {
        String[] values = request.getParameterValues(field);
        if (values != null && Arrays.stream(values).distinct().count() > 1) {
            throw FileProblem.field(field, "is given twice");
        }
        return values == null ? null : values[0];
    }

    private static MultipartFile theFile(MultipartHttpServletRequest request) {
        List<MultipartFile> files = request.getFiles("file");
        if (files.size() != 1 || request.getParameter("file") != null) {
            throw FileProblem.field("file", "must be one part with a file name");
        } else if (files.get(0).isEmpty()) {
            throw FileProblem.field("file", "must not be empty");
        }
        return files.get(0);
    }
}
