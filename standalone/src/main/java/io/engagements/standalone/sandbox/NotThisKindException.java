package io.engagements.standalone.sandbox;

/** A sandbox was started as a real installation, or the other way round. */
final class NotThisKindException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotThisKindException(boolean begunAsSandbox) {
        super(
                begunAsSandbox
                        ? "This data directory belongs to a sandbox, whose clock may have been moved."
                        : "This data directory was used without the sandbox clock, so its clock must not be moved.");
    }
}
