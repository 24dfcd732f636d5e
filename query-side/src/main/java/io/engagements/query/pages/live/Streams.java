package io.engagements.query.pages.live;

import io.engagements.query.answer.Viewer;
import io.engagements.query.live.Happenings;
import io.engagements.query.live.Happenings.Happening;
import io.engagements.query.pages.frame.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponseException;

/**
 * The open streams. They hold no thread of the server; a few threads write to all of them, so that one who does not read keeps
 * up one of these, and only until the server gives up on the connection. Each ends after five minutes and is asked for
 * anew, with a token that is renewed then: whose account is gone hears nothing after that.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Streams implements SmartLifecycle {

    /** So many of one person; one more ends the oldest, which may be one that nobody reads. */
    public static final int OF_ONE = 2 * Sessions.OF_ONE;

    private static final int IN_ALL = 1_000;
    private static final int SENDERS = 4;
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** In how many milliseconds a browser asks again. */
    private static final String BEGINNING = "retry: 3000\n\n";

    private final Happenings happenings;
    private final Sessions sessions;
    private final ScheduledThreadPoolExecutor senders = new ScheduledThreadPoolExecutor(SENDERS, task -> {
        Thread thread = new Thread(task, "live");
        thread.setDaemon(true);
        return thread;
    });

    /** By person, the oldest first. */
    private final Map<String, Deque<Stream>> open = new HashMap<>();

    private boolean running;

    Streams(Happenings happenings, Sessions sessions) {
        this.happenings = happenings;
        this.sessions = sessions;
        sessions.whenOneEnds(this::endThoseOf);
        senders.setRemoveOnCancelPolicy(true);
        // What is said while the process stops is heard by nobody.
        senders.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /**
     * @throws ErrorResponseException 429 when there are as many as there may be
     * @throws CredentialsExpiredException when the session has ended meanwhile
     */
    void open(
            Viewer viewer, String person, HttpSession session, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (count() >= IN_ALL) {
            throw new ErrorResponseException(HttpStatus.TOO_MANY_REQUESTS);
        }
        Object key = sessions.open(session)
                .orElseThrow(() -> new CredentialsExpiredException("the session has ended meanwhile"));
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        // Commits the answer, with the headers that the filters add, while it is this thread's alone.
        response.getOutputStream().write(BEGINNING.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        Stream stream = new Stream(key, request.startAsync(request, response), senders);
        remember(person, stream);
        stream.atTheEnd(() -> forget(person, stream));
        stream.atTheEnd(happenings.follow(viewer, happening -> stream.say(words(happening)))::close);
        stream.lives(LIFE, SIGN_OF_LIFE);
        if (sessions.open(session).filter(key::equals).isEmpty()) {
            // It ended before this stream was known to who tells of that.
            tellEnd(stream);
        }
    }

    /** With the time in milliseconds, as pages have it. */
    private static String words(Happening happening) {
        return "event: happened\ndata: {\"subject\": \"%s\", \"of\": \"%s\", \"version\": %d, \"at\": %d}\n\n"
                .formatted(
                        happening.subject(),
                        happening.candidacy() ? "candidacies" : "engagements",
                        happening.version(),
                        happening.at().toEpochMilli());
    }

    /** How many there are, of everybody. */
    public synchronized int count() {
        return open.values().stream().mapToInt(Deque::size).sum();
    }

    private void remember(String person, Stream stream) {
        Stream oldest;
        synchronized (this) {
            Deque<Stream> own = open.computeIfAbsent(person, name -> new ArrayDeque<>());
            own.addLast(stream);
            oldest = own.size() > OF_ONE ? own.removeFirst() : null;
        }
        end(oldest);
    }

    private static void end(@Nullable Stream stream) {
        if (stream != null) {
            stream.end();
        }
    }

    private synchronized void forget(String person, Stream stream) {
        Deque<Stream> own = open.get(person);
        if (own != null && own.remove(stream) && own.isEmpty()) {
            open.remove(person);
        }
    }

    private synchronized List<Stream> all() {
        return open.values().stream().flatMap(Deque::stream).toList();
    }

    /** Whoever signed out hears that, and nothing more. */
    private void endThoseOf(Object session) {
        all().stream().filter(stream -> stream.isOf(session)).forEach(Streams::tellEnd);
    }

    private static void tellEnd(Stream stream) {
        stream.say("event: ended\ndata: {}\n\n");
        stream.end();
    }

    @Override
    public synchronized void start() {
        running = true;
    }

    /** Before the server is, which would wait for them. */
    @Override
    public void stop() {
        all().forEach(Stream::end);
        synchronized (this) {
            running = false;
        }
        senders.shutdown();
    }

    @Override
    public synchronized boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
