package io.engagements.query.pages.frame;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.replay.Replay;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Parties;
import io.engagements.rules.engagement.Engagement;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Engagements for the two sides that have them, the lawyer appointed and auditors; for everybody else there are none. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Sides {

    private static final Pattern VERSION = Pattern.compile("\\d{1,15}");

    private final Engagements engagements;
    private final Reader reader;
    private final Replay replay;
    private final Names names;

    Sides(Engagements engagements, Reader reader, Replay replay, Names names) {
        this.engagements = engagements;
        this.reader = reader;
        this.replay = replay;
        this.names = names;
    }

    /**
     * An engagement as one of its sides sees it, or its lawyer.
     *
     * @param side of who looks: client, VA or, where it may be, lawyer or auditor
     * @param client what the client is called
     * @param va what the VA is called
     * @param lawyer what the lawyer appointed last is called; absent while there is none
     * @param who all of them, and the people who act for them
     */
    public record Side(
            Engagement engagement,
            Role side,
            Called client,
            Called va,
            @Nullable Called lawyer,
            Who who) {

        public Contract contract() {
            return engagement.contract();
        }

        /** The contract's, in force now. */
        public ZoneId zone() {
            return contract().terms().zone();
        }

        /** Who is on the other side. */
        public Called other() {
            return side == Role.CLIENT ? va : client;
        }

        /** Whether who looks is one of the two whose engagement it is. */
        public boolean acts() {
            return side == Role.CLIENT || side == Role.VA;
        }

        /** For whom texts are: the client, the VA, or {@code READER} for everybody else. */
        public String eyes() {
            return acts() ? side.name() : "READER";
        }

        /** What each of them is called, by id. */
        public Map<String, String> names() {
            return who.names();
        }
    }

    /** What a page shows, as of its version, and follows. */
    public record Followed(String subject, long version) {}

    /**
     * The two sides of an engagement in a list.
     *
     * @param side of who looks
     * @param who both of them, and the people who act for them
     */
    public record Pair(Role side, Called client, Called va, Who who) {

        /** Who is on the other side. */
        public Called other() {
            return side == Role.CLIENT ? va : client;
        }
    }

    /**
     * What a party is called.
     *
     * @param person in a sentence: the person, or the business where several people act for it
     * @param business the same as the person where it has no name of its own
     */
    public record Called(String person, String business) {}

    /**
     * @param version that must be shown, as an address names it; absent for what there is
     * @throws ProblemException 404 when there is none, or it is not the caller's; 400 when the version is none; 503 when it
     *     is not reached
     */
    public Side find(String engagementId, @Nullable String version, SignedIn who, View view) {
        return find(engagementId, version, who, view, Sides::sideOf);
    }

    /** As above, for who only reads: the two sides, the lawyer appointed last, and auditors. */
    public Side read(String engagementId, @Nullable String version, SignedIn who, View view) {
        return find(engagementId, version, who, view, Sides::viewerOf);
    }

    /** As above, for the lawyer appointed last; whoever is not finds nothing. */
    public Side ofLawyer(String engagementId, @Nullable String version, SignedIn who, View view) {
        return find(engagementId, version, who, view, Sides::lawyerOf);
    }

    /** As above, for whoever reads what the lawyer decides on: the lawyer appointed last, and auditors. */
    public Side readAsLawyer(String engagementId, @Nullable String version, SignedIn who, View view) {
        return find(engagementId, version, who, view, Sides::outsiderOf);
    }

    /** As above, for whoever may see its history: the two sides, the lawyer appointed last, and auditors. */
    public Side replay(String engagementId, SignedIn who, View view) {
        return find(AccessTo.engagement(AccessKind.HISTORY, engagementId), null, who, view, Sides::viewerOf);
    }

    private Side find(
            String engagementId,
            @Nullable String version,
            SignedIn who,
            View view,
            BiFunction<Parties, Viewer, @Nullable Role> as) {
        return find(AccessTo.engagement(AccessKind.ENGAGEMENT, engagementId), version, who, view, as);
    }

    private Side find(
            AccessTo what,
            @Nullable String version,
            SignedIn who,
            View view,
            BiFunction<Parties, Viewer, @Nullable Role> as) {
        String engagementId = Objects.requireNonNull(what.subject());
        if (!engagementId.matches(Id.PATTERN)) {
            throw ProblemException.unknown();
        }
        Viewer viewer = Viewer.of(who.caller());
        Engagement engagement = reader.find(
                what,
                version(version),
                () -> engagements
                        .find(engagementId, viewer)
                        .filter(found -> as.apply(found.contract().parties(), viewer) != null),
                found -> found.contract().version());
        Role side = Objects.requireNonNull(as.apply(engagement.contract().parties(), viewer));
        if (view.past()) {
            return told(asOf(engagementId, view.now()), side, who, view);
        }
        follows(engagementId, engagement.contract().version());
        return told(engagement, side, who, view);
    }

    private Engagement asOf(String engagementId, Instant moment) {
        return replay.asOf(engagementId, moment)
                .orElseThrow(() -> ProblemException.parameter(Past.MOMENT, "is before the engagement began"));
    }

    /** The page says what of it is shown, so that it can tell what has happened since. */
    public static void follows(String subject, long version) {
        RequestContextHolder.currentRequestAttributes()
                .setAttribute("followed", new Followed(subject, version), RequestAttributes.SCOPE_REQUEST);
    }

    /** As above; whoever is not on this side finds nothing. */
    public Side find(String engagementId, @Nullable String version, SignedIn who, View view, Role side) {
        Side found = find(engagementId, version, who, view);
        if (found.side() != side) {
            throw ProblemException.unknown();
        }
        return found;
    }

    /** As which side somebody has engagements. @throws ProblemException 404 for who is on none */
    public static Role ownSide(SignedIn who) {
        return Stream.of(Role.CLIENT, Role.VA)
                .filter(who.caller()::has)
                .findFirst()
                .orElseThrow(ProblemException::unknown);
    }

    /** A number that an address carries. @throws ProblemException 400 when it is none */
    public static @Nullable Long version(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!VERSION.matcher(text).matches()) {
            throw ProblemException.malformed("version", "is a whole number");
        }
        return Long.valueOf(text);
    }

    private static @Nullable Role sideOf(Parties parties, Viewer viewer) {
        if (parties.clientId().equals(viewer.client())) {
            return Role.CLIENT;
        }
        return parties.vaId().equals(viewer.va()) ? Role.VA : null;
    }

    private static @Nullable Role lawyerOf(Parties parties, Viewer viewer) {
        return viewer.lawyer().equals(parties.lawyerId()) ? Role.LAWYER : null;
    }

    private static @Nullable Role outsiderOf(Parties parties, Viewer viewer) {
        Role lawyer = lawyerOf(parties, viewer);
        return lawyer == null && viewer.auditor() ? Role.AUDITOR : lawyer;
    }

    private static @Nullable Role viewerOf(Parties parties, Viewer viewer) {
        Role side = sideOf(parties, viewer);
        return side == null ? outsiderOf(parties, viewer) : side;
    }

    private Side told(Engagement engagement, Role side, SignedIn reader, View view) {
        Parties parties = engagement.contract().parties();
        String lawyer = parties.lawyerId();
        Map<String, String> otherwise = sides(Stream.of(parties), view);
        if (lawyer != null) {
            otherwise.put(lawyer, view.say("role.LAWYER"));
        }
        Who who = names.of(otherwise, view).readBy(reader.caller());
        return new Side(
                engagement,
                side,
                who.called(parties.clientId()),
                who.called(parties.vaId()),
                lawyer == null ? null : who.called(lawyer),
                who);
    }

    private static Map<String, String> sides(Stream<Parties> all, View view) {
        Map<String, String> otherwise = new HashMap<>();
        all.forEach(parties -> {
            otherwise.put(parties.clientId(), view.say("role.CLIENT"));
            otherwise.put(parties.vaId(), view.say("role.VA"));
        });
        return otherwise;
    }

    /** What both sides of these engagements are called, for who may see them all. */
    public Who names(Collection<Contract> contracts, View view) {
        return names.of(sides(contracts.stream().map(Contract::parties), view), view);
    }

    /** The sides of these engagements by the engagement's id, for who is on one of them in each. */
    public Map<String, Pair> of(Collection<Contract> contracts, SignedIn who, View view) {
        Viewer viewer = Viewer.of(who.caller());
        Who all = names.of(sides(contracts.stream().map(Contract::parties), view), view)
                .readBy(who.caller());
        return contracts.stream()
                .collect(Collectors.toMap(Contract::engagementId, contract -> pair(contract.parties(), all, viewer)));
    }

    private static Pair pair(Parties parties, Who all, Viewer viewer) {
        return new Pair(
                parties.clientId().equals(viewer.client()) ? Role.CLIENT : Role.VA,
                all.called(parties.clientId()),
                all.called(parties.vaId()),
                all);
    }
}
