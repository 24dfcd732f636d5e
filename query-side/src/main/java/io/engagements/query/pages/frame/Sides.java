package io.engagements.query.pages.frame;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.engagement.Engagements;
import io.engagements.query.party.PartyName;
import io.engagements.query.party.PartyNames;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Parties;
import io.engagements.rules.engagement.Engagement;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Engagements for the two sides that have them, and for the lawyer appointed; for everybody else there are none. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Sides {

    private static final Pattern VERSION = Pattern.compile("\\d{1,15}");

    private final Engagements engagements;
    private final Reader reader;
    private final PartyNames names;

    Sides(Engagements engagements, Reader reader, PartyNames names) {
        this.engagements = engagements;
        this.reader = reader;
        this.names = names;
    }

    /**
     * An engagement as one of its sides sees it, or its lawyer.
     *
     * @param side of who looks: client, VA or lawyer
     * @param client what the client is called
     * @param va what the VA is called
     * @param lawyer what the lawyer appointed last is called; absent while there is none
     */
    public record Side(
            Engagement engagement,
            Role side,
            Called client,
            Called va,
            @Nullable Called lawyer) {

        public Contract contract() {
            return engagement.contract();
        }

        /** Who is on the other side. */
        public Called other() {
            return side == Role.CLIENT ? va : client;
        }

        /** What each of them is called, by id. */
        public Map<String, String> names() {
            Parties parties = contract().parties();
            Map<String, String> names = new HashMap<>();
            if (lawyer != null && parties.lawyerId() != null) {
                names.put(parties.lawyerId(), lawyer.person());
            }
            names.put(parties.clientId(), client.person());
            names.put(parties.vaId(), va.person());
            return Map.copyOf(names);
        }
    }

    /** What a page shows, as of its version, and follows. */
    public record Followed(String subject, long version) {}

    /**
     * The two sides of an engagement in a list.
     *
     * @param side of who looks
     */
    public record Pair(Role side, Called client, Called va) {

        /** Who is on the other side. */
        public Called other() {
            return side == Role.CLIENT ? va : client;
        }
    }

    /** @param business the same as the person where it has no name of its own */
    public record Called(String person, String business) {}

    /**
     * @param version that must be shown, as an address names it; absent for what there is
     * @throws ProblemException 404 when there is none, or it is not the caller's; 400 when the version is none; 503 when it
     *     is not reached
     */
    public Side find(String engagementId, @Nullable String version, SignedIn who, View view) {
        return find(engagementId, version, who, view, Sides::sideOf);
    }

    /** As above, for the lawyer appointed last; whoever is not finds nothing. */
    public Side ofLawyer(String engagementId, @Nullable String version, SignedIn who, View view) {
        return find(
                engagementId,
                version,
                who,
                view,
                (parties, viewer) -> viewer.lawyer().equals(parties.lawyerId()) ? Role.LAWYER : null);
    }

    private Side find(
            String engagementId,
            @Nullable String version,
            SignedIn who,
            View view,
            BiFunction<Parties, Viewer, @Nullable Role> as) {
        if (!engagementId.matches(Id.PATTERN)) {
            throw ProblemException.unknown();
        }
        Viewer viewer = Viewer.of(who.caller());
        Engagement engagement = reader.read(
                AccessTo.engagement(AccessKind.ENGAGEMENT, engagementId),
                version(version),
                () -> engagements
                        .find(engagementId, viewer)
                        .filter(found -> as.apply(found.contract().parties(), viewer) != null),
                found -> found.contract().version());
        follows(engagementId, engagement.contract().version());
        Role side = Objects.requireNonNull(as.apply(engagement.contract().parties(), viewer));
        return told(engagement, side, view);
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

    private Side told(Engagement engagement, Role side, View view) {
        Parties parties = engagement.contract().parties();
        Map<String, PartyName> known = names.of(Set.copyOf(parties.ids()));
        return new Side(
                engagement,
                side,
                called(known.get(parties.clientId()), view.say("role.CLIENT")),
                called(known.get(parties.vaId()), view.say("role.VA")),
                parties.lawyerId() == null ? null : called(known.get(parties.lawyerId()), view.say("role.LAWYER")));
    }

    /** The sides of these engagements by the engagement's id, for who is on one of them in each. */
    public Map<String, Pair> of(Collection<Contract> contracts, SignedIn who, View view) {
        Viewer viewer = Viewer.of(who.caller());
        Map<String, PartyName> known = names.of(contracts.stream()
                .map(Contract::parties)
                .flatMap(parties -> Stream.of(parties.clientId(), parties.vaId()))
                .collect(Collectors.toSet()));
        return contracts.stream()
                .collect(Collectors.toMap(
                        Contract::engagementId, contract -> pair(contract.parties(), known, viewer, view)));
    }

    private static Pair pair(Parties parties, Map<String, PartyName> known, Viewer viewer, View view) {
        return new Pair(
                parties.clientId().equals(viewer.client()) ? Role.CLIENT : Role.VA,
                called(known.get(parties.clientId()), view.say("role.CLIENT")),
                called(known.get(parties.vaId()), view.say("role.VA")));
    }

    /** Whose name is erased is called what it is. */
    public static Called called(@Nullable PartyName party, String otherwise) {
        String person = first(party, PartyName::name, PartyName::businessName).orElse(otherwise);
        return new Called(
                person, first(party, PartyName::businessName, PartyName::name).orElse(otherwise));
    }

    @SafeVarargs
    private static Optional<String> first(@Nullable PartyName party, Function<PartyName, @Nullable String>... ways) {
        return Stream.ofNullable(party)
                .flatMap(known -> Stream.of(ways).map(way -> way.apply(known)))
                .filter(Objects::nonNull)
                .findFirst();
    }
}
