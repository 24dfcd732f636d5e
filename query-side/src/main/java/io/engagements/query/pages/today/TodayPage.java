package io.engagements.query.pages.today;

import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What waits for whoever signed in, the most pressing first. */
@Screen
class TodayPage {

    private final Desk desk;
    private final LawyersDesk lawyers;

    TodayPage(Desk desk, LawyersDesk lawyers) {
        this.desk = desk;
        this.lawyers = lawyers;
    }

    /** @param after cursor of the last thing seen */
    @GetMapping("/today")
    String today(
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletRequest request) {
        if (!Desk.isOf(who.caller())) {
            return "today/interface";
        }
        model.addAttribute("further", after != null);
        if (LawyersDesk.isOf(who.caller())) {
            model.addAttribute("docket", lawyers.docket(who.caller(), after, view));
            return "today/lawyer";
        }
        if (request.getHeader("HX-Request") != null) {
            model.addAttribute("things", desk.waitingFor(who.caller(), after, view));
            return "today/today :: things";
        }
        Desk.Whole whole = desk.whole(who.caller(), after, view);
        model.addAttribute("things", whole.things());
        model.addAttribute("chances", whole.chances());
        model.addAttribute("beginning", whole.beginning());
        model.addAttribute("ownId", whole.ownId());
        model.addAttribute("others", whole.others());
        model.addAttribute("contracts", whole.contracts());
        return "today/today";
    }
}
