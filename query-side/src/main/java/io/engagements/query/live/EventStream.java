package io.engagements.query.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One stream of server-sent events. What is said waits in a short list until the connection takes it, and no thread waits with
 * it: who does not read loses the oldest, and after some time the connection.
 */
public final class EventStream implements AsyncListener, WriteListener {

    private static final Logger log = LoggerFactory.getLogger(EventStream.class);

    private static final int WAITING = 100;

    private final Object of;
    private final AsyncContext answer;
    private final ServletOutputStream out;
    private final ScheduledExecutorService senders;
    private final Deque<String> waiting = new ArrayDeque<>();
    private final List<Runnable> lastly = new ArrayList<>();
    private boolean unsent;
    private boolean ending;
    private boolean ended;

    EventStream(Object of, AsyncContext answer, ScheduledExecutorService senders) throws IOException {
        this.of = of;
        this.answer = answer;
        this.senders = senders;
        this.out = answer.getResponse().getOutputStream();
        answer.setTimeout(0);
        answer.addListener(this);
    }

    /** From now on what is said is written. */
    void begin() {
        out.setWriteListener(this);
    }

    /** Whether it is of that session, or whatever else it was opened for. */
    public boolean isOf(Object wanted) {
        return of.equals(wanted);
    }

    /** To be done once, when nobody listens any more; at once if that is so. */
    public void atTheEnd(Runnable what) {
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
    public void lives(Duration life, Duration pause) {
        Future<?> signs = senders.scheduleWithFixedDelay(
                () -> say(":\n\n"), pause.toSeconds(), pause.toSeconds(), TimeUnit.SECONDS);
        Future<?> end = senders.schedule(this::end, life.toMillis(), TimeUnit.MILLISECONDS);
        atTheEnd(() -> signs.cancel(false));
        atTheEnd(() -> end.cancel(false));
    }

    /** @param words one event, or several, as they are sent */
    public synchronized void say(String words) {
        if (ending || ended) {
            return;
        }
        if (waiting.size() == WAITING) {
            waiting.removeFirst();
        }
        waiting.addLast(words);
        senders.execute(this::onWritePossible);
    }

    /** What waits is written before. */
    public synchronized void end() {
        ending = true;
        senders.execute(this::onWritePossible);
    }

    /** Called too by the server, when the connection takes something again. */
    @Override
    public void onWritePossible() {
        try {
            if (write()) {
                answer.complete();
                over();
            }
        } catch (IOException | IllegalStateException gone) {
            onError(gone);
        }
    }

    /**
     * As much as the connection takes now.
     *
     * @return whether it is at its end
     */
    private synchronized boolean write() throws IOException {
        while (!ended && (unsent || !waiting.isEmpty()) && out.isReady()) {
            if (waiting.isEmpty()) {
                out.flush();
                unsent = false;
            } else {
                String all = String.join("", waiting);
                waiting.clear();
                out.write(all.getBytes(StandardCharsets.UTF_8));
                unsent = true;
            }
        }
        return ending && !ended && !unsent && waiting.isEmpty();
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
    public void onError(Throwable gone) {
        log.debug("Nobody listens any more", gone);
        over();
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
