package io.engagements.command.access;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.support.access.Access;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessesOfEngagement;
import io.engagements.support.access.RecordedAccess;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Takes accesses from a query side in another process, and gives them back to it. There is nothing here for people. */
@RestController
@ConditionalOnProperty("engagements.kafka.servers")
class AccessController {

    private static final int AT_ONCE = 1_000;

    private final AccessRows rows;

    AccessController(AccessRows rows) {
        this.rows = rows;
    }

    /** @param accesses at most 1 000 */
    record Told(@Nullable List<Access> accesses) {}

    /**
     * @param before a number, exclusive
     * @param atMost 1 to 1 000
     */
    record Wanted(@Nullable AccessFilter filter, long before, int atMost) {}

    /** As {@link Wanted}. */
    record OfEngagement(@Nullable AccessesOfEngagement engagement, long before, int atMost) {}

    /** @param recorded how many are on record now */
    record Recorded(int recorded) {}

    record Found(List<RecordedAccess> accesses) {}

    @PostMapping("/api/internal/accesses")
    Recorded add(@RequestBody Told told, @AuthenticationPrincipal Caller caller) {
        requireQuerySide(caller);
        List<Access> accesses = required(told.accesses());
        requireFew(accesses.size());
        rows.add(accesses);
        return new Recorded(accesses.size());
    }

    @PostMapping("/api/internal/accesses/found")
    Found find(@RequestBody Wanted wanted, @AuthenticationPrincipal Caller caller) {
        requireQuerySide(caller);
        AccessFilter filter = required(wanted.filter());
        requireFew(wanted.atMost());
        return new Found(rows.find(filter, wanted.before(), wanted.atMost()));
    }

    @PostMapping("/api/internal/accesses/of-engagement")
    Found of(@RequestBody OfEngagement wanted, @AuthenticationPrincipal Caller caller) {
        requireQuerySide(caller);
        AccessesOfEngagement engagement = required(wanted.engagement());
        requireFew(wanted.atMost());
        return new Found(rows.of(engagement, wanted.before(), wanted.atMost()));
    }

    private static void requireQuerySide(Caller caller) {
        if (!caller.has(Role.QUERY_SIDE)) {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
    }

    private static <T> T required(@Nullable T told) {
        if (told == null) {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return told;
    }

    private static void requireFew(int number) {
        if (number < 1 || number > AT_ONCE) {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }
}
