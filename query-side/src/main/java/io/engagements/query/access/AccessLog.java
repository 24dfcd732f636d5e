package io.engagements.query.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.engagements.events.Caller;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.support.access.Access;
import io.engagements.support.access.Access.Same;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.support.background.Loop;
import io.engagements.support.security.Asked;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Takes down who reads what, and hands it to the command side some times a second, by a thread of its own. Looks wait in
 * memory until then, up to so many: what is beyond them, and what a process takes with it that dies, is not on record; of
 * the former it is recorded how many they were. An export waits until it is on record. Who reads the same again within a
 * minute has read it once.
 */
@Component
class AccessLog implements Accesses, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AccessLog.class);

    private static final int WAITING = 20_000;
    private static final int AT_ONCE = 200;
    private static final int REMEMBERED = 100_000;
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** Who tells of accesses that are lost. */
    private static final String ITSELF = "query-side";

    private final AccessRecord record;
    private final Snapshot snapshot;
    private final InstantSource domainTime;
    private final Cache<Same, Boolean> known;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(WAITING);
    private final AtomicLong lost = new AtomicLong();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Loop loop = new Loop("access-log", this::turn, this::handOverTheRest);

    /** Of the loop's thread alone: what is handed over now, or was in vain. */
    private final List<Waiting> handed = new ArrayList<>();

    private volatile long lostInAll;
    private volatile @Nullable String failure;

    /** @param recorded tells an export; null where nobody waits */
    private record Waiting(Access access, @Nullable CompletableFuture<Void> recorded) {

        boolean isExport() {
            return recorded != null;
        }
    }

    AccessLog(
            AccessRecord record,
            Snapshot snapshot,
            InstantSource domainTime,
            @Value("${engagements.accesses.same-within:1m}") Duration sameWithin) {
        this.record = record;
        this.snapshot = snapshot;
        this.domainTime = domainTime;
        this.known = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(sameWithin)
                .build();
    }

    @Override
    public void looked(AccessTo what) {
        if (what.kind().isExport()) {
            throw new IllegalArgumentException(what.kind() + " is on record before it is given");
        }
        caller().filter(caller -> !isOwn(what, caller)).ifPresent(caller -> {
            Same same = Same.of(what, caller);
            Access access = access(what, caller);
            whenAnswered(() -> looked(same, access));
        });
    }

    private void looked(Same same, Access access) {
        if (known.asMap().putIfAbsent(same, true) == null && !waits(new Waiting(access, null))) {
            known.invalidate(same);
            lost.incrementAndGet();
        }
    }

    /** Whoever was told a problem instead, or nothing but headers, was shown nothing. */
    private static void whenAnswered(Runnable recorded) {
        ServletRequestAttributes asked = Objects.requireNonNull(request().orElse(null));
        HttpServletResponse response = asked.getResponse();
        if (response == null) {
            recorded.run();
        } else if (!isHead(asked)) {
            asked.registerDestructionCallback(
                    AccessLog.class.getName() + UUID.randomUUID(),
                    () -> {
                        if (!isProblem(response)) {
                            recorded.run();
                        }
                    },
                    RequestAttributes.SCOPE_REQUEST);
        }
    }

    private static boolean isProblem(HttpServletResponse response) {
        String type = response.getContentType();
        return response.getStatus() >= HttpStatus.BAD_REQUEST.value()
                && type != null
                && type.startsWith(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }

    private static boolean isHead(ServletRequestAttributes asked) {
        return asked.getRequest().getMethod().equals(HttpMethod.HEAD.name());
    }

    /** What a party is itself, others' eyes apart, is no access. */
    private static boolean isOwn(AccessTo what, Caller caller) {
        return what.engagementId() == null
                && (what.kind() == AccessKind.PARTY || what.kind() == AccessKind.NUMBERS)
                && caller.party() != null
                && caller.party().equals(what.subject());
    }

    @Override
    public void exported(AccessTo what) {
        snapshot.end();
        if (request().filter(AccessLog::isHead).isPresent()) {
            // Nothing of it leaves.
            return;
        }
        Caller caller = caller().orElseThrow(() -> new IllegalStateException("nobody asks for this"));
        Same same = Same.of(what, caller);
        if (known.getIfPresent(same) == null) {
            CompletableFuture<Void> recorded = new CompletableFuture<>();
            if (!waits(new Waiting(access(what, caller), recorded))) {
                throw ProblemException.notRecorded();
            }
            loop.nudge();
            await(recorded);
            // Only now: whoever asks again after a failure is not taken for recorded.
            known.put(same, true);
        }
    }

    /** @return false when too many wait already */
    private boolean waits(Waiting access) {
        waiting.incrementAndGet();
        boolean taken = queue.offer(access);
        if (!taken) {
            waiting.decrementAndGet();
        }
        return taken;
    }

    private static void await(CompletableFuture<Void> recorded) {
        try {
            recorded.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.debug("an export is not on record", e);
            throw ProblemException.notRecorded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.notRecorded();
        }
    }

    private static Optional<Caller> caller() {
        return request().map(ServletRequestAttributes::getRequest).map(Asked::caller);
    }

    private static Optional<ServletRequestAttributes> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes request
                ? Optional.of(request)
                : Optional.empty();
    }

    private Access access(AccessTo what, Caller caller) {
        return Access.of(what, caller, domainTime.instant());
    }

    private Duration turn() {
        if (!handOver()) {
            return AFTER_FAILURE;
        }
        return queue.isEmpty() ? PAUSE : Duration.ZERO;
    }

    private void handOverTheRest() {
        boolean reached = true;
        while (reached && !(queue.isEmpty() && handed.isEmpty())) {
            reached = handOver();
        }
    }

    /** @return false when it was in vain; what nobody waits for is kept and handed over again */
    private boolean handOver() {
        long missing = lost.getAndSet(0);
        if (missing > 0) {
            lostInAll += missing;
            waiting.incrementAndGet();
            handed.add(new Waiting(lost(missing), null));
        }
        queue.drainTo(handed, Math.max(0, AT_ONCE - handed.size()));
        if (handed.isEmpty()) {
            return true;
        }
        try {
            record.add(handed.stream().map(Waiting::access).toList());
        } catch (IOException | RuntimeException e) {
            fails(e);
            return false;
        }
        // Before anybody goes on who waits for it.
        failure = null;
        handed.stream().filter(Waiting::isExport).forEach(export -> told(export).complete(null));
        waiting.addAndGet(-handed.size());
        handed.clear();
        return true;
    }

    private void fails(Exception e) {
        if (failure == null) {
            log.warn("accesses cannot be recorded now; looks wait, exports are refused", e);
        }
        failure = e.getClass().getName();
        handed.stream().filter(Waiting::isExport).forEach(export -> {
            waiting.decrementAndGet();
            told(export).completeExceptionally(e);
        });
        handed.removeIf(Waiting::isExport);
    }

    private static CompletableFuture<Void> told(Waiting export) {
        return Objects.requireNonNull(export.recorded());
    }

    private Access lost(long number) {
        log.warn("{} accesses were not recorded: more waited than are kept", number);
        return new Access(
                UUID.randomUUID(),
                domainTime.instant(),
                new AccessTo(AccessKind.LOST, Long.toString(number), null),
                ITSELF,
                null,
                null,
                Set.of());
    }

    /** Why nothing can be recorded just now. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** How many are not on record yet. */
    int waiting() {
        return waiting.get();
    }

    /** How many this process could not keep. */
    long lost() {
        return lostInAll + lost.get();
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

    /** Stops after whatever answers: what it read is recorded. */
    @Override
    public int getPhase() {
        return 0;
    }
}
