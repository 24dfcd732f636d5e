package io.engagements.query.report;

import io.engagements.query.history.Sentences;
import io.engagements.query.print.PrintTemplate;
import io.engagements.query.print.Printer;
import io.engagements.support.problem.Language;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reports as PDF to be saved, and as what stands within a page: the same template, filled in, in either language. */
@Component
class ReportPrint {

    private static final String PLACE = "io/engagements/query/report/";
    private static final String WORDS = "report";

    private final Map<String, PrintTemplate> templates = new ConcurrentHashMap<>();
    private final Printer printer;
    private final Sentences sentences;

    ReportPrint(Printer printer, Sentences sentences) {
        this.printer = printer;
        this.sentences = sentences;
    }

    /** With the checkpoint and the receipts as files within it. */
    ResponseEntity<InputStreamResource> pdf(Report report, Language language) {
        return printer.pdf(
                template(report),
                values(report, language),
                language,
                report.cited().files(),
                report.file());
    }

    /** All of it but its title. */
    String contents(Report report, Language language) {
        return template(report).contents(values(report, language), language);
    }

    private PrintTemplate template(Report report) {
        return templates.computeIfAbsent(report.template(), name -> new PrintTemplate(PLACE, name, WORDS));
    }

    private Map<String, ?> values(Report report, Language language) {
        return Map.of(
                "report", report,
                "it", report.told(),
                "called", report.called(),
                "zone", report.zone(),
                "say", sentences.in(language));
    }
}
