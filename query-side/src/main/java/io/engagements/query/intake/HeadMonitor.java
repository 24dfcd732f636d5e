package io.engagements.query.intake;

import io.engagements.support.background.Loop;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Notices what another instance has taken. */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class HeadMonitor implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HeadMonitor.class);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final EntryTable table;
    private final Intake intake;
    private final Loop loop = new Loop("entry-watch", this::turn);
    private long seen;

    HeadMonitor(EntryTable table, Intake intake) {
        this.table = table;
        this.intake = intake;
    }

    private Duration turn() {
        try {
            if (!intake.isLeading()) {
                look();
            }
        } catch (RuntimeException e) {
            log.debug("the head cannot be read now", e);
        }
        return PAUSE;
    }

    private void look() {
        long head = table.head();
        if (head > seen) {
            seen = head;
            table.appended();
        }
    }

    @Override
    public void start() {
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
