package io.engagements.query.casefile;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.candidacy.CheckView;
import io.engagements.query.casefile.CaseFile.GroundProven;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.history.Callings;
import io.engagements.query.history.EventSummaries;
import io.engagements.query.history.EventSummaries.EventSummary;
import io.engagements.query.party.Named;
import io.engagements.query.party.PartyNames;
import io.engagements.query.proof.Cited;
import io.engagements.query.proof.CitedEntries;
import io.engagements.query.replay.Moment;
import io.engagements.query.replay.Replay;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.ground.Ground;
import io.engagements.support.access.AccessKind;
import io.engagements.support.access.AccessTo;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes case files, of any moment, for whoever sees the engagement. */
@Component
class CaseFiles {

    /** So many events are told at most, the latest. */
    static final int MOST_TOLD = 500;

    /** So many refused attempts likewise. */
    static final int MOST_REFUSED = 50;

    /** So many receipts go with a print. */
    static final int MOST_RECEIPTS = 50;

    private final EngagementRows engagements;
    private final Replay replay;
    private final EventSummaries summaries;
    private final PartyNames names;
    private final Reader reader;
    private final Accesses accesses;
    private final CandidacyRows candidacies;
    private final CitedEntries cited;

    CaseFiles(
            EngagementRows engagements,
            Replay replay,
            EventSummaries summaries,
            PartyNames names,
            Reader reader,
            Accesses accesses,
            CandidacyRows candidacies,
            CitedEntries cited) {
        this.engagements = engagements;
        this.replay = replay;
        this.summaries = summaries;
        this.names = names;
        this.reader = reader;
        this.accesses = accesses;
        this.candidacies = candidacies;
        this.cited = cited;
    }

    /**
     * @param language what {@code Accept-Language} asks for
     * @param withReceipts whether receipts go with it
     * @throws ProblemException 404 when the caller does not see the engagement, or it had not begun; 503 when the
     *     version is not reached, or it cannot be put on record who takes the case away
     */
    CaseFile asOf(
            String id,
            Instant at,
            @Nullable Long minVersion,
            @Nullable String language,
            boolean withReceipts,
            Caller caller) {
        reader.read(
                AccessTo.engagement(AccessKind.ENGAGEMENT, id),
                minVersion,
                () -> engagements.find(id, Viewer.of(caller)),
                contract -> replay.versionOf(id));
        Engagement engagement = replay.asOf(id, at).orElseThrow(ProblemException::unknown);
        List<RecordedEvent<EngagementEvent>> events = replay.events(id, -1, Moment.of(at));
        List<Ground> grounds = engagement.grounds().values();
        Set<String> about = grounds.stream()
                .flatMap(ground -> ground.deliverableIds().stream())
                .collect(Collectors.toSet());
        List<String> timeline = timeline(events, about);
        Named<EngagementView> named = names.tell(
                EngagementView.of(engagement, at, about),
                engagement.contract().parties().ids());
        Callings called = Callings.of(CaseFile.called(named.parties()));
        Set<String> told = new LinkedHashSet<>(timeline);
        grounds.forEach(ground -> told.addAll(ground.eventIds()));
        Map<String, EventSummary> happened =
                summaries.of(engagement, told, at, Language.asked(language), called).stream()
                        .collect(Collectors.toMap(
                                EventSummary::id, event -> event, (one, other) -> one, LinkedHashMap::new));
        List<GroundProven> proven = grounds.stream()
                .map(ground -> new GroundProven(
                        EngagementView.ground(engagement.contract(), ground, at),
                        these(happened, Set.copyOf(ground.eventIds()))))
                .toList();
        List<EventSummary> refused =
                summaries.refused(engagement, CaseFile.ATTEMPTS, at, MOST_REFUSED + 1, language, called);
        List<EventSummary> latest = refused.subList(Math.max(0, refused.size() - MOST_REFUSED), refused.size());
        List<CheckView> vetting = candidacies.vetting(engagement.contract());
        Cited restsOn = cited.cited(
                Stream.concat(happened.values().stream(), latest.stream())
                        .map(EventSummary::position)
                        .toList(),
                withReceipts ? ofGrounds(proven) : List.of(),
                MOST_RECEIPTS);
        // What follows is printing, which takes its time, and no connection.
        accesses.exported(AccessTo.engagement(AccessKind.CASE_FILE, id));
        return new CaseFile(
                at,
                engagement.contract().version(),
                named,
                engagement.deliverables().values().size() - about.size(),
                proven,
                these(happened, Set.copyOf(timeline)),
                events.size() - timeline.size(),
                latest,
                refused.size() > MOST_REFUSED,
                vetting,
                restsOn.leaves(),
                restsOn);
    }

    private static List<Long> ofGrounds(List<GroundProven> proven) {
        return proven.stream()
                .flatMap(ground -> ground.events().stream())
                .map(EventSummary::position)
                .toList();
    }

    private static List<EventSummary> these(Map<String, EventSummary> happened, Set<String> ids) {
        return happened.values().stream()
                .filter(event -> ids.contains(event.id()))
                .toList();
    }

    private static List<String> timeline(List<RecordedEvent<EngagementEvent>> events, Set<String> about) {
        List<String> belonging = events.stream()
                .filter(recorded -> Engagement.deliverableOf(recorded.event())
                        .map(about::contains)
                        .orElse(true))
                .map(RecordedEvent::id)
                .toList();
        return belonging.subList(Math.max(0, belonging.size() - MOST_TOLD), belonging.size());
    }
}
