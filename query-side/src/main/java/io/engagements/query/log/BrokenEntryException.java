package io.engagements.query.log;

/** An entry's bytes are not those that were hashed when it was numbered: it is not handed on. */
public final class BrokenEntryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    public BrokenEntryException(long position) {
        super("entry " + position + " is not what was hashed when it was numbered");
        this.position = position;
    }

    public long position() {
        return position;
    }
}
