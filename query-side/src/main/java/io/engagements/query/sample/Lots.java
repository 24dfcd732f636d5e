package io.engagements.query.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.stored.Hashes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Draws some of many, which come one after the other: those whose SHA-256 of the seed in UTF-8, a zero byte and their leaf hash is
 * smallest. So who has the leaf hashes draws the same again, and the order in which they come is nothing to it. It remembers as
 * many as it draws.
 */
final class Lots {

    private static final byte[] BETWEEN = {0};

    private static final Comparator<Lot> SMALLEST =
            Comparator.comparing(Lot::ticket, Arrays::compareUnsigned).thenComparing(Lot::position);

    private final byte[] seed;
    private final int most;
    private final PriorityQueue<Lot> drawn = new PriorityQueue<>(SMALLEST.reversed());

    /** @param most how many are drawn, at least one; all where there are fewer */
    Lots(String seed, int most) {
        this.seed = seed.getBytes(UTF_8);
        this.most = most;
    }

    /**
     * One of them.
     *
     * @param leafHash 32 bytes
     * @param ticket likewise, by which it is drawn
     */
    record Lot(long position, byte[] leafHash, byte[] ticket) {}

    /** @param leafHash of the entry at this position, 32 bytes; not copied */
    void offer(long position, byte[] leafHash) {
        Lot lot = new Lot(position, leafHash, Hashes.sha256(seed, BETWEEN, leafHash));
        if (drawn.size() < most) {
            drawn.add(lot);
        } else if (SMALLEST.compare(lot, drawn.element()) < 0) {
            drawn.remove();
            drawn.add(lot);
        }
    }

    /** The smallest first. */
    List<Lot> drawn() {
        return drawn.stream().sorted(SMALLEST).toList();
    }
}
