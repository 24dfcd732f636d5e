package io.engagements.query.pages.hire;

import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.pages.frame.Names;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.support.access.AccessTo;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final Names names;

    Candidacies(CandidacyRows rows, HistoryRows history, Reader reader, Names names) {
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
        Candidacy found = reader.find(
                AccessTo.candidacy(candidacyId),
                Sides.version(version),
                () -> rows.find(candidacyId, viewer).filter(candidacy -> isOn(candidacy, viewer)),
                Candidacy::version);
        Sides.follows(candidacyId, found.version());
        Instant tried = history.lastRefused(candidacyId, "hire-va").orElse(null);
        return told(found, tried, viewer, who(Stream.of(found), who, view));
    }

    /** @throws ProblemException 400 when the cursor is none of this list */
    Lists latest(SignedIn who, Part part, View view) {
        Viewer viewer = Viewer.of(who.caller());
        Page<Candidacy> open = list(viewer, true, part.mostOpen(), part.cursor());
        Page<Candidacy> over = list(viewer, false, part.mostOver(), part.cursor());
        Who all = who(Stream.concat(open.items().stream(), over.items().stream()), who, view);
        return new Lists(
                open.map(each -> told(each, null, viewer, all)), over.map(each -> told(each, null, viewer, all)));
    }

    private Page<Candidacy> list(Viewer viewer, boolean open, int atMost, @Nullable String cursor) {
        return atMost == 0 ? NONE : rows.latest(viewer, open, atMost, cursor);
    }

    /** The open one of a client with a VA, if there is one. */
    Optional<Considering> open(SignedIn who, String vaId, View view) {
        Viewer viewer = Viewer.of(who.caller());
        return rows.open(viewer.client(), vaId)
                .map(found -> told(found, null, viewer, who(Stream.of(found), who, view)));
    }

    private static boolean isOn(Candidacy candidacy, Viewer viewer) {
        return candidacy.clientId().equals(viewer.client()) || candidacy.vaId().equals(viewer.va());
    }

    private Who who(Stream<Candidacy> candidacies, SignedIn reader, View view) {
        Map<String, String> otherwise = new HashMap<>();
        candidacies.forEach(each -> {
            otherwise.put(each.clientId(), view.say("role.CLIENT"));
            otherwise.put(each.vaId(), view.say("role.VA"));
        });
        return names.of(otherwise, view).readBy(reader.caller());
    }

    private static Considering told(Candidacy candidacy, @Nullable Instant tried, Viewer viewer, Who who) {
        return new Considering(
                candidacy,
                candidacy.clientId().equals(viewer.client()) ? Role.CLIENT : Role.VA,
                who.called(candidacy.clientId()),
                who.called(candidacy.vaId()),
                who,
                tried);
    }
}
