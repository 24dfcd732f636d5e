package io.engagements.command.endpoint;

/** Ends a command's transaction because its idempotency key already settles the answer; not an error. */
final class ImmediateAnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;

    ImmediateAnswerException(Answer answer) {
        super("answered before", null, false, false);
        this.answer = answer;
    }

    Answer answer() {
        return answer;
    }
}
