package io.engagements.query.audit;

import io.engagements.events.stored.UnknownEventException;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.history.FacetRows;
import io.engagements.query.history.FacetRows.Stretch;
import io.engagements.query.history.FacetRows.Wanted;
import io.engagements.query.history.Facets;
import io.engagements.query.log.BrokenEntryException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Projections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Looks through the ledger, in its order, a bounded part at a time however little is found: the projection tells in which
 * stretches it is worth reading, and every entry that is read is compared with the hash it was stored with.
 */
@Component
public class LedgerSearch {

    /** So many rows of the projection are looked at at once, */
    private static final int LOOKED_AT = 500;

    /** and so often at most for one part. */
    private static final int LOOKS = 10;

    /** So many stretches are read for one part. */
    private static final int READ = 8;

    private final EntryLog log;
    private final FacetRows rows;
    private final Projections projections;

    LedgerSearch(EntryLog log, FacetRows rows, Projections projections) {
        // What was read before, and kept, says nothing of what is stored now.
        this.log = log.stored();
        this.rows = rows;
        this.projections = projections;
    }

    /**
     * A part of what was looked for.
     *
     * @param upTo the last position that was looked at
     * @param end whether that is as far as was to be looked
     * @param read how many entries were read for it: in the stretches between them there is nothing that is wanted
     */
    public record Part(List<LoggedEntry> found, long upTo, boolean end, int read) {}

    /** As far as everything is shown: what can be searched by now. */
    public long end() {
        return projections.shown();
    }

    /**
     * What is wanted after a position, up to another one.
     *
     * @param atMost so many
     * @param text so many bytes of them, and the one that passes that
     * @throws ProblemException 503 when an entry is not what was stored
     */
    public Part after(long position, long end, Wish wish, int atMost, int text) {
        try {
            return new Search(wish, end, atMost, text).after(position);
        } catch (BrokenEntryException broken) {
            throw ProblemException.broken(broken.position());
        }
    }

    /** @throws ProblemException 503 when an entry is not what was stored */
    public List<LoggedEntry> at(List<Long> positions) {
        try {
            return log.at(positions);
        } catch (BrokenEntryException broken) {
            throw ProblemException.broken(broken.position());
        }
    }

    private final class Search {

        private final Wish wish;
        private final Wanted wanted;
        private final long end;
        private final int atMost;
        private final List<LoggedEntry> found = new ArrayList<>();
        private int text;
        private int read;
        private int entriesRead;
        private long upTo;

        Search(Wish wish, long end, int atMost, int text) {
            this.wish = wish;
            this.wanted = wish.wanted();
            this.end = end;
            this.atMost = atMost;
            this.text = text;
        }

        Part after(long position) {
            upTo = position;
            for (int look = 0; upTo < end && !isEnough() && look < LOOKS; look++) {
                look();
            }
            return new Part(List.copyOf(found), upTo, upTo >= end, entriesRead);
        }

        private boolean isEnough() {
            return found.size() >= atMost || text <= 0 || read >= READ;
        }

        private void look() {
            long first = Facets.stretchOf(upTo + 1);
            long last = Facets.stretchOf(end);
            if (wanted.isEverything()) {
                read(first);
                return;
            }
            List<Stretch> stretches = rows.stretches(wanted, first, last, LOOKED_AT);
            for (Stretch stretch : stretches) {
                if (isEnough()) {
                    return;
                }
                if (stretch.fits()) {
                    read(stretch.number());
                } else {
                    passed(stretch.number());
                }
            }
            if (stretches.size() < LOOKED_AT && !isEnough()) {
                upTo = end;
            }
        }

        private void passed(long stretch) {
            upTo = Math.min(end, (stretch + 1) * Facets.STRETCH);
        }

        private void read(long stretch) {
            read++;
            long from = Math.max(upTo, stretch * Facets.STRETCH);
            long to = Math.min(end, (stretch + 1) * Facets.STRETCH);
            List<LoggedEntry> entries = log.after(from, (int) (to - from));
            if (entries.size() < to - from) {
                throw BrokenEntryException.gone(firstMissing(from, entries));
            }
            Map<String, Map<String, Long>> sides = wish.party() == null
                    ? Map.of()
                    : rows.sides(entries.stream().map(LoggedEntry::subject).collect(Collectors.toSet()));
            for (LoggedEntry entry : entries) {
                if (found.size() >= atMost || text <= 0) {
                    return;
                }
                upTo = entry.position();
                entriesRead++;
                if (isWanted(entry, sides)) {
                    found.add(entry);
                    text -= entry.bytes().length;
                }
            }
        }

        private static long firstMissing(long after, List<LoggedEntry> entries) {
            Set<Long> there = entries.stream().map(LoggedEntry::position).collect(Collectors.toSet());
            long missing = after + 1;
            while (there.contains(missing)) {
                missing++;
            }
            return missing;
        }

        /** What this release cannot read is found by nobody who looks for something. */
        private boolean isWanted(LoggedEntry entry, Map<String, Map<String, Long>> sides) {
            try {
                return wanted.isEverything()
                        || wish.isMetBy(entry.event(), sides.getOrDefault(entry.subject(), Map.of()));
            } catch (UnknownEventException unread) {
                return false;
            }
        }
    }
}
