package io.engagements.query.pages.frame;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of those who have signed in; nobody else has one. Each person has {@link #OF_ONE} at most: one more ends
 * the oldest.
 */
public final class Sessions implements HttpSessionListener {

    /** So many browsers at once. */
    public static final int OF_ONE = 10;

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);

    private static final String OPEN = Sessions.class.getName() + ".open";

    private final List<Consumer<Object>> whoHears = new CopyOnWriteArrayList<>();

    /** By person, the oldest first. */
    private final Map<String, Deque<Open>> open = new HashMap<>();

    /** A session changes its id when somebody signs in, so it is known by this, which it carries. */
    private static final class Open {

        private final String person;
        private final HttpSession session;
        private volatile long acted = System.nanoTime();

        private Open(String person, HttpSession session) {
            this.person = person;
            this.session = session;
        }

        private void end() {
            use(HttpSession::invalidate);
        }

        private void use(Consumer<HttpSession> act) {
            try {
                act.accept(session);
            } catch (IllegalStateException endedMeanwhile) {
                log.debug("A session had ended by itself", endedMeanwhile);
            }
        }
    }

    /** To be called when somebody has proven who they are; again for the same person and session changes nothing. */
    public void begun(String person, HttpSession session) {
        List<Open> tooMany = new ArrayList<>();
        @Nullable Open before;
        synchronized (this) {
            before = session.getAttribute(OPEN) instanceof Open known ? known : null;
            if (before != null && before.person.equals(person)) {
                return;
            }
            Open begun = new Open(person, session);
            session.setAttribute(OPEN, begun);
            Deque<Open> own = open.computeIfAbsent(person, name -> new ArrayDeque<>());
            own.addLast(begun);
            own.stream().limit(Math.max(0, own.size() - OF_ONE)).forEach(tooMany::add);
        }
        tooMany.forEach(Open::end);
        if (before != null) {
            over(before);
        }
    }

    /** Ends all of a person's sessions, in whatever browsers they are. */
    public void endAll(String person) {
        of(person).forEach(Open::end);
    }

    /** Does something with each of a person's sessions. */
    void each(String person, Consumer<HttpSession> act) {
        of(person).forEach(each -> each.use(act));
    }

    private synchronized List<Open> of(String person) {
        return List.copyOf(open.getOrDefault(person, new ArrayDeque<>()));
    }

    /** Something is looked at or done in this session. */
    static void acted(HttpSession session) {
        if (session.getAttribute(OPEN) instanceof Open one) {
            one.acted = System.nanoTime();
        }
    }

    /** Whether nothing was looked at or done for so long that it ends, however often it was asked what happens. */
    public static boolean isIdle(HttpSession session) {
        return session.getAttribute(OPEN) instanceof Open one
                && System.nanoTime() - one.acted > TimeUnit.SECONDS.toNanos(session.getMaxInactiveInterval());
    }

    /** How many there are, of everybody. */
    public synchronized int count() {
        return open.values().stream().mapToInt(Deque::size).sum();
    }

    /**
     * @param hears of each that ends what {@link #open} has given for it, and returns at once: also where the same browser
     *     goes on as somebody else
     */
    public void whenOneEnds(Consumer<Object> hears) {
        whoHears.add(hears);
    }

    /** By what a session is known, whatever its id becomes; empty once it has ended. */
    public Optional<Object> open(HttpSession session) {
        try {
            return session.getAttribute(OPEN) instanceof Open one && isOpen(one) ? Optional.of(one) : Optional.empty();
        } catch (IllegalStateException ended) {
            return Optional.empty();
        }
    }

    private synchronized boolean isOpen(Open one) {
        return open.getOrDefault(one.person, new ArrayDeque<>()).contains(one);
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent gone) {
        if (gone.getSession().getAttribute(OPEN) instanceof Open ended) {
            over(ended);
        }
    }

    /** Forgotten first: whoever begins to listen meanwhile either finds that or is told. */
    private void over(Open ended) {
        forget(ended);
        whoHears.forEach(each -> each.accept(ended));
    }

    private synchronized void forget(Open ended) {
        Deque<Open> own = open.get(ended.person);
        if (own != null && own.remove(ended) && own.isEmpty()) {
            open.remove(ended.person);
        }
    }
}
