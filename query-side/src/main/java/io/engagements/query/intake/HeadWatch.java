package io.engagements.query.intake;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Notices what another instance has taken. */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class HeadWatch implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(HeadWatch.class);
    private static final long PAUSE_MILLIS = 20;

    private final EntryTable table;
    private final Intake intake;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "entry-watch"));
    private volatile boolean running;
    private long seen;

    HeadWatch(EntryTable table, Intake intake) {
        this.table = table;
        this.intake = intake;
    }

    private void look() {
        if (intake.isLeading()) {
            return;
        }
        try {
            long head = table.head();
            if (head > seen) {
                seen = head;
                table.appended();
            }
        } catch (RuntimeException e) {
            log.debug("the head cannot be read now", e);
        }
    }

    @Override
    public void start() {
        running = true;
        thread.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        thread.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
