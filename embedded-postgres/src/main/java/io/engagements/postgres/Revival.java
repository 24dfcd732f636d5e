package io.engagements.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts a server that died again, at its port and on its directory: connection pools then recover by themselves. */
final class Revival {

    private static final Logger LOG = LoggerFactory.getLogger(Revival.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);

    private final Postmaster postmaster;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread = new Thread(this::watch, "embedded-postgres");

    Revival(Postmaster postmaster) {
        this.postmaster = postmaster;
        thread.setDaemon(true);
    }

    void begin() {
        thread.start();
    }

    /** Returns when no start is under way and none will follow. */
    void end() throws InterruptedException {
        ended.countDown();
        thread.join();
    }

    private void watch() {
        Duration pause = LOOK_EVERY;
        try {
            while (!ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                pause = reviveIfDead() ? LOOK_EVERY : AFTER_FAILURE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean reviveIfDead() {
        try {
            if (!postmaster.isRunning()) {
                LOG.warn("PostgreSQL died and is started again");
                postmaster.stop();
                postmaster.start();
            }
            return true;
        } catch (IOException | RuntimeException e) {
            LOG.error("PostgreSQL could not be started again, next attempt in {}", AFTER_FAILURE, e);
            return false;
        }
    }
}
