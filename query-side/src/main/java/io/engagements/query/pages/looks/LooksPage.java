package io.engagements.query.pages.looks;

import io.engagements.events.Role;
import io.engagements.query.access.WhoLooked;
import io.engagements.query.access.WhoLooked.Seen;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.history.EventSummaries;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.support.access.AccessKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who looked at an engagement, and who took what of it away, for its two sides and its lawyer. */
@Screen
class LooksPage {

    private static final int MOST = 30;

    private final Sides sides;
    private final WhoLooked looked;
    private final EventSummaries events;
    private final Snapshot snapshot;

    LooksPage(Sides sides, WhoLooked looked, EventSummaries events, Snapshot snapshot) {
        this.sides = sides;
        this.looked = looked;
        this.events = events;
        this.snapshot = snapshot;
    }

    /**
     * @param at in the viewer's zone
     * @param utc for machines
     * @param of which one, in words, where there are several such things; absent where there is one
     * @param where it can be looked at; absent likewise, and where it cannot
     * @param away whether it was taken away
     */
    record Row(
            String at,
            String utc,
            String who,
            String what,
            @Nullable String of,
            @Nullable String where,
            boolean away) {}

    /** @param after cursor of the last one seen */
    @GetMapping("/engagements/{id}/accesses")
    String looks(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String after,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Side side = sides.read(id, null, who, view);
        model.addAttribute("id", id);
        model.addAttribute("side", side);
        Page<Seen> page = looked.of(side.contract(), who.caller(), MOST, after);
        Map<String, EventSummary> receipts = receipts(page.items(), side, view);
        model.addAttribute("page", page.map(seen -> row(seen, receipt(seen, receipts), side, who, view)));
        return "looks/looks";
    }

    /**
     * The events whose receipts were taken, by their ids. Which they are the command side says, after whose answer nothing more
     * is read of the state in which the engagement was; events are the same in every later one.
     */
    private Map<String, EventSummary> receipts(List<Seen> seen, Side side, View view) {
        Set<String> ids = seen.stream()
                .filter(each -> each.kind() == AccessKind.RECEIPT)
                .flatMap(each -> Stream.ofNullable(each.subject()))
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Map.of();
        }
        snapshot.end();
        return snapshot.apart(() -> events.of(side.engagement(), ids, view.now(), view.language(), side.who())).stream()
                .collect(Collectors.toMap(EventSummary::id, event -> event));
    }

    /** Some is of nothing in particular. */
    private static @Nullable EventSummary receipt(Seen seen, Map<String, EventSummary> receipts) {
        return seen.subject() == null ? null : receipts.get(seen.subject());
    }

    private static Row row(Seen seen, @Nullable EventSummary receipt, Side side, SignedIn who, View view) {
        String where = seen.kind() == AccessKind.FILE ? "/files/" + seen.subject() : null;
        return new Row(
                view.moment(seen.at(), view.zone()),
                seen.at().toString(),
                who(seen, side, who, view),
                what(seen.kind(), seen.subject(), view),
                receipt == null ? where == null ? null : view.say("looks.file") : receipt.sentence(),
                receipt == null ? where : replay(side, receipt),
                seen.kind().isExport());
    }

    /** What was read, in words. @param subject absent where it is of everything there is */
    static String what(AccessKind kind, @Nullable String subject, View view) {
        boolean all = kind == AccessKind.EVIDENCE && subject == null;
        return view.say("looks.what." + kind + (all ? ".all" : ""));
    }

    private static String replay(Side side, EventSummary event) {
        return "/engagements/" + side.contract().engagementId() + "/replay?at=" + event.sequence();
    }

    private static String who(Seen seen, Side side, SignedIn who, View view) {
        String person = seen.person();
        if (person != null) {
            if (person.equals(who.caller().person())) {
                return view.say("looks.who.you");
            }
            return side.side() == Role.AUDITOR ? anybody(seen, person, side, view) : own(person, side, who, view);
        }
        String called = seen.party() == null ? null : side.names().get(seen.party());
        return called == null || seen.role() == Role.AUDITOR ? view.say("looks.who." + seen.role()) : called;
    }

    private static String own(String person, Side side, SignedIn who, View view) {
        String party = Objects.requireNonNull(who.caller().party());
        return view.say("looks.who.own", Map.of("person", side.who().person(party, person)));
    }

    /** As auditors see it: by the account, and as what it looked. */
    private static String anybody(Seen seen, String person, Side side, View view) {
        String party = seen.party();
        String called =
                party != null && side.names().containsKey(party) ? side.who().person(party, person) : person;
        return view.say("looks.who.of", Map.of("person", called, "role", view.say("looks.who." + seen.role())));
    }
}
