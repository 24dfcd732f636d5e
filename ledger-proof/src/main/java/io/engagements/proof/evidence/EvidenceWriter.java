package io.engagements.proof.evidence;

import io.engagements.proof.Sha256;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.function.UnaryOperator;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an evidence package file by file as they come, and keeps nothing of it but the sums. Of one thread. */
public final class EvidenceWriter implements Closeable {

    private final ZipOutputStream zip;
    private final StringBuilder sums = new StringBuilder();

    /** @param to is closed with this */
    public EvidenceWriter(OutputStream to) {
        zip = new ZipOutputStream(to, StandardCharsets.UTF_8);
        // Packing takes most of an export's time; the other levels take three times as long for a sixth less.
        zip.setLevel(Deflater.BEST_SPEED);
    }

    /** Writes what a file holds. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public void add(String path, String text) throws IOException {
        add(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    public void add(String path, Content content) throws IOException {
        Summed summed = new Summed(zip);
        write(path, summed, content);
        sums.append(summed.sum.hex()).append("  ").append(path).append('\n');
    }

    private void write(String path, OutputStream out, Content content) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        // The same package twice is the same bytes: when it was packed is nobody's proof. Java takes the first instant
        // of 1980
        // for one that a ZIP cannot tell, and adds another, which depends on the time zone.
        entry.setTimeLocal(LocalDateTime.of(1980, 2, 1, 0, 0));
        zip.putNextEntry(entry);
        content.writeTo(out);
        zip.closeEntry();
    }

    /** @param signed makes of the hash of the sums, 64 digits, what is added as a note about them */
    public void finish(UnaryOperator<String> signed) throws IOException {
        byte[] bytes = sums.toString().getBytes(StandardCharsets.UTF_8);
        write(EvidenceFiles.SUMS, zip, out -> out.write(bytes));
        byte[] note = signed.apply(new Sha256.Sum().add(bytes).hex()).getBytes(StandardCharsets.UTF_8);
        write(EvidenceFiles.SUMS_NOTE, zip, out -> out.write(note));
        zip.finish();
    }

    /** Without {@link #finish} what was written is no package, and nobody takes it for one. */
    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** What is written into one file. */
    private static final class Summed extends FilterOutputStream {

        private final Sha256.Sum sum = new Sha256.Sum();

        Summed(OutputStream to) {
            super(to);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            sum.add(bytes, from, length);
            out.write(bytes, from, length);
        }

        @Override
        public void close() {}
    }
}
