package io.engagements.query.pages.live;

import io.engagements.query.answer.Viewer;
import io.engagements.query.live.EventStream;
import io.engagements.query.live.Happenings;
import io.engagements.query.live.Happenings.Happening;
import io.engagements.query.live.OpenStreams;
import io.engagements.query.pages.frame.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.stereotype.Component;

/**
 * The open streams of pages. Each ends after five minutes and is asked for anew, with a token that is renewed then: whose account
 * is gone hears nothing after that.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Streams implements SmartLifecycle {

    /** So many of one person; one more ends the oldest, which may be one that nobody reads. */
    public static final int OF_ONE = 2 * Sessions.OF_ONE;

    private static final int IN_ALL = 1_000;
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** In how many milliseconds a browser asks again. */
    private static final String BEGINNING = "retry: 3000\n\n";

    private final Happenings happenings;
    private final Sessions sessions;
    private final OpenStreams streams = new OpenStreams("live", IN_ALL, OF_ONE);
    private volatile boolean running;

    Streams(Happenings happenings, Sessions sessions) {
        this.happenings = happenings;
        this.sessions = sessions;
        sessions.whenOneEnds(this::endThoseOf);
    }

    /**
     * @throws io.engagements.query.answer.ProblemException 429 when there are as many as there may be
     * @throws CredentialsExpiredException when the session has ended meanwhile
     */
    void open(
            Viewer viewer, String person, HttpSession session, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Object key = sessions.open(session)
                .orElseThrow(() -> new CredentialsExpiredException("the session has ended meanwhile"));
        EventStream stream = streams.open(person, key, BEGINNING, request, response);
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
    public int count() {
        return streams.count();
    }

    /** Whoever signed out hears that, and nothing more. */
    private void endThoseOf(Object session) {
        streams.all().stream().filter(stream -> stream.isOf(session)).forEach(Streams::tellEnd);
    }

    private static void tellEnd(EventStream stream) {
        stream.say("event: ended\ndata: {}\n\n");
        stream.end();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the server is, which would wait for them. */
    @Override
    public void stop() {
        streams.stop();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
