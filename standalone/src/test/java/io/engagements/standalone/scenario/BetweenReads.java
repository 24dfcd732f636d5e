package io.engagements.standalone.scenario;

import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does something while the product answers, just before it asks its database for the n-th time: the driver tells of
 * every message that asks for an answer, in the thread that sends it.
 */
final class BetweenReads extends Handler {

    private static final Logger DRIVER = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");

    private final String threads;
    private final int at;
    private final Runnable meanwhile;
    private @Nullable Thread answering;
    private int asked;

    /** @param at 1 for the time before anything is asked */
    BetweenReads(Product product, int at, Runnable meanwhile) {
        this.threads = "-" + product.port() + "-exec";
        this.at = at;
        this.meanwhile = meanwhile;
    }

    <T> T during(Callable<T> question) throws Exception {
        DRIVER.setUseParentHandlers(false);
        DRIVER.addHandler(this);
        DRIVER.setLevel(Level.FINEST);
        try {
            return question.call();
        } finally {
            DRIVER.setLevel(Level.OFF);
            DRIVER.removeHandler(this);
        }
    }

    /** How often the database was asked. */
    int asked() {
        return asked;
    }

    @Override
    public void publish(LogRecord message) {
        String text = message.getMessage();
        boolean asks = text.startsWith(" FE=> Sync") || text.startsWith(" FE=> SimpleQuery");
        if (asks && isTheOne() && ++asked == at) {
            meanwhile.run();
        }
    }

    /** The first thread of the server's that asks is the one that answers. */
    private synchronized boolean isTheOne() {
        Thread here = Thread.currentThread();
        if (answering == null && here.getName().contains(threads)) {
            answering = here;
        }
        return here == answering;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
