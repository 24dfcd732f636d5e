package io.engagements.support.tracing;

import io.engagements.events.stored.Hashes;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * One request's place in a trace (W3C Trace Context): the caller's trace goes on, or a new one begins. It is on record
 * beside the events, so that whoever handles them later can name the request they come from.
 *
 * @param id 32 hexadecimal digits
 * @param span this program's part of it, 16 hexadecimal digits
 * @param flags the caller's, two hexadecimal digits
 */
public record Trace(String id, String span, String flags) {

    /** Under what the log knows the id, and the metadata of events. */
    public static final String ID = "traceId";

    /** The header by which a trace is passed on. */
    public static final String PASSED_ON = "traceparent";

    private static final String SPAN = "spanId";
    private static final String FLAGS = "traceFlags";
    private static final Pattern PARENT =
            Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?");
    private static final Pattern IDENTIFIER = Pattern.compile("[0-9a-f]{32}");

    /** Goes on with the trace that a {@code traceparent} names, or begins one when it names none. */
    static Trace after(@Nullable String parent) {
        Matcher known = PARENT.matcher(parent == null || parent.length() > 255 ? "" : parent);
        return known.matches() ? new Trace(known.group(1), hex(1), known.group(2)) : new Trace(hex(2), hex(1), "00");
    }

    /** The trace of the request that this thread works at. */
    public static Optional<Trace> here() {
        String id = MDC.get(ID);
        String span = MDC.get(SPAN);
        String flags = MDC.get(FLAGS);
        return id == null || span == null || flags == null ? Optional.empty() : Optional.of(new Trace(id, span, flags));
    }

    /** As a header's value. */
    public String value() {
        return "00-" + id + "-" + span + "-" + flags;
    }

    /** Logs something about the request of that id, if it is one. */
    public static void about(@Nullable String id, Runnable logging) {
        if (id == null || !IDENTIFIER.matcher(id).matches()) {
            logging.run();
            return;
        }
        String before = MDC.get(ID);
        MDC.put(ID, id);
        try {
            logging.run();
        } finally {
            MDC.put(ID, before);
        }
    }

    void begin() {
        MDC.put(ID, id);
        MDC.put(SPAN, span);
        MDC.put(FLAGS, flags);
    }

    static void end() {
        MDC.remove(ID);
        MDC.remove(SPAN);
        MDC.remove(FLAGS);
    }

    private static String hex(int longs) {
        StringBuilder digits = new StringBuilder();
        for (int part = 0; part < longs; part++) {
            digits.append(Hashes.hex(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE)));
        }
        return digits.toString();
    }
}
