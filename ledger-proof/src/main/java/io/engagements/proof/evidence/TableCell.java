package io.engagements.proof.evidence;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A cell of a table (RFC 4180): always in quotes, and none is a formula to a program for tables. */
public final class TableCell {

    /** With one of these at its beginning a cell would be computed, not shown; the last four are the first four in full width. */
    private static final String COMPUTED = "=+-@\t\r\uFF1D\uFF0B\uFF0D\uFF20";

    private TableCell() {}

    /** What begins like a formula has an apostrophe before it. */
    public static String of(String text) {
        boolean computed = !text.isEmpty() && COMPUTED.indexOf(text.charAt(0)) >= 0;
        return '"' + (computed ? "'" : "") + text.replace("\"", "\"\"") + '"';
    }

    /** A row of a table, with its end. */
    public static String line(String... cells) {
        return Stream.of(cells).map(TableCell::of).collect(Collectors.joining(",", "", "\r\n"));
    }
}
