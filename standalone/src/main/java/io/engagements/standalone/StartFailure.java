package io.engagements.standalone;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says on the terminal, in lines to be read, why the process does not start: a log's record is one line. */
final class StartFailure implements FailureAnalysisReporter {

    @Override
    public void report(FailureAnalysis analysis) {
        System.err.printf("%n%s%n%s%n", analysis.getDescription(), analysis.getAction());
    }
}
