package io.engagements.query.casefile;

import io.engagements.query.engagement.EngagementView;
import io.engagements.query.history.Sentences;
import io.engagements.query.print.PrintTemplate;
import io.engagements.query.print.Printer;
import io.engagements.support.problem.Language;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Prints case files: {@code case-file.html} filled in, in either language. */
@Component
class CaseFilePrint {

    private final PrintTemplate template =
            new PrintTemplate("io/engagements/query/casefile/", "case-file", "case-file");
    private final Printer printer;
    private final Sentences sentences;

    CaseFilePrint(Printer printer, Sentences sentences) {
        this.printer = printer;
        this.sentences = sentences;
    }

    ResponseEntity<InputStreamResource> pdf(CaseFile file, Language language) {
        return printer.pdf(
                template,
                values(file, language),
                language,
                file.proof().files(),
                "case-file-" + file.engagement().shown().engagementId());
    }

    /** All of it but its title, to stand within a page. */
    String contents(CaseFile file, Language language) {
        return template.contents(values(file, language), language);
    }

    private Map<String, ?> values(CaseFile file, Language language) {
        EngagementView engagement = file.engagement().shown();
        Map<Long, Long> numbers = new HashMap<>();
        file.told().stream()
                .filter(event -> event.sequence() != null)
                .forEach(event -> numbers.put(event.position(), event.sequence()));
        return Map.of(
                "file",
                file,
                "called",
                CaseFile.called(file.engagement().parties()),
                "engagement",
                engagement,
                "parties",
                file.engagement().parties(),
                "zone",
                engagement.termsInForce().terms().zone(),
                "say",
                sentences.in(language),
                "numbers",
                numbers);
    }
}
