package io.engagements.command.checkpoint;

import io.engagements.command.checkpoint.SigningKeys.Changed;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import java.time.Instant;
import java.util.List;
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

    /**
     * Public keys in their text form (C2SP signed-note).
     *
     * @param eventId of what the ledger says about it
     * @param before those that signed until now
     * @param after those of the same names that sign from now on
     */
    record KeysChanged(String eventId, List<String> before, List<String> after, Instant bothUntil) {}

    /** Makes new keys for the log, its clock and who packs; for the operator. */
    @PostMapping("/api/audit/keys")
    KeysChanged replaceKeys(@RequestBody Wanted wanted, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw KeyProblem.forbidden();
        }
        if (wanted.bothUntil() == null) {
            throw KeyProblem.moment("is required");
        }
        Changed changed = keys.begin(wanted.bothUntil(), caller.person());
        SigningKeysChanged change = changed.change();
        return new KeysChanged(changed.eventId(), change.before(), change.after(), change.bothUntil());
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
