package io.engagements.query.log;

/**
 * An entry is gone, or its bytes are not those that were hashed when it was numbered. It stays so until somebody mends what
 * is stored: nothing is handed on.
 */
public final class BrokenEntryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    private BrokenEntryException(long position, String reason) {
        super("entry " + position + " " + reason);
        this.position = position;
    }

    public static BrokenEntryException changed(long position) {
        return new BrokenEntryException(position, "is not what was hashed when it was numbered");
    }

    public static BrokenEntryException gone(long position) {
        return new BrokenEntryException(position, "is gone");
    }

    public long position() {
        return position;
    }
}
