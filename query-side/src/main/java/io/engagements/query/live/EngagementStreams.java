package io.engagements.query.live;

import io.engagements.query.answer.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The open streams of programs that follow an engagement: they are told of each version, once everything shows it. */
@Component
class EngagementStreams implements SmartLifecycle {

    /** So many of one person; one more ends the oldest. */
    static final int OF_ONE = 20;

    private static final int IN_ALL = 1_000;
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** In how many milliseconds whoever reads asks again. */
    private static final String BEGINNING = "retry: 3000\n\n";

    private final Happenings happenings;
    private final OpenStreams streams = new OpenStreams("engagement-streams", IN_ALL, OF_ONE);
    private volatile boolean running;

    EngagementStreams(Happenings happenings) {
        this.happenings = happenings;
    }

    /**
     * Follows an engagement that the viewer may see.
     *
     * @param known the version that whoever reads has heard of already; less than 0 for none
     * @param version reads the present one
     * @param life after which it ends and may be asked for anew
     * @throws io.engagements.query.answer.ProblemException 429 when there are as many as there may be
     */
    void open(
            Viewer viewer,
            String person,
            String engagementId,
            long known,
            LongSupplier version,
            Duration life,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EventStream stream = streams.open(person, engagementId, BEGINNING, request, response);
        AtomicLong told = new AtomicLong(known);
        stream.atTheEnd(happenings.follow(viewer, happening -> {
            if (!happening.candidacy() && happening.subject().equals(engagementId)) {
                tell(stream, told, happening.version());
            }
        })::close);
        // What came before there was anybody to be told.
        tell(stream, told, version.getAsLong());
        stream.lives(life, SIGN_OF_LIFE);
    }

    /** Each once, and never one that is older than what was told before. */
    private static void tell(EventStream stream, AtomicLong told, long version) {
        if (told.getAndAccumulate(version, Math::max) < version) {
            stream.say("id: %d\nevent: version\ndata: {\"version\": %d}\n\n".formatted(version, version));
        }
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
