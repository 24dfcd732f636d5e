package io.engagements.standalone.identity;

/** The process was asked to listen where others can reach it, although anyone may know the demo accounts. */
final class NotLoopbackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotLoopbackException(String setting, String address) {
        super("While demo accounts exist this process listens on the loopback address only, but %s is %s."
                .formatted(setting, address));
    }
}
