package io.engagements.query.evidence;

/** What is to be packed does not fit together yet: something came in between, or is not shown here yet. */
final class NotYetException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotYetException(String what) {
        super(what);
    }
}
