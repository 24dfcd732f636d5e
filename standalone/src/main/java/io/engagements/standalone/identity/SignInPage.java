package io.engagements.standalone.identity;

import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.landing.DemoPeople;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody says who they are. */
@Screen
class SignInPage {

    private static final List<String> REASONS = List.of("wrong", "passkey", "wait", "away", "gone");

    private static final List<String> DONE = List.of("welcome", "changed", "removed");

    private final DemoPeople demo;

    SignInPage(DemoPeople demo) {
        this.demo = demo;
    }

    /**
     * @param refused why the last try did not work
     * @param done what led here
     */
    @GetMapping(SignInConfiguration.PATH)
    String signIn(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String done,
            Model model) {
        model.addAttribute("refused", refused != null && REASONS.contains(refused) ? "sign-in." + refused : null);
        model.addAttribute("done", done != null && DONE.contains(done) ? "sign-in." + done : null);
        model.addAttribute("people", demo.people());
        model.addAttribute("entrance", demo.entrance());
        return "sign-in/sign-in";
    }
}
