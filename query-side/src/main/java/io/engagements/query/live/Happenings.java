package io.engagements.query.live;

import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import io.engagements.events.stored.UnknownEventException;
import io.engagements.query.answer.Viewer;
import io.engagements.query.answer.Whose;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.projection.Projections;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Tells those who follow of each event in an engagement or candidacy that is theirs to see, once every projection shows it, in
 * whichever process it is made. One thread looks for all of them, several times a second, and only while somebody follows;
 * refused attempts are no events of this kind.
 */
@Component
public class Happenings implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Happenings.class);

    private static final long LOOK_MILLIS = 250;
    private static final int AT_ONCE = 500;

    /** So many entries are told over again to who begins: what came after their page was made and before this. */
    private static final int BEFORE = 100;

    private final EntryLog entries;
    private final Projections projections;
    private final EngagementRows engagements;
    private final CandidacyRows candidacies;
    private final Set<Follower> followers = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "happenings");
        thread.setDaemon(true);
        return thread;
    });

    Happenings(EntryLog entries, Projections projections, EngagementRows engagements, CandidacyRows candidacies) {
        this.entries = entries;
        this.projections = projections;
        this.engagements = engagements;
        this.candidacies = candidacies;
        looking.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /**
     * An event.
     *
     * @param subject the engagement or candidacy
     * @param candidacy which of the two it is
     * @param version that it has brought that to
     * @param at when it was stored, by the system's clock
     */
    public record Happening(String subject, boolean candidacy, long version, Instant at) {}

    /** To be closed when nobody listens any more. */
    public interface Following extends AutoCloseable {

        @Override
        void close();
    }

    private static final class Follower implements Following {

        private final Viewer viewer;
        private final Consumer<Happening> told;
        private final Set<Follower> all;
        private long position = -1;

        private Follower(Viewer viewer, Consumer<Happening> told, Set<Follower> all) {
            this.viewer = viewer;
            this.told = told;
            this.all = all;
        }

        @Override
        public void close() {
            all.remove(this);
        }
    }

    /**
     * From now on, and what happened just before: who listens knows what of that it has seen.
     *
     * @param told is called one after the other and returns at once
     */
    public Following follow(Viewer viewer, Consumer<Happening> told) {
        Follower follower = new Follower(viewer, told, followers);
        followers.add(follower);
        return follower;
    }

    /** What fails is tried again: nobody's position has moved. */
    private void look() {
        if (followers.isEmpty()) {
            return;
        }
        try {
            tell(projections.shown());
        } catch (RuntimeException failed) {
            log.warn("Nobody can be told what happened; it is tried again", failed);
        }
    }

    private void tell(long shown) {
        List<Follower> here = List.copyOf(followers);
        here.stream().filter(each -> each.position < 0).forEach(each -> each.position = Math.max(0, shown - BEFORE));
        long from = here.stream().mapToLong(each -> each.position).min().orElse(shown);
        while (from < shown) {
            List<LoggedEntry> some = entries.after(from, (int) Math.min(AT_ONCE, shown - from));
            if (some.isEmpty()) {
                return;
            }
            tell(here, some);
            from = some.get(some.size() - 1).position();
        }
    }

    private void tell(List<Follower> here, List<LoggedEntry> some) {
        Set<String> subjects = some.stream().map(LoggedEntry::subject).collect(Collectors.toSet());
        Map<String, Whose> considered = candidacies.whose(subjects);
        Map<String, Whose> whose = new HashMap<>(engagements.whose(subjects));
        whose.putAll(considered);
        for (LoggedEntry entry : some) {
            Optional<Whose> owners = Optional.ofNullable(whose.get(entry.subject()));
            Optional<Happening> happening =
                    owners.flatMap(known -> happening(entry, considered.containsKey(entry.subject())));
            for (Follower follower : here) {
                if (follower.position < entry.position()) {
                    happening
                            .filter(event -> owners.orElseThrow().isSeenBy(follower.viewer))
                            .ifPresent(follower.told);
                    follower.position = entry.position();
                }
            }
        }
    }

    /** Empty for a refused attempt, and for what this contract cannot read, which no page shows. */
    private static Optional<Happening> happening(LoggedEntry entry, boolean candidacy) {
        try {
            return entry.event().event() instanceof AttemptRefused
                    ? Optional.empty()
                    : entry.recordedAt()
                            .map(at -> new Happening(
                                    entry.subject(), candidacy, entry.event().sequence(), at));
        } catch (UnknownEventException unread) {
            return Optional.empty();
        }
    }

    @Override
    public void destroy() {
        looking.shutdownNow();
    }
}
