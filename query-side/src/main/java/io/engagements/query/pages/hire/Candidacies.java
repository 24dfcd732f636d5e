package io.engagements.query.pages.hire;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.party.PartyName;
import io.engagements.query.party.PartyNames;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.support.access.AccessTo;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/**
 * Candidacies for the two sides that have them; for everybody else there are none. Names are read last: where they are kept
 * elsewhere, nothing more is read of the state that the page shows.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
public class Candidacies {

    private static final Page<Candidacy> NONE = new Page<>(List.of(), null);

    private final CandidacyRows rows;
    private final HistoryRows history;
    private final Reader reader;
    private final PartyNames names;

    Candidacies(CandidacyRows rows, HistoryRows history, Reader reader, PartyNames names) {
        this.rows = rows;
        this.history = history;
        this.reader = reader;
        this.names = names;
    }

    /**
     * Which part of one's candidacies.
     *
     * @param mostOpen as many of those that are open; none for 0
     * @param mostOver as many of the others, likewise
     * @param cursor of the list of which there are any; absent for its beginning
     */
    record Part(int mostOpen, int mostOver, @Nullable String cursor) {}

    /** The one opened last first. */
    record Lists(Page<Considering> open, Page<Considering> over) {}

    /**
     * A candidacy as one of its sides sees it.
     *
     * @param version that must be shown, as an address names it; absent for what there is
     * @throws ProblemException 404 when there is none, or it is not the caller's; 400 when the version is none; 503 when it
     *     is not reached
     */
    public Considering find(String candidacyId, @Nullable String version, SignedIn who, View view) {
        if (!candidacyId.matches(Id.PATTERN)) {
            throw ProblemException.unknown();
        }
        Viewer viewer = Viewer.of(who.caller());
        Candidacy found = reader.read(
                AccessTo.candidacy(candidacyId),
                Sides.version(version),
                () -> rows.find(candidacyId, viewer).filter(candidacy -> isOn(candidacy, viewer)),
                Candidacy::version);
        Sides.follows(candidacyId, found.version());
        Instant tried = history.lastRefused(candidacyId, "hire-va").orElse(null);
        return told(found, tried, viewer, names.of(parties(Stream.of(found))), view);
    }

    /** @throws ProblemException 400 when the cursor is none of this list */
    Lists latest(SignedIn who, Part part, View view) {
        Viewer viewer = Viewer.of(who.caller());
        Page<Candidacy> open = list(viewer, true, part.mostOpen(), part.cursor());
        Page<Candidacy> over = list(viewer, false, part.mostOver(), part.cursor());
        Map<String, PartyName> known = names.of(parties(Stream.concat(open.items().stream(), over.items().stream())));
        return new Lists(
                open.map(each -> told(each, null, viewer, known, view)),
                over.map(each -> told(each, null, viewer, known, view)));
    }

    private Page<Candidacy> list(Viewer viewer, boolean open, int atMost, @Nullable String cursor) {
        return atMost == 0 ? NONE : rows.latest(viewer, open, atMost, cursor);
    }

    /** The open one of a client with a VA, if there is one. */
    Optional<Considering> open(SignedIn who, String vaId, View view) {
        Viewer viewer = Viewer.of(who.caller());
        return rows.open(viewer.client(), vaId)
                .map(found -> told(found, null, viewer, names.of(parties(Stream.of(found))), view));
    }

    private static boolean isOn(Candidacy candidacy, Viewer viewer) {
        return candidacy.clientId().equals(viewer.client()) || candidacy.vaId().equals(viewer.va());
    }

    private static Collection<String> parties(Stream<Candidacy> candidacies) {
        return candidacies
                .flatMap(each -> Stream.of(each.clientId(), each.vaId()))
                .collect(Collectors.toSet());
    }

    private static Considering told(
            Candidacy candidacy, @Nullable Instant tried, Viewer viewer, Map<String, PartyName> known, View view) {
        return new Considering(
                candidacy,
                candidacy.clientId().equals(viewer.client()) ? Role.CLIENT : Role.VA,
                Sides.called(known.get(candidacy.clientId()), view.say("role.CLIENT")),
                Sides.called(known.get(candidacy.vaId()), view.say("role.VA")),
                tried);
    }
}
