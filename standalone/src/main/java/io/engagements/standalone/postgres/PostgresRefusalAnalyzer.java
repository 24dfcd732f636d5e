package io.engagements.standalone.postgres;

import io.engagements.postgres.PostgresRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows a refusal as a sentence instead of a stack trace. */
final class PostgresRefusalAnalyzer extends AbstractFailureAnalyzer<PostgresRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PostgresRefusedException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
