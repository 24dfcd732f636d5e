package io.engagements.command.party;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Lends parties' keys to a query side in another process, apart from the events that they open. It asks again and again
 * and keeps none for long, so that a destroyed key is gone there too.
 */
@RestController
@ConditionalOnProperty("engagements.kafka.servers")
class PartyKeysController {

    /** As many as a page of engagements has parties. */
    private static final int AT_ONCE = 1_000;

    private final PartyRows rows;

    PartyKeysController(PartyRows rows) {
        this.rows = rows;
    }

    /** @param partyIds at most 1 000 */
    record Wanted(@Nullable List<String> partyIds) {}

    /** @param keys base64 by party; without those that are erased or unknown */
    record Lent(Map<String, byte[]> keys) {}

    /** There is nothing here for people, whatever they may do elsewhere. */
    @PostMapping("/api/internal/party-keys")
    ResponseEntity<Lent> lend(@RequestBody Wanted wanted, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.QUERY_SIDE)) {
            throw new ErrorResponseException(HttpStatus.NOT_FOUND);
        }
        List<String> partyIds = wanted.partyIds();
        if (partyIds == null || partyIds.size() > AT_ONCE) {
            throw new ErrorResponseException(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Lent(rows.keys(partyIds)));
    }
}
