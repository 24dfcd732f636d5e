package io.engagements.command.stamp;

import io.engagements.support.problem.RequestProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What was sent in is not kept. */
final class StampProblem extends RequestProblem {

    private static final long serialVersionUID = 1L;

    private StampProblem(HttpStatus status, String title, String detail) {
        super(status, title, detail);
    }

    private StampProblem(String detail, @Nullable Throwable cause) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, "It does not hold", detail, cause);
    }

    static StampProblem forbidden() {
        return new StampProblem(HttpStatus.FORBIDDEN, "Not allowed", "Your role does not allow this.");
    }

    static StampProblem unknown() {
        return new StampProblem(
                HttpStatus.NOT_FOUND, "No such thing", "There is no such thing, or it is not visible to you.");
    }

    static StampProblem tooLarge(int most) {
        return new StampProblem(HttpStatus.CONTENT_TOO_LARGE, "Too large", "A body has at most " + most + " bytes.");
    }

    /** @param detail why it does not hold, a sentence */
    static StampProblem refused(String detail) {
        return new StampProblem(detail, null);
    }

    static StampProblem refused(String detail, Throwable cause) {
        return new StampProblem(detail, cause);
    }

    static StampProblem stampedAlready() {
        return new StampProblem(
                HttpStatus.CONFLICT,
                "Stamped already",
                "This checkpoint has another time-stamp already. A later checkpoint, which covers this one, can have one"
                        + " of its own.");
    }
}
