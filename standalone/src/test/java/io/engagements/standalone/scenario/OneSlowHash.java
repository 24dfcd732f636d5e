package io.engagements.standalone.scenario;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Has the secret that all products of these tests share hashed once, not by each of them: it is slow on purpose. */
final class OneSlowHash implements BeanPostProcessor {

    private static final Map<String, String> MADE = new ConcurrentHashMap<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof PasswordEncoder encoder ? new Sharing(encoder) : bean;
    }

    private record Sharing(PasswordEncoder encoder) implements PasswordEncoder {

        @Override
        public @Nullable String encode(@Nullable CharSequence secret) {
            return OneProcess.SECRET.contentEquals(String.valueOf(secret))
                    ? MADE.computeIfAbsent(OneProcess.SECRET, encoder::encode)
                    : encoder.encode(secret);
        }

        @Override
        public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
            return (OneProcess.SECRET.contentEquals(String.valueOf(secret))
                            && hash != null
                            && hash.equals(MADE.get(OneProcess.SECRET)))
                    || encoder.matches(secret, hash);
        }

        @Override
        public boolean upgradeEncoding(@Nullable String hash) {
            return encoder.upgradeEncoding(hash);
        }
    }
}
