package io.engagements.command.heads;

import io.engagements.command.heads.Heads.Written;
import io.engagements.support.background.Loop;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Has the heads written down again and again; the first time after a whole pause, for a start brings nothing new. */
@Component
class HeadsLoop implements SmartLifecycle {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Heads heads;
    private final Duration every;
    private final Loop loop = new Loop("heads", this::turn);
    private boolean begun;

    /** @param every at least a second */
    HeadsLoop(Heads heads, @Value("${engagements.heads.every:1h}") Duration every) {
        if (every.compareTo(SOON) < 0) {
            throw new IllegalArgumentException("engagements.heads.every is at least 1s");
        }
        this.heads = heads;
        this.every = every;
    }

    private Duration turn() {
        if (!begun) {
            begun = true;
            return every;
        }
        Written written = heads.write();
        return written.whole() ? every : SOON;
    }

    @Override
    public void start() {
        begun = false;
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
