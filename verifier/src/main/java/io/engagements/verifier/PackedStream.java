package io.engagements.verifier;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The content of one file of a ZIP: never more of it than was said, and at the end exactly that. */
final class PackedStream extends InputStream {

    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int AT_ONCE = 1 << 16;

    private final String name;
    private final InputStream packed;
    private final Inflater inflater;
    private final boolean deflated;
    private final long packedSize;
    private final long size;
    private final long crc;
    private final CRC32 found = new CRC32();
    private final byte[] buffer = new byte[AT_ONCE];
    private long read;
    private boolean ended;

    PackedStream(String name, InputStream packed, boolean deflated, long packedSize, long size, long crc) {
        this.name = name;
        this.packed = packed;
        this.deflated = deflated;
        this.packedSize = packedSize;
        this.size = size;
        this.crc = crc;
        this.inflater = new Inflater(true);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] to, int from, int most) throws IOException {
        if (most == 0) {
            return 0;
        }
        int count = ended ? -1 : deflated ? inflated(to, from, most) : packed.read(to, from, most);
        if (count < 0) {
            end();
            return -1;
        }
        read += count;
        if (read > size) {
            throw wrong(Says.None.LONGER_THAN_ZIP.of());
        }
        found.update(to, from, count);
        return count;
    }

    private int inflated(byte[] to, int from, int most) throws IOException {
        try {
            while (true) {
                int count = inflater.inflate(to, from, most);
                if (count > 0) {
                    return count;
                }
                if (inflater.finished()) {
                    return -1;
                }
                feed();
            }
        } catch (DataFormatException e) {
            throw new InvalidProofException(Says.One.CANNOT_BE_UNPACKED.of(name), e);
        }
    }

    private void feed() throws IOException {
        int more = inflater.needsDictionary() ? -1 : packed.read(buffer, 0, buffer.length);
        if (more < 0) {
            throw wrong(Says.None.UNPACKED_EARLY.of());
        }
        inflater.setInput(buffer, 0, more);
    }

    private void end() throws IOException {
        if (!ended) {
            ended = true;
            boolean whole = read == size && found.getValue() == crc;
            if (deflated) {
                whole &= inflater.getBytesRead() == packedSize;
            }
            if (!whole) {
                throw wrong(Says.None.OTHER_THAN_ZIP.of());
            }
        }
    }

    private InvalidProofException wrong(Sentence what) {
        return new InvalidProofException(Says.Two.THIS_FILE.of(name, what));
    }

    @Override
    public void close() {
        inflater.end();
    }
}
