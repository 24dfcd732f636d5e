package io.engagements.support.problem;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A request that is answered with a problem document (RFC 9457). */
public abstract class RequestProblem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    protected RequestProblem(HttpStatus status, String title, String detail) {
        this(status, title, detail, null);
    }

    protected RequestProblem(HttpStatus status, String title, String detail, @Nullable Throwable cause) {
        super(status, problem(status, title, detail), cause);
    }

    private static ProblemDetail problem(HttpStatus status, String title, String detail) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(title);
        return problem;
    }

    /**
     * Names the one thing that is wrong.
     *
     * @param by {@code pointer} (RFC 6901) or {@code parameter}
     */
    protected final void name(String by, String name, String detail) {
        getBody().setProperty("errors", ProblemDocument.errors(by, Map.of(name, detail)));
    }

    /** Asking again may help then. */
    protected final void after(long seconds) {
        getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
    }
}
