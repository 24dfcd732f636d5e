package io.engagements.standalone.scenario;

import io.engagements.events.time.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What callers should not send, and what they should not be shown. */
final class Rubbish {

    /** A stack frame, a package, or the name of a class or method. */
    static final Pattern INNARDS =
            Pattern.compile("\\b(java|jakarta|tools|org|com|io)\\.[a-z]|\\bat [a-z]+\\.|[a-z]\\(\\)|\\$|Exception"
                    + "|\\b[A-Z]+[a-z]+[A-Z]\\w*|\\b(String|Integer|Long|Enum|Record|Object|Token|Source)\\b");

    /** Versions as a careless client writes them. */
    static final List<String> VERSIONS =
            List.of("7", "W/\"7\"", "\"x\"", "\"-1\"", "\"\"", "\"1\", \"2\"", "\"1", "*", "\"1234567890123456789\"");

    /** Well-formed, but no whole second of a year that counts. */
    static final List<Object> TIMES = List.of(
            "2027-01-29T18:00:00.5",
            "2027-01-29T18:00:00.000000001Z",
            "1969-12-31T23:59:59",
            "+10000-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59",
            Map.of(),
            Fields.of("zone", Story.MADRID),
            Fields.of("local", "2027-01-29T18:00:00.5", "zone", Story.MADRID));

    /** What stands for rules that Java knows, but is no name of the IANA. */
    static final List<String> ZONES = List.of("+01:00", "Z", "GMT+1", "SystemV/AST4");

    /** What some would call a language, the last one even a list of them. */
    static final List<String> LANGUAGES =
            List.of("-", "--", "es,-", "*", ",", ";", "é", "es;q=x", "x".repeat(4_000), "en,".repeat(11) + "es");

    /** What no answer is. */
    static final List<String> KINDS_OF_ANSWERS =
            List.of("text/html", "image/png", "application/json;charset=utf-16", "text/plain;q=x", "/", "rubbish");

    /** Instants before and after the years that count, and what is none. */
    static final List<String> INSTANTS = List.of(
            "-4713-01-01T00:00:00Z",
            "-999999999-01-01T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "1969-12-31T23:59:59Z",
            "+10000-01-01T00:00:00Z",
            "+999999999-01-01T00:00:00Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "2027-01-11T09:00:00+01:00",
            "2027-01-11T09:00",
            "2027-01-11",
            "yesterday");

    /** Text that is not empty and of which nothing can be seen. */
    static final List<String> UNSEEN = List.of(" \n", "\u00a0", "\u3000", "\u200b", "\u2800", "\u00ad\u2060", "\u3164");

    private Rubbish() {}

    static List<Object> ofAnotherTypeThan(Class<?> type) {
        if (type == String.class) {
            return List.of(1, 1.5, true, Map.of(), List.of("x"));
        } else if (Number.class.isAssignableFrom(type)) {
            return number(type);
        } else if (List.class.isAssignableFrom(type)) {
            return List.of(Map.of(), "x", "", 1, true);
        } else if (type == When.class) {
            return List.of(
                    1, true, List.of(), "x", "", "2027-02-30T10:00", "2027-01-29T25:00Z", "2027-01-29T18:00+01:00");
        } else if (type == Boolean.class) {
            return List.of("rubbish", "true", "", 0, 1, 1.5, Map.of(), List.of(true));
        } else if (type.isRecord()) {
            return List.of(1, true, List.of(), "x", "");
        }
        return code(type);
    }

    private static List<Object> number(Class<?> type) {
        List<Object> any = List.of("x", "1", "", true, Map.of(), List.of(1));
        return type == BigDecimal.class
                ? any
                : with(any, 1.5, new BigDecimal("1e99"), new BigDecimal("99999999999999999999"));
    }

    private static List<Object> code(Class<?> type) {
        List<Object> any = List.of("rubbish", "", 1, 1.5, true, Map.of(), List.of());
        if (type == LocalDate.class) {
            return with(any, "2027-02-29", "2027-01-29T00:00");
        }
        return type == ZoneId.class ? with(any, "Mars/Olympus", "../etc", "UTC+0", " Europe/Madrid") : any;
    }

    private static List<Object> with(List<Object> any, Object... more) {
        return Stream.concat(any.stream(), Stream.of(more)).toList();
    }
}
