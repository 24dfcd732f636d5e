package io.engagements.query.pages.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.stereotype.Component;

/**
 * What this program knows of its own health. It is asked apart from the page, once a second at most however many look, and waited
 * for a few seconds only: a page that says what is wrong does not hang with it.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Glance implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(Glance.class);

    private static final long GOOD_FOR_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long PATIENCE_SECONDS = 5;

    private final HealthContributorRegistry contributors;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(Glance::background);
    private @Nullable Round last;

    Glance(HealthContributorRegistry contributors) {
        this.contributors = contributors;
    }

    private static Thread background(Runnable task) {
        Thread thread = new Thread(task, "health-glance");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What an indicator said.
     *
     * @param well absent where it has not answered in time
     * @param facts by their names, as the indicator gives them
     */
    record Seen(String name, @Nullable Boolean well, Map<String, Object> facts) {}

    private record Indicator(String name, HealthIndicator asked) {}

    /** All indicators asked one after the other. */
    private static final class Round {

        private final List<Indicator> indicators;
        private final Map<String, Health> answers = new ConcurrentHashMap<>();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile long endedAt;

        Round(List<Indicator> indicators) {
            this.indicators = indicators;
        }

        void ask() {
            indicators.forEach(this::ask);
            endedAt = System.nanoTime();
            over.countDown();
        }

        /** One that fails says nothing, and keeps no other from saying something. */
        private void ask(Indicator indicator) {
            try {
                Health health = indicator.asked().health(true);
                if (health != null) {
                    answers.put(indicator.name(), health);
                }
            } catch (RuntimeException e) {
                log.warn("{} cannot be asked", indicator.name(), e);
            }
        }

        boolean isGood() {
            return over.getCount() > 0 || System.nanoTime() - endedAt < GOOD_FOR_NANOS;
        }
    }

    /** What there is to say now, in no particular order. */
    List<Seen> now() {
        Round round = round();
        try {
            if (!round.over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                log.debug("health has not answered in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return round.indicators.stream()
                .map(each -> seen(each.name(), round.answers.get(each.name())))
                .toList();
    }

    private synchronized Round round() {
        Round known = last;
        if (known == null || !known.isGood()) {
            List<Indicator> indicators = new ArrayList<>();
            add(contributors, indicators);
            known = new Round(List.copyOf(indicators));
            last = known;
            thread.execute(known::ask);
        }
        return known;
    }

    private static void add(HealthContributors from, List<Indicator> to) {
        from.stream().forEach(entry -> add(entry.name(), entry.contributor(), to));
    }

    private static void add(String name, HealthContributor contributor, List<Indicator> to) {
        if (contributor instanceof HealthIndicator indicator) {
            to.add(new Indicator(name, indicator));
        } else if (contributor instanceof CompositeHealthContributor several) {
            several.stream().forEach(entry -> add(name + "." + entry.name(), entry.contributor(), to));
        }
    }

    private static Seen seen(String name, @Nullable Health health) {
        return health == null
                ? new Seen(name, null, Map.of())
                : new Seen(name, health.getStatus().equals(Status.UP), health.getDetails());
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
