package io.engagements.query.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.ledger.Entry;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.stored.Hashes;
import io.engagements.events.stored.UnknownEventException;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it came.
 *
 * @param hash the bytes'
 * @param said the hash that came with them, in hexadecimal digits
 */
record TopicEntry(
        long position,
        String subject,
        long sequence,
        byte[] hash,
        @Nullable String said,
        byte[] bytes,
        At at) {

    /** Far more than there will ever be. */
    private static final long MOST = 1_000_000_000_000_000L;

    private static final int LONGEST_SUBJECT = 255;

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
    static TopicEntry of(ConsumerRecord<byte[], byte[]> record) throws BadRecordException {
        byte[] bytes = record.value();
        require(bytes != null, "the record has no value");
        Entry entry = read(bytes);
        require(Long.toString(entry.position()).equals(header(record, "position")), "the position is not the value's");
        require(entry.position() > 0 && entry.position() <= MOST, "the position cannot be");
        require(entry.sequence() >= 0 && entry.sequence() <= MOST, "the sequence cannot be");
        require(isSubject(entry.subject()), "the subject cannot be");
        require(Arrays.equals(entry.subject().getBytes(UTF_8), record.key()), "the key is not the value's subject");
        return new TopicEntry(
                entry.position(),
                entry.subject(),
                entry.sequence(),
                EntryBytes.leafHash(bytes),
                header(record, "hash"),
                bytes,
                new At(record.partition(), record.offset()));
    }

    /** What cannot be stored as text, or not be looked up by it, never was one. */
    private static boolean isSubject(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_SUBJECT
                && text.chars().noneMatch(each -> Character.isISOControl(each) || Character.isSurrogate((char) each));
    }

    /** Whether the hash that came is the bytes'. */
    boolean isWhole() {
        return Hashes.hex(hash).equals(said);
    }

    /**
     * Whether it says that another content had this hash, or stands at its position. Where the command side's stored
     * events were changed, their new bytes come with the hash that was taken of the old ones.
     */
    boolean contradicts(byte @Nullable [] stands) {
        boolean means = isWhole() || stands != null && Hashes.hex(stands).equals(said);
        return means && !Arrays.equals(hash, stands);
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
