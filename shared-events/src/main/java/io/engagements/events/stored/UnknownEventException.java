package io.engagements.events.stored;

/** A stored event that this contract cannot read. */
public final class UnknownEventException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UnknownEventException(String message) {
        super(message);
    }

    public UnknownEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
