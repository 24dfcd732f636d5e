package io.engagements.query.pages.report;

import java.util.List;
import org.springframework.ui.Model;

/** How every report is shown: what it is, the ways above and out of it, and the sheet itself. */
final class Sheet {

    private Sheet() {}

    /** A link. @param icon that stands before it; empty for none */
    record Way(String href, String icon, String words) {}

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
