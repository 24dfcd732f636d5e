package io.engagements.query.audit;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.history.CauseRows;
import io.engagements.query.history.CauseRows.Cause;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.log.LoggedEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** What events came of, step by step, up to the beginning. */
@Component
public class Chains {

    /** So many events at most, the nearest first, */
    private static final int MOST = 200;

    /** and so many steps back. */
    private static final int STEPS = 40;

    private final HistoryRows history;
    private final CauseRows causes;
    private final LedgerSearch search;

    Chains(HistoryRows history, CauseRows causes, LedgerSearch search) {
        this.history = history;
        this.causes = causes;
        this.search = search;
    }

    /**
     * An event with all that it came of.
     *
     * @param entries in the order in which they happened, the event itself last
     * @param causes what each came of itself, by its id
     * @param whole whether that is all that is known; else the furthest are left out
     */
    public record Links(List<LoggedEntry> entries, Map<String, List<Cause>> causes, boolean whole) {}

    /** @throws ProblemException 404 when nothing happened or was refused under this id; 503 when an entry is not what was stored */
    Links upTo(String eventId) {
        return upTo(
                history.place(eventId).orElseThrow(ProblemException::unknown).position());
    }

    /** As above. @param position of an entry that there is */
    public Links upTo(long position) {
        TreeMap<Long, LoggedEntry> found = new TreeMap<>();
        Map<String, List<Cause>> known = new HashMap<>();
        List<Long> next = List.of(position);
        for (int step = 0; !next.isEmpty() && step < STEPS && found.size() < MOST; step++) {
            List<LoggedEntry> entries = search.at(next.subList(0, Math.min(next.size(), MOST - found.size())));
            entries.forEach(entry -> found.put(entry.position(), entry));
            Map<String, List<Cause>> those = causes.of(entries.stream()
                    .flatMap(entry -> LedgerViews.read(entry).stream())
                    .toList());
            known.putAll(those);
            next = positions(those.values()).stream()
                    .filter(each -> !found.containsKey(each))
                    .toList();
        }
        boolean whole = found.keySet().containsAll(positions(known.values()));
        return new Links(List.copyOf(found.values()), known, whole);
    }

    /** What an entry came of itself, in the order in which that happened; as much of it as of a whole chain. */
    public List<LoggedEntry> before(LoggedEntry entry) {
        List<Long> positions =
                positions(causes.of(LedgerViews.read(entry).stream().toList()).values());
        return positions.isEmpty() ? List.of() : search.at(positions.subList(0, Math.min(positions.size(), MOST)));
    }

    /** The latest first. */
    private static List<Long> positions(Collection<List<Cause>> causes) {
        List<Long> positions = new ArrayList<>();
        causes.forEach(each -> each.forEach(cause -> positions.add(cause.position())));
        return positions.stream()
                .distinct()
                .sorted((one, other) -> Long.compare(other, one))
                .toList();
    }
}
