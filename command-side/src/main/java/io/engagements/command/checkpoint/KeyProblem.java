package io.engagements.command.checkpoint;

import io.engagements.support.problem.RequestProblem;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/** Keys are not replaced. */
final class KeyProblem extends RequestProblem {

    private static final long serialVersionUID = 1L;

    private KeyProblem(HttpStatus status, String title, String detail) {
        super(status, title, detail);
    }

    static KeyProblem forbidden() {
        return new KeyProblem(HttpStatus.FORBIDDEN, "Not allowed", "Your role does not allow this.");
    }

    /** @param detail what is wrong with it, after its name */
    static KeyProblem moment(String detail) {
        KeyProblem problem = new KeyProblem(
                HttpStatus.UNPROCESSABLE_CONTENT, "Invalid field", "A field of the body is not as it has to be.");
        problem.name("pointer", "/bothUntil", detail);
        return problem;
    }

    static KeyProblem unsigned() {
        return new KeyProblem(
                HttpStatus.CONFLICT,
                "Nothing is signed yet",
                "There are no keys to be replaced before the first entry is signed.");
    }

    static KeyProblem underWay(Instant until) {
        return new KeyProblem(
                HttpStatus.CONFLICT,
                "Being replaced already",
                "The keys are being replaced: both sign until " + until + ". Replace them again when that is over.");
    }

    static KeyProblem signing() {
        KeyProblem problem = new KeyProblem(
                HttpStatus.SERVICE_UNAVAILABLE, "Being signed", "The ledger is being signed. Try again in a moment.");
        problem.after(1);
        return problem;
    }

    /** @param why the signer refuses */
    static KeyProblem refused(String why) {
        return new KeyProblem(
                HttpStatus.CONFLICT,
                "Cannot be signed",
                "The signer refuses to sign, so its keys are not replaced: " + why + ".");
    }
}
