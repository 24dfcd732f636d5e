package io.engagements.query.intake;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Notices what another instance has taken. */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
class HeadMonitor {

    private static final Logger log = LoggerFactory.getLogger(HeadMonitor.class);

    private final EntryTable table;
    private final Intake intake;
    private long seen;

    HeadMonitor(EntryTable table, Intake intake) {
        this.table = table;
        this.intake = intake;
    }

    @Scheduled(fixedDelay = 20)
    void look() {
        try {
            if (!intake.isLeading()) {
                compare();
            }
        } catch (RuntimeException e) {
            log.debug("the head cannot be read now", e);
        }
    }

    private void compare() {
        long head = table.head();
        if (head > seen) {
            seen = head;
            table.appended();
        }
    }
}
