package io.engagements.query.pages.landing;

import io.engagements.query.pages.frame.PagesConfiguration;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What this is, in ten seconds, and the ways in. Who is in already sees what waits instead. */
@Screen
class LandingPage {

    private final ObjectProvider<DemoPeople> demo;

    LandingPage(ObjectProvider<DemoPeople> demo) {
        this.demo = demo;
    }

    /**
     * @param failed there when signing in went wrong
     * @param out there when somebody has just signed out
     */
    @GetMapping("/")
    String landing(
            @RequestParam(required = false) @Nullable String failed,
            @RequestParam(name = "signed-out", required = false) @Nullable String out,
            @Nullable SignedIn who,
            Model model) {
        if (who != null) {
            return "redirect:/today";
        }
        DemoPeople come = demo.getIfAvailable();
        model.addAttribute("people", come == null ? List.of() : come.people());
        model.addAttribute("entrance", come == null ? null : come.entrance());
        model.addAttribute("signIn", PagesConfiguration.SIGN_IN);
        model.addAttribute("notice", failed != null ? "landing.failed" : out != null ? "landing.signed-out" : null);
        return "landing/landing";
    }
}
