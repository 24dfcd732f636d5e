package io.engagements.query.casefile;

import io.engagements.events.Caller;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.engagement.EngagementView;
import io.engagements.support.problem.Language;
import java.util.Map;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Case files as PDF to be saved, and as they are read on a page. */
@Component
public class PrintedCaseFiles {

    private final CaseFiles files;
    private final CaseFilePrint print;
    private final AsOf asOf;
    private final Exports exports;

    PrintedCaseFiles(CaseFiles files, CaseFilePrint print, AsOf asOf, Exports exports) {
        this.files = files;
        this.print = print;
        this.asOf = asOf;
        this.exports = exports;
    }

    /**
     * Of now, when the caller's turn comes.
     *
     * @throws ProblemException 404 when the caller does not see the engagement; 429 when too many wait, too many of the
     *     caller's party do, or the turn does not come
     */
    public ResponseEntity<InputStreamResource> ofNow(String engagementId, Language language, Caller caller) {
        return exports.handOut(
                caller,
                () -> of(
                        files.asOf(
                                engagementId,
                                asOf.now(),
                                null,
                                language.locale().toLanguageTag(),
                                true,
                                caller),
                        language));
    }

    /**
     * A case file to be read on a page.
     *
     * @param client what the client is called in it
     * @param va what the VA is called
     * @param html what it says, in elements with the classes and the anchors ({@code cf-…}, {@code entry-…}) of the print
     */
    public record Shown(String client, String va, String html) {}

    /** As above, to be read where one is. */
    public Shown shownNow(String engagementId, Language language, Caller caller) {
        return exports.handOut(caller, () -> {
            CaseFile file =
                    files.asOf(engagementId, asOf.now(), null, language.locale().toLanguageTag(), false, caller);
            Map<String, String> called = CaseFile.called(file.engagement().parties());
            EngagementView shown = file.engagement().shown();
            return new Shown(
                    called.getOrDefault(shown.parties().clientId(), ""),
                    called.getOrDefault(shown.parties().vaId(), ""),
                    print.contents(file, language));
        });
    }

    ResponseEntity<InputStreamResource> of(CaseFile file, Language language) {
        return print.pdf(file, language);
    }
}
