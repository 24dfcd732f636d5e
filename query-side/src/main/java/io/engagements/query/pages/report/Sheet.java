package io.engagements.query.pages.report;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** How every report is shown: what it is, the ways above and out of it, and the sheet itself. */
final class Sheet {

    private Sheet() {}

    /** A link. @param icon that stands before it; empty for none */
    record Way(String href, String icon, String words) {}

    /**
     * A way to another moment of the same.
     *
     * @param action address that takes the moment as {@code asOf}
     * @param local the one that is shown, as the viewer's clock showed it
     */
    record Moment(String action, String local) {

        static Moment of(String action, Instant at, View view) {
            return new Moment(action, DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at.atZone(view.zone())));
        }
    }

    /** @throws ProblemException 404 where one of them is no id */
    static void requireIds(String... ids) {
        if (!Stream.of(ids).allMatch(id -> id.matches(Id.PATTERN))) {
            throw ProblemException.unknown();
        }
    }

    /** Where everybody's way to an engagement begins. */
    static Way home(SignedIn who, View view) {
        boolean finds = who.caller().has(Role.AUDITOR)
                && !who.caller().has(Role.CLIENT)
                && !who.caller().has(Role.VA);
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
     * @param moment a way to other moments; absent for what is told of now alone
     * @return the name of the template
     */
    static String show(
            Model model, String title, List<Way> over, List<Way> ways, @Nullable Moment moment, String html) {
        model.addAttribute("moment", moment);
        model.addAttribute("title", title);
        model.addAttribute("over", over);
        model.addAttribute("ways", ways);
        model.addAttribute("html", html);
        return "report/report";
    }
}
