package io.engagements.events;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Kinds of fields: for each the last values that pass and the first that do not. */
final class Bounds {

    static final String HASH = "0123456789abcdef".repeat(4);

    private Bounds() {}

    /**
     * A field of a command with values that pass and values that do not; {@code null} stands for absent.
     *
     * @param at its place in the body, such as {@code criteria/0/text}
     * @param example absent where another field's example shuts it out, and of what other fields are parts of
     */
    record Field(
            String at,
            List<@Nullable Object> good,
            List<@Nullable Object> bad,
            @Nullable Object example) {

        /** As it stands in the sample of its command. */
        Field like(Object value) {
            return new Field(at, good, bad, value);
        }
    }

    /** Of a further element of a list, whose bounds are the first one's. */
    static Field example(String at, Object value) {
        return new Field(at, List.of(), List.of(), value);
    }

    static Field field(String at, List<@Nullable Object> good, List<@Nullable Object> bad) {
        return new Field(at, good, bad, null);
    }

    static List<@Nullable Object> of(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    static Field id(String at) {
        return field(at, of("x", "x".repeat(64), "aZ09._-"), of(null, "", "x".repeat(65), "a b", "a/b", "ñ", "a\n"));
    }

    static Field optionalId(String at) {
        return field(at, of(null, "x", "x".repeat(64), "aZ09._-"), of("", "x".repeat(65), "a b", "a/b", "ñ", "a\n"));
    }

    static Field text(String at, int max) {
        return field(at, of("x", "x".repeat(max), " \n x \n "), of(null, "", "   ", "\n\t\r", "x".repeat(max + 1)));
    }

    static Field optionalText(String at, int max) {
        return field(at, of(null, "x", "x".repeat(max), " \n x"), of("", "   ", "\n\t\r", "x".repeat(max + 1)));
    }

    /** What is no single line. */
    private static final List<@Nullable Object> SEVERAL = of(
            "a\nb", "a\r", "\tb", "a\u0007b", "a\u001bb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u202eb", "a\u2066b");

    static Field line(String at, int max) {
        return field(at, of("x", "x".repeat(max), " x y "), with(of(null, "", "   ", "x".repeat(max + 1)), SEVERAL));
    }

    static Field optionalLine(String at, int max) {
        return field(at, of(null, "x", "x".repeat(max), " x y "), with(of("", "   ", "x".repeat(max + 1)), SEVERAL));
    }

    private static List<@Nullable Object> with(List<@Nullable Object> some, List<@Nullable Object> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    static Field name(String at) {
        return field(
                at,
                of("x", "x".repeat(200), "list 2 (final).pdf", "\u05d0.pdf", "..x"),
                with(of(null, "", "   ", "x".repeat(201), "a/b", "a\\b", ".", "..", " .. ", "a\ufffdb"), SEVERAL));
    }

    /** @param more what else does not pass */
    static Field link(String at, List<@Nullable Object> more) {
        List<@Nullable Object> bad = new ArrayList<>(of(
                "",
                "   ",
                "x",
                "files.example/c",
                "//files.example/c",
                "javascript:alert(1)",
                "JavaScript://files.example/%0aalert(1)",
                " https://files.example/c",
                "https://files.example/c\n",
                "https://files.example/a b",
                "https://files.example/a\u202eb",
                "https://files.example/a\u200bb",
                "data:text/html,<script>alert(1)</script>",
                "ftp://files.example/c",
                "file:///etc/passwd",
                "https:files.example",
                "https:///c",
                "https://",
                "https://:443/c",
                "https://bank.example@files.example/c",
                "https://u:p@files.example/c",
                "http://x:99999/",
                "http://x:65536/",
                "http://x:0/",
                "http://x:8o/",
                "http://x:-1/",
                "http://x:80:80/",
                "https://ex%00/",
                "https://ex%0a/",
                "https://ex%61mple/",
                "https://ex!ample/",
                "https://a..b/",
                "https://.a/",
                "https://./",
                "https://" + "x".repeat(64) + "/",
                "https://" + "xy.".repeat(85) + "/",
                "https://256.1.1.1/",
                "https://1.2.3/",
                "https://1.2.3.4.5/",
                "https://0x7f.1/",
                "https://[::g]/",
                "https://[::1%25eth0]/",
                "https://[1.2.3.4]/",
                "https://bank\u2100files.example/",
                "https://files.example/" + "x".repeat(1_979)));
        bad.addAll(more);
        return field(
                at,
                of(
                        "https://files.example/c",
                        "http://files.example",
                        "HTTPS://files.example:8443/c?d=e&f#g",
                        "https://[2001:db8::1]/c",
                        "https://[2001:db8::1]:65535/c",
                        "https://my_files.example.:1/c",
                        "http://files.example:/c",
                        "http://127.0.0.1:8080/c",
                        "http://x",
                        "https://b\u00fccher.example/c",
                        "https://\u05d3\u05d5\u05d2\u05de\u05d4.example/c",
                        "https://\ud83d\ude00.example/c",
                        "https://xn--bcher-kva.example/%00",
                        "https://files.example/cat\u00e1logo",
                        "https://files.example/a@b",
                        "https://files.example/" + "x".repeat(1_978)),
                bad);
    }

    static Field hash(String at) {
        return field(
                at,
                of(HASH, "0".repeat(64)),
                of(null, "", "0".repeat(63), "0".repeat(65), "0".repeat(63) + "A", "0".repeat(63) + "g"));
    }

    static Field days(String at, int least, int most) {
        return field(at, of(null, least, most), of(least - 1, most + 1, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    static Field required(String at, Object value) {
        return field(at, of(value), of((Object) null));
    }

    static Field version(String at) {
        return field(at, of(1, Integer.MAX_VALUE), of(null, 0, -1));
    }

    static Field list(String at, int most, Function<Integer, Object> element) {
        return field(
                at, of(null, List.of(), elements(most, element)), of(elements(most + 1, element), of((Object) null)));
    }

    static List<Object> elements(int count, Function<Integer, Object> element) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(element.apply(i));
        }
        return all;
    }

    static Field when(String at, boolean required) {
        List<@Nullable Object> good = new ArrayList<>(of(
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2027-01-29T18:00",
                new Local("2027-01-29T18:00", null),
                new Local("2027-01-29T18:00", "America/Argentina/Buenos_Aires")));
        List<@Nullable Object> bad = new ArrayList<>(of(
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2027-01-29T18:00:00.5",
                new Local(null, "Europe/Madrid"),
                new Local("2027-01-29T18:00", "+01:00"),
                new Local("1969-12-31T23:59:59", null)));
        (required ? bad : good).add(null);
        return field(at, good, bad);
    }

    record Local(@Nullable String local, @Nullable String zone) {}

    static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }
}
