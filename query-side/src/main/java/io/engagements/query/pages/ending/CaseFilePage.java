package io.engagements.query.pages.ending;

import io.engagements.events.Id;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.casefile.PrintedCaseFiles;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The whole case to be read, by whoever may have it as PDF: the same words from the same source. */
@Screen
class CaseFilePage {

    private final PrintedCaseFiles caseFiles;

    CaseFilePage(PrintedCaseFiles caseFiles) {
        this.caseFiles = caseFiles;
    }

    @GetMapping("/engagements/{id}/case-file")
    String caseFile(@PathVariable String id, SignedIn who, @ModelAttribute("view") View view, Model model) {
        if (!id.matches(Id.PATTERN)) {
            throw ProblemException.unknown();
        }
        model.addAttribute("id", id);
        model.addAttribute("shown", caseFiles.shownNow(id, view.language(), who.caller()));
        return "ending/case-file";
    }
}
