package io.engagements.query.pages.report;

import io.engagements.events.Role;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.AskedMoment;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import io.engagements.query.report.PartyRecords;
import io.engagements.query.report.PartyRecords.Wish;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What a party has done as client or as VA, for members of it and for auditors: on a page, as PDF and as a table. */
@Screen
class RecordPage {

    private static final String PATH = "/parties/{id}/record";
    private static final String PDF = PATH + "/pdf";
    private static final String TABLE = PATH + "/table";

    private final PartyRecords records;
    private final AsOf clock;

    RecordPage(PartyRecords records, AsOf clock) {
        this.records = records;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room recordRoom() {
            return new Room(List.of(), List.of(PATH, PDF, TABLE), List.of());
        }
    }

    /**
     * @param as {@code VA} or {@code CLIENT}
     * @param asOf an instant, or a local time of the reader's; now when absent or empty
     */
    @GetMapping(PATH)
    String record(
            @PathVariable String id,
            @RequestParam String as,
            @RequestParam(required = false) @Nullable String asOf,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model,
            HttpServletResponse response) {
        AskedMoment moment = AskedMoment.of(asOf, clock, view);
        Wish wish = wish(id, as, moment.at(), view);
        PartyRecords.Shown shown = records.shown(wish, who.caller());
        response.setStatus(moment.status());
        return Sheet.show(
                model,
                view.say(
                        "report.record",
                        Map.of("who", shown.called(), "side", wish.side().name())),
                List.of(Sheet.home(who, view), Sheet.numbers(who, id, view)),
                Sheet.away(
                        "/parties/" + id + "/record",
                        new Wanted()
                                .with("as", wish.side().name())
                                .with("asOf", wish.asked() ? wish.asOf().toString() : null),
                        view),
                new Sheet.Moment(
                        "/parties/" + id + "/record",
                        moment,
                        Map.of("as", wish.side().name())),
                shown.html());
    }

    @GetMapping(PDF)
    ResponseEntity<InputStreamResource> pdf(
            @PathVariable String id,
            @RequestParam String as,
            @RequestParam(required = false) @Nullable String asOf,
            SignedIn who,
            @ModelAttribute("view") View view) {
        return records.pdf(wish(id, as, moment(asOf, view), view), who.caller());
    }

    @GetMapping(TABLE)
    ResponseEntity<byte[]> table(
            @PathVariable String id,
            @RequestParam String as,
            @RequestParam(required = false) @Nullable String asOf,
            SignedIn who,
            @ModelAttribute("view") View view) {
        return Sheet.table(records.table(wish(id, as, moment(asOf, view), view), who.caller()), "record-" + id);
    }

    private Wish wish(String id, String as, @Nullable Instant asOf, View view) {
        Sheet.requireIds(id);
        if (!as.equals(Role.VA.name()) && !as.equals(Role.CLIENT.name())) {
            throw ProblemException.parameter("as", "is one of VA, CLIENT");
        }
        return new Wish(
                id, Role.valueOf(as), asOf == null ? clock.now() : asOf, asOf != null, view.zone(), view.language());
    }

    private @Nullable Instant moment(@Nullable String asOf, View view) {
        String asked = Wanted.text(asOf);
        return asked == null ? null : view.asOf(asked, clock).now();
    }
}
