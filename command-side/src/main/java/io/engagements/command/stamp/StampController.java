package io.engagements.command.stamp;

import io.engagements.command.stamp.Cosignatures.Cosigned;
import io.engagements.command.stamp.Timestamps.Stamped;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes what auditors and the operator bring from witnesses and time-stamping authorities. Whatever its media type says. */
@RestController
class StampController {

    private static final String QUERY = "application/timestamp-query";

    private final Cosignatures cosignatures;
    private final Timestamps timestamps;

    StampController(Cosignatures cosignatures, Timestamps timestamps) {
        this.cosignatures = cosignatures;
        this.timestamps = timestamps;
    }

    @PostMapping("/api/audit/checkpoints/{size}/cosignatures")
    Cosigned cosign(@PathVariable long size, HttpServletRequest request, @AuthenticationPrincipal Caller caller)
            throws IOException {
        requireAuditorOrOperator(caller);
        return cosignatures.take(size, request.getInputStream().readNBytes(Cosignatures.LONGEST + 1));
    }

    @GetMapping(path = "/api/audit/checkpoints/{size}/timestamp-request", produces = QUERY)
    ResponseEntity<byte[]> timestampRequest(@PathVariable long size, @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        byte[] request = timestamps.request(size);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(QUERY))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("checkpoint-" + size + ".tsq")
                                .build()
                                .toString())
                .body(request);
    }

    @PutMapping("/api/audit/checkpoints/{size}/timestamp")
    Stamped stamp(@PathVariable long size, HttpServletRequest request, @AuthenticationPrincipal Caller caller)
            throws IOException {
        requireAuditorOrOperator(caller);
        return timestamps.take(size, request.getInputStream().readNBytes(Timestamps.LONGEST + 1));
    }

    private static void requireAuditorOrOperator(Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            throw StampProblem.forbidden();
        }
    }
}
