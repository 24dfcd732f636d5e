package io.engagements.query.pages.proposals;

import io.engagements.events.engagement.Subject.Kind;
import io.engagements.query.answer.Page;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Ending;
import io.engagements.rules.contract.LastDays;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.Statement;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was said to a piece of work, or to notices and ends, and what more can be said to. */
public final class Statements {

    private static final int MOST_BESIDE = 3;
    private static final int MOST = 20;
    private static final int MOST_SUBJECTS = 50;

    private final Side side;
    private final View view;

    /** Absent where it is about the end of the engagement. */
    private final @Nullable Deliverable about;

    private Statements(Side side, @Nullable Deliverable about, View view) {
        this.side = side;
        this.about = about;
        this.view = view;
    }

    /** @param head who said it, about what */
    public record Said(String when, String utc, String head, String text) {}

    /**
     * Something to say something about.
     *
     * @param value kind and id, as a form has them
     */
    record Topic(String value, String words, Instant at) {}

    /** The last that was said about a piece of work that there is. */
    public static List<Said> about(Side side, String deliverableId, View view) {
        return of(side, deliverableId, view)
                .map(statements ->
                        statements.all(null).items().stream().limit(MOST_BESIDE).toList())
                .orElse(List.of());
    }

    /** @return empty when there is no such piece of work */
    static Optional<Statements> of(Side side, String deliverableId, View view) {
        return side.engagement()
                .deliverables()
                .get(deliverableId)
                .map(kept -> new Statements(side, kept.at(view.now()), view));
    }

    /** Those about notices, and what ends or would end the engagement. */
    static Statements ofTheEnd(Side side, View view) {
        return new Statements(side, null, view);
    }

    /** The last first. */
    Page<Said> all(@Nullable String after) {
        Contract contract = side.contract();
        List<Statement> all = new ArrayList<>(
                about == null ? contract.statements() : about.review().statements());
        Collections.reverse(all);
        Map<String, String> called = new HashMap<>();
        every().forEach(topic -> called.put(topic.value(), topic.words()));
        return Page.within("statements", all, MOST, after).map(each -> said(each, called));
    }

    private Said said(Statement each, Map<String, String> called) {
        Instant at = each.by().occurredAt();
        String value = value(each.about().kind(), each.about().id());
        String who = side.who().actor(each.by()).orElseGet(() -> view.say("role.LAWYER"));
        return new Said(
                view.moment(at, view.zone()),
                at.toString(),
                view.say(
                        "statements.about",
                        Map.of("who", who, "what", called.getOrDefault(value, view.say("statements.work")))),
                each.text());
    }

    /** The last that happened first. */
    List<Topic> topics() {
        return every().sorted(Comparator.comparing(Topic::at).reversed())
                .limit(MOST_SUBJECTS)
                .toList();
    }

    private Stream<Topic> every() {
        return about == null ? ofTheEnd() : ofTheWork(about);
    }

    private static String value(Kind kind, String id) {
        return kind + ":" + id;
    }

    private Topic topic(Kind kind, String id, String key, Instant at, Map<String, ?> more) {
        Map<String, Object> words = new HashMap<>(more);
        words.put("at", view.moment(at, view.zone()));
        words.put("client", side.client().person());
        words.put("va", side.va().person());
        return new Topic(value(kind, id), view.say("statements." + key, words), at);
    }

    private Stream<Topic> ofTheWork(Deliverable work) {
        Review review = work.review();
        Topic itself = new Topic(
                value(Kind.DELIVERABLE, work.deliverableId()),
                view.say("statements.work"),
                work.requested().at());
        return Stream.of(
                        Stream.of(itself),
                        review.submissions().stream()
                                .map(each -> review(each.eventId(), "version", each.receivedAt(), each.version())),
                        review.rounds().stream()
                                .map(each -> review(
                                        each.eventId(), "round", each.asked().occurredAt(), each.round())),
                        review.rejections().stream()
                                .map(each -> review(
                                        each.eventId(), "rejection", each.by().occurredAt(), each.submissionVersion())),
                        review.acceptances().stream()
                                .map(each -> review(
                                        each.eventId(),
                                        "acceptance",
                                        each.by().occurredAt(),
                                        each.submissionVersion())),
                        review.lapses().stream()
                                .map(each -> review(each.eventId(), "silence", each.at(), each.submissionVersion())),
                        review.reopenings().stream()
                                .map(each -> review(
                                        each.eventId(), "reopening", each.by().occurredAt(), each.submissionVersion())))
                .flatMap(each -> each);
    }

    private Topic review(String eventId, String key, Instant at, int number) {
        return topic(Kind.REVIEW, eventId, key, at, Map.of("n", number));
    }

    private Stream<Topic> ofTheEnd() {
        Ending ending = side.contract().ending();
        return Stream.of(
                        ending.notices().stream()
                                .map(each -> topic(
                                        Kind.NOTICE,
                                        each.eventId(),
                                        "notice",
                                        each.by().occurredAt(),
                                        Map.of())),
                        ending.lastDays().all().stream().map(this::lastDay),
                        ending.counsel().words().stream().map(this::word))
                .flatMap(each -> each);
    }

    private Topic lastDay(LastDays.Fixed fixed) {
        return topic(
                Kind.TERMINATION,
                fixed.eventId(),
                "end",
                fixed.by().occurredAt(),
                Map.of("reason", fixed.reason().name()));
    }

    private Topic word(LegalOpinions.Word word) {
        return topic(
                Kind.TERMINATION,
                word.eventId(),
                "counsel",
                word.by().occurredAt(),
                Map.of("kind", word.kind().name()));
    }
}
