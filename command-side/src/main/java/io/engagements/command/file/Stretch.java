package io.engagements.command.file;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRange;

/**
 * Which bytes of a file somebody asks for (RFC 9110 section 14): one stretch of it, or the file. Several stretches at once
 * are answered with the file, as a server may, and so is a unit that is not known, as it must.
 *
 * @param first the first byte's place, from 0 on
 * @param last the last byte's place
 * @param size of the file, in bytes
 * @param whole whether the file is the answer, and no part of it
 */
record Stretch(long first, long last, long size, boolean whole) {

    private static final String UNIT = "bytes";

    /**
     * @param range the {@code Range} header
     * @throws FileProblem 416 when it is unreadable, or no byte of the file lies in it
     */
    static Stretch asked(@Nullable String range, long size) {
        if (range == null || isOfAnotherUnit(range)) {
            return wholeOf(size);
        }
        List<HttpRange> ranges = ranges(range, size);
        if (ranges.size() != 1) {
            return wholeOf(size);
        }
        HttpRange one = ranges.get(0);
        if (one.getRangeStart(size) >= size) {
            throw FileProblem.unsatisfiable(size);
        }
        return new Stretch(one.getRangeStart(size), one.getRangeEnd(size), size, false);
    }

    private static Stretch wholeOf(long size) {
        return new Stretch(0, size - 1, size, true);
    }

    private static boolean isOfAnotherUnit(String range) {
        int equals = range.indexOf('=');
        return equals > 0 && !range.substring(0, equals).strip().equalsIgnoreCase(UNIT);
    }

    private static List<HttpRange> ranges(String range, long size) {
        try {
            List<HttpRange> ranges = HttpRange.parseRanges(range.strip().toLowerCase(Locale.ROOT));
            if (!ranges.isEmpty()) {
                return ranges;
            }
        } catch (IllegalArgumentException e) {
            throw FileProblem.unsatisfiable(size);
        }
        throw FileProblem.unsatisfiable(size);
    }

    long length() {
        return last - first + 1;
    }

    /** As {@code Content-Range} tells it. */
    String told() {
        return UNIT + " " + first + "-" + last + "/" + size;
    }
}
