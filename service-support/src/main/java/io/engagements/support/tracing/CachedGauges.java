package io.engagements.support.tracing;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Figures that cost a question, asked when somebody wants to know and then good for a second: all gauges of a scrape,
 * and of all who scrape, share one question.
 */
public final class CachedGauges<T> {

    private static final Logger log = LoggerFactory.getLogger(CachedGauges.class);
    private static final long GOOD_FOR = Duration.ofSeconds(1).toNanos();

    private final Supplier<T> question;
    private @Nullable T answer;
    private long askedAt = System.nanoTime() - GOOD_FOR;

    public CachedGauges(Supplier<T> question) {
        this.question = question;
    }

    /** One of the figures; not a number while there is no answer. */
    public double figure(ToDoubleFunction<T> figure) {
        T known = known();
        return known == null ? Double.NaN : figure.applyAsDouble(known);
    }

    private synchronized @Nullable T known() {
        if (System.nanoTime() - askedAt >= GOOD_FOR) {
            answer = ask();
            askedAt = System.nanoTime();
        }
        return answer;
    }

    private @Nullable T ask() {
        try {
            return question.get();
        } catch (RuntimeException e) {
            log.debug("There are no figures now", e);
            return null;
        }
    }
}
