package io.engagements.query.pages.report;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import java.util.List;
import java.util.Map;
import org.springframework.ui.Model;

/** How every report is shown: what it is, the ways above and out of it, and the sheet itself. */
final class Sheet {

    private Sheet() {}

    /** A link. @param icon that stands before it; empty for none */
    record Way(String href, String icon, String words) {}

    /** Where everybody's way to an engagement begins. */
    static Way home(SignedIn who, View view) {
        boolean finds = who.caller().has(Role.AUDITOR) && !who.caller().has(Role.CLIENT) && !who.caller().has(Role.VA);
        return finds ? new Way("/find", "", view.say("nav.find")) : new Way("/today", "", view.say("nav.today"));
    }

    /** @param path the engagement's address */
    static Way engagement(String path, String client, String va, View view) {
        return new Way(path, "", view.say("engagement.title", Map.of("0", client, "1", va)));
    }

    /**
     * @param title what it is, in words
     * @param over the pages that it belongs to, from the top
     * @param ways to take it away
     * @param html the fragment {@code contents} of its print, in which what people typed is escaped
     * @return the name of the template
     */
    static String show(Model model, String title, List<Way> over, List<Way> ways, String html) {
        model.addAttribute("title", title);
        model.addAttribute("over", over);
        model.addAttribute("ways", ways);
        model.addAttribute("html", html);
        return "report/report";
    }
}
