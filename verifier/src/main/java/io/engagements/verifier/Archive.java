package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A ZIP that may have been made to deceive. Unlike {@link java.util.zip.ZipFile}, which takes what it finds, this takes only a
 * file in which nothing stands but the files that its directory lists, one after the other, each once, in plain or deflated.
 * Nothing is unpacked to the disk; of one thread.
 */
final class Archive implements Closeable {

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LISTED = 0x02014b50;
    private static final int LOCAL = 0x04034b50;
    private static final int DESCRIPTOR = 0x08074b50;

    private static final int END_BYTES = 22;
    private static final int END_64_BYTES = 56;
    private static final int LOCATOR_64_BYTES = 20;
    private static final int LISTED_BYTES = 46;
    private static final int LOCAL_BYTES = 30;

    private static final int ENCRYPTED = 1;
    private static final int DESCRIBED_AFTER = 1 << 3;

    /** How well it is compressed, whether its size stands behind it, and that its name is UTF-8. */
    private static final int KNOWN_FLAGS = 0b110 | DESCRIBED_AFTER | 1 << 11;

    private static final long IN_64 = 0xFFFFFFFFL;
    private static final int COUNT_IN_64 = 0xFFFF;

    /** A package has some tens of files. */
    private static final int MOST_FILES = 4096;

    private static final int LONGEST_DIRECTORY = 1 << 20;

    private final Path path;
    private final RandomAccessFile file;
    private final long length;
    private final long modified;
    private final Map<String, Packed> files = new LinkedHashMap<>();

    private Archive(Path path) throws IOException {
        this.path = path;
        this.file = new RandomAccessFile(path.toFile(), "r");
        this.length = file.length();
        this.modified = Files.getLastModifiedTime(path).toMillis();
    }

    /** A file as the directory lists it; {@code at} is where its local header begins, and later its content. */
    private record Packed(String name, int flags, int method, long crc, long packed, long size, long at) {

        Packed contentAt(long where) {
            return new Packed(name, flags, method, crc, packed, size, where);
        }

        boolean isLarge() {
            return packed >= IN_64 || size >= IN_64;
        }
    }

    /**
     * @throws InvalidProofException when it is no such ZIP
     * @throws IOException when it cannot be read
     */
    static Archive open(Path path) throws IOException {
        Archive archive = new Archive(path);
        try {
            archive.readDirectory();
            return archive;
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    Set<String> names() {
        return Set.copyOf(files.keySet());
    }

    /** As the directory says; more is never read of it. */
    long size(String name) {
        return packed(name).size();
    }

    private Packed packed(String name) {
        Packed packed = files.get(name);
        if (packed == null) {
            throw new InvalidProofException(Says.One.LACKS.of(name));
        }
        return packed;
    }

    /** Reads it; at its end it must have been as long, and have the check sum, that the directory says. */
    InputStream read(String name) {
        Packed packed = packed(name);
        return new PackedStream(
                name,
                new Slice(file, packed.at(), packed.packed()),
                packed.method() == PackedStream.DEFLATED,
                packed.packed(),
                packed.size(),
                packed.crc());
    }

    /** @throws InvalidProofException when somebody wrote to it meanwhile */
    void requireUnchanged() throws IOException {
        if (file.length() != length || Files.getLastModifiedTime(path).toMillis() != modified) {
            throw new InvalidProofException(Says.None.FILE_CHANGED.of());
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void readDirectory() throws IOException {
        require(length >= END_BYTES, Says.None.ZIP_TOO_SHORT.of());
        ByteBuffer end = at(length - END_BYTES, END_BYTES);
        require(end.getInt() == END && end.getShort(END_BYTES - 2) == 0, Says.None.ZIP_GOES_ON.of());
        require(end.getInt() == 0, Says.None.ZIP_IN_PARTS.of());
        int here = Short.toUnsignedInt(end.getShort());
        int count = Short.toUnsignedInt(end.getShort());
        long size = Integer.toUnsignedLong(end.getInt());
        long at = Integer.toUnsignedLong(end.getInt());
        require(here == count, Says.None.ZIP_IN_PARTS.of());
        if (count == COUNT_IN_64 || size == IN_64 || at == IN_64) {
            readLargeDirectory();
        } else {
            readDirectory(count, at, size, length - END_BYTES);
        }
    }

    private void readLargeDirectory() throws IOException {
        long locatorAt = length - END_BYTES - LOCATOR_64_BYTES;
        long endAt = locatorAt - END_64_BYTES;
        require(endAt >= 0, Says.None.ZIP_WITHOUT_END.of());
        ByteBuffer locator = at(locatorAt, LOCATOR_64_BYTES);
        require(
                locator.getInt() == LOCATOR_64
                        && locator.getInt() == 0
                        && locator.getLong() == endAt
                        && locator.getInt() == 1,
                Says.None.ZIP_WITHOUT_END.of());
        ByteBuffer end = at(endAt, END_64_BYTES);
        require(end.getInt() == END_64 && end.getLong() == END_64_BYTES - 12, Says.None.ZIP_WITHOUT_END.of());
        end.position(24);
        long here = end.getLong();
        long count = end.getLong();
        long size = end.getLong();
        long at = end.getLong();
        require(here == count, Says.None.ZIP_IN_PARTS.of());
        readDirectory(count, at, size, endAt);
    }

    private void readDirectory(long count, long at, long size, long end) throws IOException {
        require(
                count >= 0 && count <= MOST_FILES && size >= 0 && size <= LONGEST_DIRECTORY,
                Says.None.ZIP_TOO_MANY.of());
        require(at >= 0 && at <= length && at + size == end, Says.None.ZIP_AROUND_DIRECTORY.of());
        ByteBuffer directory = at(at, (int) size);
        List<Packed> listed = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            listed.add(listed(directory));
        }
        require(!directory.hasRemaining(), Says.None.ZIP_AFTER_DIRECTORY.of());
        listed.sort(Comparator.comparingLong(Packed::at));
        long next = 0;
        for (Packed each : listed) {
            require(each.at() == next, Says.One.ZIP_BEFORE_FILE.of(Canonical.shown(each.name())));
            next = place(each, at);
        }
        require(next == at, Says.None.ZIP_AFTER_FILES.of());
    }

    private static Packed listed(ByteBuffer directory) {
        require(directory.remaining() >= LISTED_BYTES && directory.getInt() == LISTED, Says.None.ZIP_MALFORMED.of());
        directory.position(directory.position() + 4);
        int flags = Short.toUnsignedInt(directory.getShort());
        int method = Short.toUnsignedInt(directory.getShort());
        directory.position(directory.position() + 4);
        long crc = Integer.toUnsignedLong(directory.getInt());
        long packed = Integer.toUnsignedLong(directory.getInt());
        long size = Integer.toUnsignedLong(directory.getInt());
        int nameLength = Short.toUnsignedInt(directory.getShort());
        int extraLength = Short.toUnsignedInt(directory.getShort());
        int commentLength = Short.toUnsignedInt(directory.getShort());
        int disk = Short.toUnsignedInt(directory.getShort());
        directory.position(directory.position() + 6);
        long at = Integer.toUnsignedLong(directory.getInt());
        require(
                directory.remaining() >= nameLength + extraLength + commentLength && commentLength == 0 && disk == 0,
                Says.None.ZIP_MALFORMED.of());
        String name = text(directory, nameLength);
        long[] large = large(slice(directory, extraLength), size, packed, at);
        Packed listed = new Packed(name, flags, method, crc, large[1], large[0], large[2]);
        requireReadable(listed);
        return listed;
    }

    /** What did not fit into 32 bits stands in an extra field of its own, in this order. */
    private static long[] large(ByteBuffer extra, long... numbers) {
        while (extra.remaining() >= 4) {
            int id = Short.toUnsignedInt(extra.getShort());
            int bytes = Short.toUnsignedInt(extra.getShort());
            require(extra.remaining() >= bytes, Says.None.ZIP_MALFORMED.of());
            ByteBuffer field = slice(extra, bytes);
            for (int i = 0; id == 1 && i < numbers.length; i++) {
                if (numbers[i] == IN_64) {
                    require(field.remaining() >= Long.BYTES, Says.None.ZIP_MALFORMED.of());
                    numbers[i] = field.getLong();
                }
            }
        }
        return numbers;
    }

    private static void requireReadable(Packed packed) {
        String shown = Canonical.shown(packed.name());
        require((packed.flags() & ENCRYPTED) == 0, Says.One.ZIP_ENCRYPTED.of(shown));
        require(
                (packed.flags() & ~KNOWN_FLAGS) == 0
                        && (packed.method() == PackedStream.STORED || packed.method() == PackedStream.DEFLATED),
                Says.One.ZIP_PACKED_OTHERWISE.of(shown));
        require(packed.packed() >= 0 && packed.size() >= 0 && packed.at() >= 0, Says.One.ZIP_NO_SIZE.of(shown));
    }

    /** Where the next one begins. */
    private long place(Packed listed, long directoryAt) throws IOException {
        String shown = Canonical.shown(listed.name());
        require(directoryAt - listed.at() >= LOCAL_BYTES, Says.One.ZIP_NOT_THERE.of(shown));
        ByteBuffer local = at(listed.at(), LOCAL_BYTES);
        require(local.getInt() == LOCAL, Says.One.ZIP_NOT_THERE.of(shown));
        int flags = Short.toUnsignedInt(local.getShort(6));
        int method = Short.toUnsignedInt(local.getShort(8));
        int nameLength = Short.toUnsignedInt(local.getShort(26));
        int extraLength = Short.toUnsignedInt(local.getShort(28));
        long content = listed.at() + LOCAL_BYTES + nameLength + extraLength;
        require(
                listed.packed() <= directoryAt && content <= directoryAt - listed.packed(),
                Says.One.ZIP_BEYOND.of(shown));
        String name = text(at(listed.at() + LOCAL_BYTES, nameLength), nameLength);
        require(
                name.equals(listed.name()) && flags == listed.flags() && method == listed.method(),
                Says.One.ZIP_TWO_THINGS.of(shown));
        require(files.put(name, listed.contentAt(content)) == null, Says.One.ZIP_TWICE.of(shown));
        long end = content + listed.packed();
        if ((flags & DESCRIBED_AFTER) != 0) {
            return end + described(listed, end, directoryAt);
        }
        require(
                Integer.toUnsignedLong(local.getInt(14)) == listed.crc()
                        && isSize(local.getInt(18), listed.packed())
                        && isSize(local.getInt(22), listed.size()),
                Says.One.ZIP_TWO_THINGS.of(shown));
        return end;
    }

    private static boolean isSize(int told, long size) {
        return Integer.toUnsignedLong(told) == Math.min(size, IN_64);
    }

    /** How long the sizes are that stand behind it. */
    private int described(Packed listed, long at, long directoryAt) throws IOException {
        String shown = Canonical.shown(listed.name());
        int bytes = listed.isLarge() ? 24 : 16;
        require(directoryAt - at >= bytes, Says.One.ZIP_ENDS_WITHIN.of(shown));
        ByteBuffer after = at(at, bytes);
        boolean same = after.getInt() == DESCRIPTOR
                && Integer.toUnsignedLong(after.getInt()) == listed.crc()
                && (listed.isLarge()
                        ? after.getLong() == listed.packed() && after.getLong() == listed.size()
                        : Integer.toUnsignedLong(after.getInt()) == listed.packed()
                                && Integer.toUnsignedLong(after.getInt()) == listed.size());
        require(same, Says.One.ZIP_TWO_THINGS.of(shown));
        return bytes;
    }

    private ByteBuffer at(long position, int bytes) throws IOException {
        byte[] read = new byte[bytes];
        file.seek(position);
        file.readFully(read);
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Byte by byte: names that are no ASCII are none of a package's anyhow, and none is taken for another. */
    private static String text(ByteBuffer from, int bytes) {
        byte[] read = new byte[bytes];
        from.get(read);
        return new String(read, StandardCharsets.ISO_8859_1);
    }

    private static ByteBuffer slice(ByteBuffer from, int bytes) {
        byte[] read = new byte[bytes];
        from.get(read);
        return ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(boolean holds, Sentence why) {
        if (!holds) {
            throw new InvalidProofException(why);
        }
    }

    /** A part of the file. Several are read side by side. */
    private static final class Slice extends InputStream {

        private final RandomAccessFile file;
        private final long end;
        private long at;

        Slice(RandomAccessFile file, long at, long bytes) {
            this.file = file;
            this.at = at;
            this.end = at + bytes;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            if (at >= end) {
                return -1;
            }
            file.seek(at);
            int read = file.read(to, from, (int) Math.min(most, end - at));
            if (read < 0) {
                throw new InvalidProofException(Says.None.FILE_CHANGED.of());
            }
            at += read;
            return read;
        }
    }
}
