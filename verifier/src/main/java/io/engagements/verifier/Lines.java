package io.engagements.verifier;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines, each ended by a line feed and not longer than it may be; at most one is kept. Of one thread. */
final class Lines implements Closeable {

    private static final int AT_ONCE = 1 << 16;

    /** A path is 63 hashes at most, and has some lines before it. */
    private static final int MOST_IN_A_BLOCK = 70;

    private final String name;
    private final InputStream from;
    private final int longest;
    private byte[] buffer = new byte[AT_ONCE];
    private int begin;
    private int end;
    private long number;

    /** @param longest bytes of one line */
    Lines(String name, InputStream from, int longest) {
        this.name = name;
        this.from = from;
        this.longest = longest;
    }

    /** Without its line feed; null after the last one. */
    byte @Nullable [] next() throws IOException {
        int searched = begin;
        while (true) {
            for (int i = searched; i < end; i++) {
                if (buffer[i] == '\n') {
                    return taken(i);
                }
                if (buffer[i] == '\r') {
                    throw wrong(Says.None.CARRIAGE_RETURN.of());
                }
            }
            if (end - begin > longest) {
                throw tooLong();
            }
            searched = end - begin;
            if (!more()) {
                if (begin == end) {
                    return null;
                }
                throw wrong(Says.None.NO_LINE_FEED.of());
            }
            searched += begin;
        }
    }

    private byte[] taken(int feed) {
        number++;
        if (feed - begin > longest) {
            number--;
            throw tooLong();
        }
        byte[] line = Arrays.copyOfRange(buffer, begin, feed);
        begin = feed + 1;
        return line;
    }

    private boolean more() throws IOException {
        if (begin > 0) {
            System.arraycopy(buffer, begin, buffer, 0, end - begin);
            end -= begin;
            begin = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, longest + AT_ONCE));
        }
        int count = from.read(buffer, end, buffer.length - end);
        end += Math.max(count, 0);
        return count >= 0;
    }

    /** Lines up to an empty one, which is not among them; null after the last ones. */
    @Nullable
    List<String> block() throws IOException {
        byte[] line = next();
        if (line == null) {
            return null;
        }
        List<String> block = new ArrayList<>();
        while (line != null && line.length > 0) {
            block.add(new String(line, StandardCharsets.ISO_8859_1));
            if (block.size() > MOST_IN_A_BLOCK) {
                throw wrong(Says.None.PROOF_OF_NO_TREE.of());
            }
            line = next();
        }
        if (line == null) {
            throw new InvalidProofException(Says.One.NO_EMPTY_LINE.of(name));
        }
        return block;
    }

    private InvalidProofException tooLong() {
        return wrong(Says.One.LINE_TOO_LONG.of(longest));
    }

    private InvalidProofException wrong(Sentence what) {
        return new InvalidProofException(Says.Three.AT_LINE.of(name, number + 1, what));
    }

    @Override
    public void close() throws IOException {
        from.close();
    }
}
