package io.engagements.query.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.ledger.Entry;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.stored.UnknownEventException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** An entry as it came, when nothing about its record is wrong. */
record Arrival(long position, String subject, long sequence, byte[] hash, byte[] bytes, At at) {

    /** Which record it was. */
    record At(int partition, long offset) {}

    /** A record that is no entry. */
    static final class BadRecordException extends Exception {

        private static final long serialVersionUID = 1L;

        BadRecordException(String reason) {
            super(reason);
        }
    }

    /**
     * Reads a record. The type of its event may be one that this release does not know.
     *
     * @throws BadRecordException with the reason, which holds nothing of the record
     */
    static Arrival of(ConsumerRecord<byte[], byte[]> record) throws BadRecordException {
        byte[] bytes = record.value();
        require(bytes != null, "the record has no value");
        byte[] hash = EntryBytes.leafHash(bytes);
        require(HexFormat.of().formatHex(hash).equals(header(record, "hash")), "the hash is not the value's");
        Entry entry = read(bytes);
        require(Long.toString(entry.position()).equals(header(record, "position")), "the position is not the value's");
        require(entry.position() > 0 && entry.sequence() >= 0, "position or sequence cannot be");
        require(Arrays.equals(entry.subject().getBytes(UTF_8), record.key()), "the key is not the value's subject");
        return new Arrival(
                entry.position(),
                entry.subject(),
                entry.sequence(),
                hash,
                bytes,
                new At(record.partition(), record.offset()));
    }

    private static Entry read(byte[] bytes) throws BadRecordException {
        try {
            return EntryBytes.read(bytes);
        } catch (UnknownEventException e) {
            throw new BadRecordException("the value is no ledger entry");
        }
    }

    private static @Nullable String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static void require(boolean holds, String otherwise) throws BadRecordException {
        if (!holds) {
            throw new BadRecordException(otherwise);
        }
    }
}
