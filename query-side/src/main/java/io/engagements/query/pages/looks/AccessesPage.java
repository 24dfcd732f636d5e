package io.engagements.query.pages.looks;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.access.WhoLooked;
import io.engagements.query.access.WhoLooked.Looked;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Days;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import io.engagements.support.access.AccessFilter;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Who read what of others, and who took what away, for auditors: their own reads too. What was asked for stands in the address. */
@Screen
class AccessesPage {

    private static final String PATH = "/accesses";

    private static final int MOST = 50;

    private final WhoLooked looked;
    private final Accesses accesses;
    private final AsOf clock;

    AccessesPage(WhoLooked looked, Accesses accesses, AsOf clock) {
        this.looked = looked;
        this.accesses = accesses;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.pages")
    static class Ways {

        @Bean
        Room accessesRoom() {
            return new Room(
                    List.of(),
                    List.of(PATH),
                    List.of(new Room.Entry(PATH, "bi-eye", "nav.accesses", Set.of(Role.AUDITOR))));
        }
    }

    /**
     * Which accesses somebody wants to see. What is absent does not matter.
     *
     * @param who an account or a party that read, or on whose behalf it was read
     * @param engagement what was read is of it
     * @param party what was read is its name, or its numbers
     * @param kind the name of one
     * @param from see {@link Days}
     * @param to likewise
     * @param zone likewise
     * @param after cursor of the last one seen
     */
    record Filters(
            @Nullable String who,
            @Nullable String engagement,
            @Nullable String party,
            @Nullable String kind,
            @Nullable String from,
            @Nullable String to,
            @Nullable String zone,
            @Nullable String after) {

        Filters {
            who = Wanted.text(who);
            engagement = Wanted.text(engagement);
            party = Wanted.text(party);
            kind = Wanted.text(kind);
            from = Wanted.text(from);
            to = Wanted.text(to);
            zone = Wanted.text(zone);
        }

        private AccessFilter filter(AsOf clock, View view) {
            Days days = new Days(from, to, zone);
            return new AccessFilter(
                    who,
                    engagement,
                    party,
                    kind == null ? null : kindOf(kind),
                    days.begin(clock, view.zone()),
                    days.end(clock, view.zone()));
        }

        private static AccessKind kindOf(String name) {
            return Stream.of(AccessKind.values())
                    .filter(kind -> kind.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> ProblemException.malformed("kind", "is no kind of access"));
        }

        private String further(String cursor, View view) {
            return new Wanted()
                    .with("who", who)
                    .with("engagement", engagement)
                    .with("party", party)
                    .with("kind", kind)
                    .with("from", from)
                    .with("to", to)
                    .with("zone", new Days(from, to, zone).in(view.zone()).zone())
                    .with("after", cursor)
                    .address(PATH);
        }
    }

    /**
     * @param at in the reader's zone
     * @param utc for machines
     * @param account who read; of what was lost, who tells of it
     * @param party for which; absent for who acts for none
     * @param roles what the account was allowed to be, in words
     * @param behalf the account for which it was read; absent where nobody read for another
     * @param what in words
     * @param subject id of what was read; absent where it is no single thing
     * @param where it can be looked at; absent likewise, and where it cannot
     * @param away whether it was taken away
     */
    record Row(
            String at,
            String utc,
            String account,
            @Nullable String party,
            String roles,
            @Nullable String behalf,
            String what,
            @Nullable String subject,
            @Nullable String where,
            boolean away) {}

    @GetMapping(PATH)
    String accesses(Filters asked, SignedIn who, @ModelAttribute("view") View view, Model model) {
        if (!who.caller().has(Role.AUDITOR)) {
            throw ProblemException.unknown();
        }
        Page<Looked> page = looked.find(asked.filter(clock, view), MOST, asked.after());
        accesses.looked(
                asked.engagement() == null || !asked.engagement().matches(Id.PATTERN)
                        ? AccessTo.accesses()
                        : AccessTo.engagement(AccessKind.ACCESSES, asked.engagement()));
        model.addAttribute("asked", asked);
        model.addAttribute("kinds", AccessKind.values());
        model.addAttribute("rows", page.map(each -> row(each, view)).items());
        model.addAttribute("next", page.next() == null ? null : asked.further(page.next(), view));
        return "looks/accesses";
    }

    private static Row row(Looked looked, View view) {
        return new Row(
                view.secondThere(looked.at()),
                looked.at().toString(),
                looked.person(),
                looked.party(),
                looked.roles().stream().map(role -> view.say("role." + role)).collect(Collectors.joining(", ")),
                looked.onBehalfOf(),
                LooksPage.what(looked.kind(), looked.subject(), view),
                looked.subject(),
                where(looked),
                looked.kind().isExport());
    }

    private static @Nullable String where(Looked looked) {
        String subject = looked.subject();
        if (subject == null) {
            return null;
        }
        return switch (looked.kind()) {
            case RECEIPT -> "/ledger/" + subject;
            case FILE -> "/files/" + subject;
            case PARTY -> ofParty(subject);
            case LOST, LEDGER -> null;
            case NUMBERS, EVIDENCE, REPORT ->
                looked.engagementId() == null ? ofParty(subject) : "/engagements/" + subject;
            default ->
                looked.engagementId() == null
                        ? new Wanted().with("engagement", subject).address("/ledger")
                        : "/engagements/" + looked.engagementId();
        };
    }

    private static String ofParty(String id) {
        return new Wanted().with("party", id).address("/find");
    }
}
