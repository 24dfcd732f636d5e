package io.engagements.query.proof;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.proof.Findings.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was found to be changed, for auditors and the operator, and that it is looked into, by the operator alone. */
@RestController
class FindingController {

    private static final String FINDINGS = "findings";

    private final Findings findings;

    FindingController(Findings findings) {
        this.findings = findings;
    }

    /** @param reason what came of it, 1 to 2 000 characters */
    record Reason(@Nullable String reason) {}

    @GetMapping("/api/audit/findings")
    Page<Finding> all(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
        int most = Page.limit(limit);
        return Page.of(FINDINGS, findings.after(Page.after(FINDINGS, cursor), most + 1), most, Finding::number);
    }

    /** What is changed still is found again. */
    @PostMapping("/api/audit/findings/{finding}/acknowledge")
    Finding acknowledge(@PathVariable long finding, @RequestBody Reason given, @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
        return findings.acknowledge(finding, given.reason(), caller.person());
    }
}
