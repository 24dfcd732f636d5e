package io.engagements.query.pages.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of server-sent events. What is said waits in a short list until one of the sending threads has written it; who
 * does not read loses the oldest, which the next page shows anyway.
 */
final class Stream implements AsyncListener {

    private static final Logger log = LoggerFactory.getLogger(Stream.class);

    private static final int WAITING = 100;

    private final Object session;
    private final AsyncContext answer;
    private final ScheduledExecutorService senders;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Runnable> lastly = new ArrayList<>();
    private boolean sending;
    private boolean ending;
    private boolean ended;

    Stream(Object session, AsyncContext answer, ScheduledExecutorService senders) {
        this.session = session;
        this.answer = answer;
        this.senders = senders;
        answer.setTimeout(0);
        answer.addListener(this);
    }

    boolean isOf(Object wanted) {
        return session.equals(wanted);
    }

    /** To be done once, when nobody listens any more; at once if that is so. */
    void atTheEnd(Runnable what) {
        synchronized (this) {
            if (!ended) {
                lastly.add(what);
                return;
            }
        }
        what.run();
    }

    /**
     * @param pause after which it says a line that nobody hears, by which a listener that is gone is noticed
     */
    void lives(Duration life, Duration pause) {
        Future<?> signs = senders.scheduleWithFixedDelay(
                () -> say(":\n\n"), pause.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
        Future<?> end = senders.schedule(this::end, life.toSeconds(), TimeUnit.SECONDS);
        atTheEnd(() -> signs.cancel(false));
        atTheEnd(() -> end.cancel(false));
    }

    synchronized void say(String words) {
        if (ending || ended) {
            return;
        }
        if (waiting.size() == WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(words);
        send();
    }

    /** What waits is written before. */
    synchronized void end() {
        ending = true;
        send();
    }

    private void send() {
        if (!sending && !ended) {
            sending = true;
            senders.execute(this::write);
        }
    }

    private void write() {
        try {
            for (String words = next(); words != null; words = next()) {
                OutputStream out = answer.getResponse().getOutputStream();
                out.write(words.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (IOException | IllegalStateException gone) {
            log.debug("Nobody listens any more", gone);
            over();
        }
    }

    /** Null when there is nothing to write now. */
    private @Nullable String next() {
        boolean end;
        synchronized (this) {
            if (!waiting.isEmpty()) {
                String all = String.join("", waiting);
                waiting.clear();
                return all;
            }
            sending = false;
            end = ending && !ended;
        }
        if (end) {
            answer.complete();
            over();
        }
        return null;
    }

    private void over() {
        List<Runnable> all;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            all = List.copyOf(lastly);
        }
        all.forEach(Runnable::run);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        over();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    /** The server has noticed that the connection is gone. */
    @Override
    public void onError(AsyncEvent event) {
        over();
        event.getAsyncContext().complete();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
