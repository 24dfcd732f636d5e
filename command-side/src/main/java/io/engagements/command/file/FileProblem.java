package io.engagements.command.file;

import io.engagements.support.problem.RequestProblem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** An upload or download that is answered with a problem document (RFC 9457). */
final class FileProblem extends RequestProblem {

    private static final long serialVersionUID = 1L;

    private FileProblem(HttpStatus status, String title, String detail) {
        super(status, title, detail);
    }

    /** There is no such thing, or the caller may not know of it: no difference is to be seen. */
    static FileProblem unknown() {
        return of(HttpStatus.NOT_FOUND, "No such thing", "There is no such thing, or it is not visible to you.");
    }

    static FileProblem forbidden() {
        return of(HttpStatus.FORBIDDEN, "Not allowed", "Your role does not allow this.");
    }

    /** @param what has a limit, in words and with the limit */
    static FileProblem tooLarge(String what) {
        return of(HttpStatus.CONTENT_TOO_LARGE, "Too large", what);
    }

    /** No byte of the file lies in the stretch that was asked for. */
    static FileProblem unsatisfiable(long size) {
        FileProblem problem =
                of(HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE, "No such part", "The file has no such part.");
        problem.getHeaders().set(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
        return problem;
    }

    static FileProblem unreadable() {
        return of(HttpStatus.BAD_REQUEST, "Not an upload", "The body is no complete multipart/form-data.");
    }

    static FileProblem unknownField(String name) {
        return of(HttpStatus.BAD_REQUEST, "Not an upload", "See errors.").at(pointer(name), "is not known");
    }

    /** A part, form field or parameter does not fit. */
    static FileProblem field(String name, String detail) {
        return of(HttpStatus.UNPROCESSABLE_CONTENT, "A field does not fit", "See errors.")
                .at(pointer(name), detail);
    }

    /** Content can neither be stored nor read now. */
    static FileProblem unavailable() {
        FileProblem problem = of(
                HttpStatus.SERVICE_UNAVAILABLE, "Cannot serve now", "Files cannot be stored or read now; try again.");
        problem.after(5);
        return problem;
    }

    private FileProblem at(String pointer, String detail) {
        name("pointer", pointer, detail);
        return this;
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private static FileProblem of(HttpStatus status, String title, String detail) {
        return new FileProblem(status, title, detail);
    }
}
