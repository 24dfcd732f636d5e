package io.engagements.query.pages.report;

import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.report.Certificates;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** That a piece of work was accepted, to be shown to whomever one likes: on a page, and as PDF. */
@Screen
class CertificatePage {

    private static final String PATH = "/engagements/{id}/work/{deliverable}/certificate";
    private static final String PDF = PATH + "/pdf";

    private final Certificates certificates;

    CertificatePage(Certificates certificates) {
        this.certificates = certificates;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room certificateRoom() {
            return new Room(List.of(), List.of(PATH, PDF), List.of());
        }
    }

    @GetMapping(PATH)
    String certificate(
            @PathVariable String id,
            @PathVariable String deliverable,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Sheet.requireIds(id, deliverable);
        Certificates.Shown shown = certificates.shown(id, deliverable, view.language(), who.caller());
        String engagement = "/engagements/" + id;
        String work = engagement + "/work/" + deliverable;
        return Sheet.show(
                model,
                view.say("report.certificate", Map.of("title", shown.work())),
                List.of(
                        Sheet.home(who, view),
                        Sheet.engagement(engagement, shown.client(), shown.va(), view),
                        new Sheet.Way(work, "", shown.work())),
                List.of(new Sheet.Way(work + "/certificate/pdf", "bi-file-earmark-pdf", view.say("report.pdf"))),
                null,
                shown.html());
    }

    @GetMapping(PDF)
    ResponseEntity<InputStreamResource> pdf(
            @PathVariable String id,
            @PathVariable String deliverable,
            SignedIn who,
            @ModelAttribute("view") View view) {
        Sheet.requireIds(id, deliverable);
        return certificates.pdf(id, deliverable, view.language(), who.caller());
    }
}
