package io.engagements.query.pages.frame;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.AsOf;
import io.engagements.query.party.PartyName;
import io.engagements.query.party.PartyNames;
import io.engagements.query.party.PartyNames.Whereabouts;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the frame round every page needs to know. */
@ControllerAdvice(annotations = Screen.class)
@ConditionalOnBooleanProperty("engagements.pages")
class EveryPage {

    private final PartyNames names;
    private final Names people;
    private final Views views;
    private final ObjectProvider<Room> rooms;
    private final AsOf clock;

    EveryPage(PartyNames names, Names people, Views views, ObjectProvider<Room> rooms, AsOf clock) {
        this.names = names;
        this.people = people;
        this.views = views;
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * Who looks.
     *
     * @param name the person's own, else the business acted for, else the account
     * @param named whether it is more than the account
     * @param business absent when it is not known
     * @param role as what the person is here first of all; absent for who has none
     */
    record Me(
            String name,
            boolean named,
            @Nullable String business,
            @Nullable Role role) {

        /** Whether the person has engagements as one of their sides. */
        public boolean isDesk() {
            return role == Role.CLIENT || role == Role.VA;
        }
    }

    @ModelAttribute
    void frame(@Nullable SignedIn who, HttpServletRequest request, Model model) {
        Optional<Whereabouts> party = Optional.ofNullable(who)
                .map(SignedIn::caller)
                .filter(EveryPage::actsForParty)
                .flatMap(caller -> Optional.ofNullable(caller.party()))
                .flatMap(names::whereabouts);
        model.addAttribute("me", who == null ? null : me(who, party));
        View now = views.of(request, party);
        model.addAttribute("view", who == null || !mayLookBack(who.caller()) ? now : seen(request, now));
        model.addAttribute("present", who != null && !mayLookBack(who.caller()) && asksForMoment(request));
        model.addAttribute("path", path(request));
        model.addAttribute("address", address(request));
        model.addAttribute("entries", who == null ? List.of() : entries(who.caller()));
        model.addAttribute("made", System.currentTimeMillis());
        HttpSession session = request.getSession(false);
        if (who != null && session != null && !path(request).equals(PagesConfiguration.LIVE)) {
            Sessions.acted(session);
        }
    }

    /** Whoever acts nowhere may ask for a moment of the past; everybody else is shown the present, and told so. */
    private static boolean mayLookBack(Caller caller) {
        return caller.has(Role.AUDITOR) && !actsForParty(caller);
    }

    private static boolean asksForMoment(HttpServletRequest request) {
        String moment = request.getParameter(Past.MOMENT);
        return moment != null && !moment.isBlank() && Past.has(path(request));
    }

    private View seen(HttpServletRequest request, View now) {
        if (PageRefusals.of(request).isPresent()) {
            // It may be the moment that is refused.
            return now;
        }
        return asksForMoment(request) ? now.asOf(request.getParameter(Past.MOMENT), clock) : now;
    }

    private List<Room.Entry> entries(Caller caller) {
        return rooms.orderedStream()
                .flatMap(room -> room.entries().stream())
                .filter(entry -> entry.roles().stream().anyMatch(caller::has))
                .toList();
    }

    /** Who acts for none may have an account by the name of a party all the same. */
    private static boolean actsForParty(Caller caller) {
        return Stream.of(Role.CLIENT, Role.VA, Role.LAWYER).anyMatch(caller::has);
    }

    private Me me(SignedIn who, Optional<Whereabouts> party) {
        PartyName acted = party.map(Whereabouts::name).orElse(null);
        String name = people.self(who.caller(), acted);
        return new Me(
                name,
                !name.equals(who.caller().person()),
                acted == null ? null : acted.businessName(),
                Stream.of(Role.values()).filter(who.caller()::has).findFirst().orElse(null));
    }

    /** Where a choice of language leads back to, with all that was asked; a form that was sent is not asked again. */
    private static String address(HttpServletRequest request) {
        String query = request.getQueryString();
        return path(request) + (query == null || !request.getMethod().equals("GET") ? "" : "?" + query);
    }

    /** What was asked for, not what it was forwarded to. */
    static String path(HttpServletRequest request) {
        Object asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        String path = asked instanceof String before ? before : request.getRequestURI();
        return path.substring(request.getContextPath().length());
    }
}
