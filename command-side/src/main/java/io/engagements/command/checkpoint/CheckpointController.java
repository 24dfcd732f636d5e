package io.engagements.command.checkpoint;

import io.engagements.command.checkpoint.KeyChange.KeysChanged;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Has the ledger signed, for auditors and the operator; what comes of it is read where checkpoints and keys are. */
@RestController
class CheckpointController {

    private final Checkpoints checkpoints;
    private final KeyChange keys;

    CheckpointController(Checkpoints checkpoints, KeyChange keys) {
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** @param bothUntil how long the earlier keys sign too (UTC), at most 400 days from now */
    record Wanted(@Nullable Instant bothUntil) {}

    /** Makes new keys for the log, its clock and who packs; for the operator. */
    @PostMapping("/api/audit/keys")
    KeysChanged replaceKeys(@RequestBody Wanted wanted, @AuthenticationPrincipal Caller caller) {
        return keys.replace(wanted.bothUntil(), caller);
    }

    @PostMapping("/api/audit/checkpoints")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void sign(@AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            throw KeyProblem.forbidden();
        }
        checkpoints.signNow();
    }
}
