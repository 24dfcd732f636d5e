package io.engagements.standalone.sandbox;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence why the process does not start. */
final class NotThisKindFailureAnalyzer extends AbstractFailureAnalyzer<NotThisKindException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, NotThisKindException cause) {
        return new FailureAnalysis(
                cause.getMessage(), "Set ENGAGEMENTS_SANDBOX as it was, or name another ENGAGEMENTS_DATA_DIR.", cause);
    }
}
