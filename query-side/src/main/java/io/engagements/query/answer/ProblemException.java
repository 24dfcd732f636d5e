package io.engagements.query.answer;

import io.engagements.support.problem.RequestProblem;
import org.springframework.http.HttpStatus;

/** A query that is answered with a problem document (RFC 9457). */
public final class ProblemException extends RequestProblem {

    private static final long serialVersionUID = 1L;

    private static final String CHANGED = "Changed";

    private ProblemException(HttpStatus status, String title, String detail) {
        super(status, title, detail);
    }

    /** There is no such thing, or the caller may not know of it: no difference is to be seen. */
    public static ProblemException unknown() {
        return of(HttpStatus.NOT_FOUND, "No such thing", "There is no such thing, or it is not visible to you.");
    }

    public static ProblemException forbidden() {
        return of(HttpStatus.FORBIDDEN, "Not allowed", "Your role does not allow this.");
    }

    /** A query parameter is none that can be read. */
    public static ProblemException malformed(String name, String detail) {
        return unfit(HttpStatus.BAD_REQUEST, "A parameter does not fit", "parameter", name, detail);
    }

    /** A field of the body is of another kind; {@code pointer} is a JSON pointer (RFC 6901). */
    public static ProblemException unreadable(String pointer, String detail) {
        return unfit(HttpStatus.BAD_REQUEST, "A field does not fit", "pointer", pointer, detail);
    }

    /** A query parameter can be read and does not fit. */
    public static ProblemException parameter(String name, String detail) {
        return unfit(HttpStatus.UNPROCESSABLE_CONTENT, "A parameter does not fit", "parameter", name, detail);
    }

    /** A field of the body does not fit; {@code pointer} is a JSON pointer (RFC 6901). */
    public static ProblemException field(String pointer, String detail) {
        return unfit(HttpStatus.UNPROCESSABLE_CONTENT, "A field does not fit", "pointer", pointer, detail);
    }

    private static ProblemException unfit(HttpStatus status, String title, String by, String name, String detail) {
        ProblemException problem = of(status, title, "See errors.");
        problem.name(by, name, detail);
        return problem;
    }

    /** It is being done already. */
    public static ProblemException underWay() {
        return of(HttpStatus.CONFLICT, "Under way already", "This is being done already; look how far it has come.");
    }

    /** Somebody has looked into it before. */
    public static ProblemException acknowledged() {
        return of(HttpStatus.CONFLICT, "Acknowledged", "This was acknowledged already.");
    }

    /** As much is being made as may be at once, for this caller or for all. */
    public static ProblemException tooMany() {
        ProblemException problem = of(
                HttpStatus.TOO_MANY_REQUESTS,
                "Too much at once",
                "So much is being made that this would have to wait too long; try again.");
        problem.after(5);
        return problem;
    }

    /** What was to be given out is not what was stored. */
    public static ProblemException broken(long position) {
        ProblemException problem = of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "The ledger does not hold",
                "Entry " + position
                        + " of the ledger is not what was stored: nothing of it is given out until the operator has mended it.");
        problem.after(60);
        return problem;
    }

    /** The version asked for has not been reached in time. */
    public static ProblemException behind() {
        ProblemException problem =
                of(HttpStatus.SERVICE_UNAVAILABLE, "Not there yet", "This version is not visible yet; try again.");
        problem.after(1);
        return problem;
    }

    /** What is stored was found to be changed: nothing leaves the house until the operator has looked into it. */
    public static ProblemException changed() {
        ProblemException problem = of(
                HttpStatus.SERVICE_UNAVAILABLE,
                CHANGED,
                "What is stored is not what was recorded: nothing is handed out until the operator has looked into it.");
        problem.after(600);
        return problem;
    }

    /** Whether this is {@link #changed}. */
    public boolean saysChanged() {
        return CHANGED.equals(getBody().getTitle());
    }

    /**
     * No checkpoint covers the event.
     *
     * @param signing whether one will soon; else none does before somebody has seen to it
     */
    public static ProblemException unsigned(boolean signing) {
        ProblemException problem = signing
                ? of(HttpStatus.SERVICE_UNAVAILABLE, "Not signed yet", "This event is not signed yet; try again.")
                : of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "Signing stands still",
                        "Nothing is signed now, so there is no receipt before whoever runs the installation has seen to it.");
        problem.after(signing ? 5 : 600);
        return problem;
    }

    /** Who takes something away must be on record first, and that is not possible now. */
    public static ProblemException notRecorded() {
        ProblemException problem = of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not on record",
                "It is put on record who takes this away, and that is not possible now; try again.");
        problem.after(5);
        return problem;
    }

    /** What is kept elsewhere cannot be read now. */
    public static ProblemException unavailable() {
        ProblemException problem = of(HttpStatus.SERVICE_UNAVAILABLE, "Not now", "This cannot be answered now.");
        problem.after(5);
        return problem;
    }

    private static ProblemException of(HttpStatus status, String title, String detail) {
        return new ProblemException(status, title, detail);
    }
}
