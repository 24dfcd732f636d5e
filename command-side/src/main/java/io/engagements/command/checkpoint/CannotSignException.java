package io.engagements.command.checkpoint;

/** The ledger is not what was signed before, or what is needed to sign is gone. Its message is a sentence for the operator. */
final class CannotSignException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CannotSignException(String why) {
        super(why);
    }
}
