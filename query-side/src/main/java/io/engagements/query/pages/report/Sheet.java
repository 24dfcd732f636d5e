package io.engagements.query.pages.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.AskedMoment;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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
     * @param asked the one that was asked for
     * @param besides what else the address takes, and stays the same
     */
    record Moment(String action, AskedMoment asked, Map<String, String> besides) {

        Moment(String action, AskedMoment asked) {
            this(action, asked, Map.of());
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

    /** To a party's own numbers; an auditor's is to its engagements. */
    static Way numbers(SignedIn who, String partyId, View view) {
        boolean own = partyId.equals(who.caller().party());
        return own
                ? new Way(
                        "/numbers",
                        "",
                        view.say("nav.numbers", Map.of("0", Sides.ownSide(who).name())))
                : new Way(new Wanted().with("party", partyId).address("/find"), "", view.say("nav.engagements"));
    }

    /** As PDF and as a table. @param path the report's own */
    static List<Way> away(String path, Wanted wanted, View view) {
        return List.of(
                new Way(wanted.address(path + "/pdf"), "bi-file-earmark-pdf", view.say("report.pdf")),
                new Way(wanted.address(path + "/table"), "bi-file-earmark-spreadsheet", view.say("ledger.take.csv")));
    }

    /** To be saved. @param name of the file, without its ending */
    static ResponseEntity<byte[]> table(String rows, String name) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + ".csv")
                                .build()
                                .toString())
                .body(rows.getBytes(UTF_8));
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
