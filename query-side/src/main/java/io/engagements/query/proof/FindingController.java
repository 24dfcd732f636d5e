package io.engagements.query.proof;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.VisibleText;
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
    private static final int LONGEST = 2_000;

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
        findings.numbered(finding).orElseThrow(ProblemException::unknown);
        if (!findings.acknowledge(finding, required(given.reason()), caller.person())) {
            throw ProblemException.acknowledged();
        }
        return findings.numbered(finding).orElseThrow(ProblemException::unknown);
    }

    private static String required(@Nullable String reason) {
        if (reason == null || VisibleText.isMissing(reason)) {
            throw ProblemException.field("/reason", "must not be blank");
        } else if (reason.codePointCount(0, reason.length()) > LONGEST) {
            throw ProblemException.field("/reason", "must have at most " + LONGEST + " characters");
        } else if (reason.indexOf('\0') >= 0) {
            throw ProblemException.field(
                    "/reason", "must be text, without NUL characters and halves of surrogate pairs");
        }
        return reason;
    }
}
