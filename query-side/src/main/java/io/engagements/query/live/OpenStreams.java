package io.engagements.query.live;

import io.engagements.query.answer.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** Streams of one kind that are open: so many in all, and so many of one person. They hold no thread of the server. */
public final class OpenStreams {

    private static final int SENDERS = 2;

    private final int inAll;
    private final int ofOne;
    private final ScheduledThreadPoolExecutor senders;

    /** By person, the oldest first. */
    private final Map<String, Deque<EventStream>> open = new HashMap<>();

    /**
     * @param name of the threads that write
     * @param ofOne one more of a person ends the person's oldest, which may be one that nobody reads
     */
    public OpenStreams(String name, int inAll, int ofOne) {
        this.inAll = inAll;
        this.ofOne = ofOne;
        senders = new ScheduledThreadPoolExecutor(SENDERS, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        senders.setRemoveOnCancelPolicy(true);
        // What is said while the process stops is heard by nobody.
        senders.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * Answers the request with a stream, which goes on after the method that answers.
     *
     * @param of what it can be told by later
     * @param beginning what is said at once
     * @throws ProblemException 429 when there are as many as there may be
     */
    public EventStream open(
            String person, Object of, String beginning, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (count() >= inAll) {
            throw ProblemException.tooMany();
        }
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        // Commits the answer, with the headers that the filters add, while it is this thread's alone.
        response.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        EventStream stream = new EventStream(of, request.startAsync(request, response), senders);
        remember(person, stream);
        stream.atTheEnd(() -> forget(person, stream));
        stream.begin();
        return stream;
    }

    /** How many there are, of everybody. */
    public synchronized int count() {
        return open.values().stream().mapToInt(Deque::size).sum();
    }

    private void remember(String person, EventStream stream) {
        EventStream oldest;
        synchronized (this) {
            Deque<EventStream> own = open.computeIfAbsent(person, name -> new ArrayDeque<>());
            own.addLast(stream);
            oldest = own.size() > ofOne ? own.removeFirst() : null;
        }
        end(oldest);
    }

    private static void end(@Nullable EventStream stream) {
        if (stream != null) {
            stream.end();
        }
    }

    private synchronized void forget(String person, EventStream stream) {
        Deque<EventStream> own = open.get(person);
        if (own != null && own.remove(stream) && own.isEmpty()) {
            open.remove(person);
        }
    }

    public synchronized List<EventStream> all() {
        return open.values().stream().flatMap(Deque::stream).toList();
    }

    /** Ends all of them, for good. */
    public void stop() {
        all().forEach(EventStream::end);
        senders.shutdown();
    }
}
