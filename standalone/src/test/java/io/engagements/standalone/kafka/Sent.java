package io.engagements.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.ledger.EntryBytes;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A record that somebody else than the publisher sends. */
record Sent(int partition, byte @Nullable [] key, byte @Nullable [] value, Map<String, byte[]> headers) {

    /** An entry as the command side's database writes it, and its record as the publisher sends it. */
    static Sent entry(long position, String subject, long sequence) {
        return of(json(position, subject, sequence), position, subject);
    }

    /** Entries 1 to {@code last} of one candidacy, by position. */
    static List<Sent> entries(long first, long last, String subject) {
        return LongStream.rangeClosed(first, last)
                .mapToObj(position -> entry(position, subject, position - 1))
                .toList();
    }

    static String json(long position, String subject, long sequence) {
        return """
                {"specversion":"1.0","id":"ev-%1$d","source":"/engagements","type":"candidacy-withdrawn","subject":"%2$s",\
                "time":"2027-01-11T09:00:00Z","datacontenttype":"application/json","position":"%1$d",\
                "aggregatetype":"candidacy","sequence":"%3$d","revision":1,\
                "data":{"event":{"reason":"none"},"metadata":{}}}""".formatted(position, subject, sequence);
    }

    static Sent of(String json, long position, String subject) {
        byte[] value = json.getBytes(UTF_8);
        return new Sent(0, subject.getBytes(UTF_8), value, Map.of())
                .with("position", Long.toString(position))
                .with("hash", HexFormat.of().formatHex(EntryBytes.leafHash(value)));
    }

    Sent with(String header, String text) {
        Map<String, byte[]> more = new HashMap<>(headers);
        more.put(header, text.getBytes(UTF_8));
        return new Sent(partition, key, value, more);
    }

    Sent withKey(byte @Nullable [] other) {
        return new Sent(partition, other, value, headers);
    }

    /** The headers stay. */
    Sent withValue(byte @Nullable [] other) {
        return new Sent(partition, key, other, headers);
    }

    Sent in(int other) {
        return new Sent(other, key, value, headers);
    }
}
