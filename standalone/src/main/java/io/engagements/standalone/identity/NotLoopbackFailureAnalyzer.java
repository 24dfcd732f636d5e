package io.engagements.standalone.identity;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the process does not start, and what to do instead. */
final class NotLoopbackFailureAnalyzer extends AbstractFailureAnalyzer<NotLoopbackException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotLoopbackException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Set it to 127.0.0.1, or start on a new data directory with ENGAGEMENTS_DEMO=false.",
                cause);
    }
}
