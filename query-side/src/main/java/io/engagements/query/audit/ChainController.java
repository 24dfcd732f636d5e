package io.engagements.query.audit;

import io.engagements.events.Caller;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Whole;
import io.engagements.query.audit.LedgerViews.LedgerEntry;
import io.engagements.query.history.CauseRows;
import io.engagements.query.history.CauseRows.Cause;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.log.LoggedEntry;
import io.engagements.support.access.AccessTo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an event came of, and what that came of, up to the beginning: for auditors. */
@RestController
class ChainController {

    /** So many events at most, the nearest first, */
    private static final int MOST = 200;

    /** and so many steps back. */
    private static final int STEPS = 40;

    private final HistoryRows history;
    private final CauseRows causes;
    private final LedgerSearch search;
    private final Accesses accesses;

    ChainController(HistoryRows history, CauseRows causes, LedgerSearch search, Accesses accesses) {
        this.history = history;
        this.causes = causes;
        this.search = search;
        this.accesses = accesses;
    }

    /**
     * An event with all that it came of.
     *
     * @param items in the order in which they happened, the event itself last; each names those that it came of itself
     * @param whole whether that is all that is known; else the furthest are left out
     */
    record Chain(String eventId, @Whole List<LedgerEntry> items, boolean whole) {}

    @GetMapping(path = "/api/audit/events/{eventId}/chain", produces = MediaType.APPLICATION_JSON_VALUE)
    Chain chain(@PathVariable String eventId, @AuthenticationPrincipal Caller caller) {
        LedgerController.requireAuditor(caller);
        long position =
                history.place(eventId).orElseThrow(ProblemException::unknown).position();
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
        accesses.exported(AccessTo.ledger());
        return new Chain(eventId, LedgerViews.of(List.copyOf(found.values()), known), whole);
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
