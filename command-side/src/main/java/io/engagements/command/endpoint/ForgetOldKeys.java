package io.engagements.command.endpoint;

import io.engagements.support.background.Loop;
import java.time.Duration;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Forgets old idempotency keys once an hour. */
@Component
class ForgetOldKeys implements SmartLifecycle {

    private static final Duration HOURLY = Duration.ofHours(1);

    private final Loop loop;

    ForgetOldKeys(IdempotencyKeys keys) {
        loop = new Loop("forget-old-keys", () -> {
            keys.forgetOld();
            return HOURLY;
        });
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
