package io.engagements.command.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.support.access.Access;
import io.engagements.support.access.Access.Same;
import io.engagements.support.access.AccessTo;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Puts on record who is given a file, before anything of it is given. */
@Component
public class FileAccesses {

    private static final int REMEMBERED = 100_000;

    private final AccessRows rows;
    private final DomainClock clock;
    private final Cache<Same, Boolean> recorded;

    FileAccesses(
            AccessRows rows, DomainClock clock, @Value("${engagements.accesses.same-within:1m}") Duration sameWithin) {
        this.rows = rows;
        this.clock = clock;
        this.recorded = Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .expireAfterWrite(sameWithin)
                .build();
    }

    /**
     * Once in a while for whoever asks again and again, as one does who takes a file in parts.
     *
     * @throws org.springframework.dao.DataAccessException when it cannot be recorded: then nothing may be given
     */
    public void given(String fileId, String engagementId, Caller to) {
        AccessTo file = AccessTo.file(fileId, engagementId);
        Same same = Same.of(file, to);
        if (!isHead() && recorded.getIfPresent(same) == null) {
            rows.add(List.of(Access.of(file, to, clock.now())));
            recorded.put(same, true);
        }
    }

    /** Nothing of it leaves then. */
    private static boolean isHead() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
                && asked.getRequest().getMethod().equals(HttpMethod.HEAD.name());
    }
}
