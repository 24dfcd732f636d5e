package io.engagements.query.sample;

import io.engagements.events.Caller;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.audit.LedgerSearch;
import io.engagements.query.audit.Wish;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.sample.Population.Bounds;
import io.engagements.query.sample.Population.Draw;
import io.engagements.query.sample.Sample.Drawn;
import io.engagements.query.sample.Samples.Kept;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Draws samples of the ledger, a part of it after the other: no transaction is longer than a part, and nothing is kept of one that cannot be whole. */
@Component
public class Sampling {

    /** From so many entries a sample is drawn at most, */
    public static final int MOST = 100_000;

    /** and so many are read for it. */
    public static final int MOST_READ = 500_000;

    private static final Bounds BOUNDS = new Bounds(MOST, MOST_READ, Duration.ofMinutes(1));

    private static final int ENTRIES = 1_000;
    private static final int TEXT = 1 << 20;

    /** So many entries that were drawn are read again at once. */
    private static final int AGAIN = 50;

    private final LedgerSearch search;
    private final Samples samples;
    private final Exports exports;
    private final Snapshot snapshot;

    Sampling(LedgerSearch search, Samples samples, Exports exports, Snapshot snapshot) {
        this.search = search;
        this.samples = samples;
        this.exports = exports;
        this.snapshot = snapshot;
    }

    /** What came of a wish to draw. */
    public enum Outcome {
        DRAWN,
        /** No entry meets the filters. */
        NOTHING,
        /** More would have to be gone through than is. */
        TOO_MUCH,
        /** The account has as many samples as it may have. */
        FULL
    }

    /**
     * What is to be drawn, once under each id.
     *
     * @param filters the wish as the parameters of the ledger's page name it
     * @param size 1 to {@link Sample#MOST_ENTRIES}
     * @param seed visible characters of ASCII
     */
    public record Order(UUID id, Wish wish, String filters, int size, String seed, String purpose) {}

    /**
     * Draws from all that is wanted of what is there now, and keeps what is drawn.
     *
     * @throws ProblemException 429 when too many wait; 503 when what is stored was changed
     */
    public Outcome draw(Order order, Caller caller) {
        if (samples.find(order.id(), caller.person()).isPresent()) {
            return Outcome.DRAWN;
        } else if (samples.isFull(caller.person())) {
            return Outcome.FULL;
        }
        return exports.handOut(caller, () -> drawn(order, caller));
    }

    private Outcome drawn(Order order, Caller caller) {
        long end = snapshot.apart(search::end);
        Optional<Draw> found = Population.draw(
                after -> snapshot.apart(() -> search.after(after, end, order.wish(), ENTRIES, TEXT)),
                new Lots(order.seed(), order.size()),
                BOUNDS);
        if (found.isEmpty()) {
            return Outcome.TOO_MUCH;
        }
        Draw draw = found.get();
        if (draw.population() == 0) {
            return Outcome.NOTHING;
        }
        Drawn how = new Drawn(
                order.filters(), end, draw.population(), draw.hash(), draw.read(), order.seed(), order.size());
        Kept kept = samples.keep(order.id(), caller.person(), order.purpose(), how, entries(draw));
        return kept == Kept.FULL ? Outcome.FULL : Outcome.DRAWN;
    }

    /** In the order in which they were drawn. */
    private List<LoggedEntry> entries(Draw draw) {
        List<Long> positions = draw.lots().stream().map(Lots.Lot::position).toList();
        Map<Long, LoggedEntry> read = new HashMap<>();
        for (int from = 0; from < positions.size(); from += AGAIN) {
            List<Long> some = positions.subList(from, Math.min(positions.size(), from + AGAIN));
            snapshot.apart(() -> search.at(some)).forEach(entry -> read.put(entry.position(), entry));
        }
        List<LoggedEntry> entries = new ArrayList<>();
        positions.forEach(position -> entries.add(Objects.requireNonNull(read.get(position))));
        return entries;
    }
}
