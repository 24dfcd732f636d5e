package io.engagements.query.sample;

import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.stored.Hashes;
import io.engagements.query.audit.LedgerSearch.Part;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.sample.Lots.Lot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** All entries that are wanted, gone through once, in their order, a part after the other, to draw from. */
final class Population {

    private Population() {}

    /**
     * How much is gone through at most.
     *
     * @param found so many entries that are wanted
     * @param read so many that are read for that
     * @param longest so long, give or take a part
     */
    record Bounds(int found, int read, Duration longest) {}

    /**
     * What was drawn.
     *
     * @param population from so many
     * @param hash SHA-256 of all their leaf hashes, in their order, one after the other; 64 digits
     * @param read how many entries were read for it
     * @param lots in the order in which they were drawn
     */
    record Draw(int population, String hash, int read, List<Lot> lots) {}

    /**
     * Empty where that is more than is gone through.
     *
     * @param parts the part after a position, 0 first
     */
    static Optional<Draw> draw(LongFunction<Part> parts, Lots lots, Bounds bounds) {
        long last = System.nanoTime() + bounds.longest().toNanos();
        Hashes.Running all = Hashes.running();
        int found = 0;
        int read = 0;
        Part part;
        long upTo = 0;
        do {
            part = parts.apply(upTo);
            upTo = part.upTo();
            found += part.found().size();
            read += part.read();
            if (found > bounds.found() || read > bounds.read() || System.nanoTime() > last) {
                return Optional.empty();
            }
            for (LoggedEntry entry : part.found()) {
                byte[] leaf = EntryBytes.leafHash(entry.bytes());
                all.add(leaf);
                lots.offer(entry.position(), leaf);
            }
        } while (!part.end());
        return Optional.of(new Draw(found, all.hex(), read, lots.drawn()));
    }
}
