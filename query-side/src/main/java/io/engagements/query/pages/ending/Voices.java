package io.engagements.query.pages.ending;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.Subject;
import io.engagements.query.engagement.EndView;
import io.engagements.query.engagement.EngagementView;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.Statement;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the sides and the lawyer said about an end: notices, questions, answers, last days, each with every reply. */
final class Voices {

    /** The latest; all of them stand in the case file. */
    private static final int MOST = 12;

    private Voices() {}

    /**
     * Something that was said, or done with reasons.
     *
     * @param what who did what
     * @param text what was typed; absent where nothing was
     * @param replies to it, in order
     * @param reply where one may answer; absent where one may not
     */
    record Voice(
            String at,
            String utc,
            String what,
            @Nullable String text,
            List<Reply> replies,
            @Nullable String reply) {}

    record Reply(String at, String utc, String who, String text) {}

    /** @param about absent of what is answered on the pages of the work */
    private record At(Instant instant, @Nullable Subject about, Voice voice) {}

    /** @param further how many earlier ones there are besides */
    record Said(List<Voice> items, int further) {}

    /** The latest first. */
    static Said of(Matter matter) {
        List<Voice> all = all(matter)
                .sorted(Comparator.comparing(At::instant).reversed())
                .map(At::voice)
                .toList();
        return new Said(all.stream().limit(MOST).toList(), Math.max(0, all.size() - MOST));
    }

    /** The one that can be answered so. */
    static Optional<Voice> find(Matter matter, Subject about) {
        return all(matter)
                .filter(each -> about.equals(each.about()))
                .map(At::voice)
                .findFirst();
    }

    private static Stream<At> all(Matter matter) {
        EndView end = EngagementView.of(matter.now(), matter.at(), Set.of()).end();
        return Stream.of(
                        end.notices().stream().map(each -> notice(matter, each)),
                        end.counsel().stream().map(each -> opinion(matter, each)),
                        end.lastDays().stream().map(each -> lastDay(matter, each)),
                        behind(matter).flatMap(each -> inReview(matter, each)))
                .flatMap(each -> each);
    }

    /** The work behind the grounds that matter here. */
    private static Stream<Deliverable> behind(Matter matter) {
        return matter.now().grounds().values().stream()
                .filter(ground -> ground.standsAt(matter.at()) || ground.state() == Ground.State.USED)
                .flatMap(ground -> matter.work(ground).stream())
                .distinct();
    }

    /** What was said of work in its review, each with the VA's answer to it. */
    private static Stream<At> inReview(Matter matter, Deliverable work) {
        Review review = work.review();
        Stream<At> rejected = review.rejections().stream()
                .map(each -> said(
                        matter,
                        work,
                        "rejected",
                        each.submissionVersion(),
                        each.by(),
                        each.explanation(),
                        Stream.ofNullable(each.contest()).map(no -> reply(matter, no.by(), no.statement()))));
        Stream<At> rounds = review.askedRounds().stream()
                .map(each -> said(
                        matter,
                        work,
                        "round",
                        each.round(),
                        each.asked(),
                        each.explanation(),
                        Stream.ofNullable(each.contest())
                                .flatMap(no -> spoken(no.by(), no.statement()))
                                .map(no -> reply(matter, no.by(), no.text()))));
        Stream<At> besides = review.statements().stream()
                .map(each -> said(matter, work, "besides", 0, each.by(), each.text(), Stream.empty()));
        return Stream.of(rejected, rounds, besides).flatMap(each -> each);
    }

    private static At said(
            Matter matter, Deliverable work, String how, int number, Stamp by, String text, Stream<Reply> replies) {
        Map<String, Object> words = Map.of("who", matter.name(by), "title", work.title(), "n", number);
        Voice voice = new Voice(
                matter.view().moment(by.occurredAt(), matter.view().zone()),
                by.occurredAt().toString(),
                matter.say("ending.said.work." + how, words),
                text,
                replies.toList(),
                "/engagements/" + matter.contract().engagementId() + "/work/" + work.deliverableId() + "/statements");
        return new At(by.occurredAt(), null, voice);
    }

    private static At notice(Matter matter, EndView.Notice given) {
        String what = matter.say(
                "ending.said.notice",
                given.notice().by(),
                Map.of("grounds", matter.titles(matter.grounds(given.notice().groundIds()))));
        return at(
                matter,
                given.notice().by(),
                what,
                given.notice().statement(),
                replies(matter, given.statements()).toList(),
                new Subject(Subject.Kind.NOTICE, given.notice().eventId()));
    }

    private static At opinion(Matter matter, EndView.LegalOpinion opinion) {
        LegalOpinions.Word word = opinion.opinion();
        String what = matter.say(
                "ending.said." + word.kind(),
                word.by(),
                Map.of(
                        "grounds",
                        matter.titles(matter.grounds(word.groundIds())),
                        "until",
                        word.holdsUntil() == null ? "" : matter.time(word.holdsUntil())));
        return at(
                matter,
                word.by(),
                what,
                word.statement(),
                replies(matter, opinion.statements()).toList(),
                new Subject(Subject.Kind.TERMINATION, word.eventId()));
    }

    private static At lastDay(Matter matter, EndView.LastDay day) {
        return at(
                matter,
                day.by(),
                matter.say(
                        day.withdrawn() == null ? "ending.said.last." + day.reason() : "ending.said.withdrawn",
                        day.by(),
                        Map.of("until", matter.time(day.lastDay()))),
                reasons(matter, day.eventId()),
                replies(matter, day),
                new Subject(Subject.Kind.TERMINATION, day.eventId()));
    }

    /** Why it was taken back is the last word on it. */
    private static List<Reply> replies(Matter matter, EndView.LastDay day) {
        Stream<Reply> taken = day.withdrawn() == null || day.withdrawal() == null
                ? Stream.empty()
                : Stream.of(reply(matter, day.withdrawn(), day.withdrawal()));
        return Stream.concat(replies(matter, day.statements()), taken).toList();
    }

    private static Stream<Reply> replies(Matter matter, List<Statement> statements) {
        return statements.stream().map(each -> reply(matter, each.by(), each.text()));
    }

    /** What was typed with it, also with one that was taken back. */
    private static @Nullable String reasons(Matter matter, String eventId) {
        return matter.contract().ending().lastDays().all().stream()
                .filter(fixed -> fixed.eventId().equals(eventId))
                .flatMap(fixed -> Stream.ofNullable(fixed.said()))
                .findFirst()
                .orElse(null);
    }

    private static At at(
            Matter matter, Stamp by, String what, @Nullable String text, List<Reply> replies, Subject about) {
        Voice voice = new Voice(
                matter.view().moment(by.occurredAt(), matter.view().zone()),
                by.occurredAt().toString(),
                what,
                text,
                replies,
                matter.path() + "/statement?kind=" + about.kind() + "&about=" + about.id());
        return new At(by.occurredAt(), about, voice);
    }

    private static Reply reply(Matter matter, Stamp by, String text) {
        return new Reply(
                matter.view().moment(by.occurredAt(), matter.view().zone()),
                by.occurredAt().toString(),
                matter.name(by),
                text);
    }

    /** What one side said about grounds: with notice and question, in the review, in reply. */
    static List<Reply> about(Matter matter, List<Ground> grounds, String party) {
        EndView end = EngagementView.of(matter.now(), matter.at(), Set.of()).end();
        return grounds.stream()
                .flatMap(ground -> about(matter, end, ground))
                .filter(each -> party.equals(each.by().party()))
                .distinct()
                .sorted(Comparator.comparing((Spoken each) -> each.by().occurredAt())
                        .reversed())
                .limit(MOST)
                .map(each -> reply(matter, each.by(), each.text()))
                .toList();
    }

    private static Stream<Spoken> about(Matter matter, EndView end, Ground ground) {
        return Stream.of(
                        end.notices().stream()
                                .filter(each -> each.notice().groundIds().contains(ground.groundId()))
                                .flatMap(each ->
                                        with(each.notice().by(), each.notice().statement(), each.statements())),
                        end.counsel().stream()
                                .filter(each -> each.opinion().groundIds().contains(ground.groundId()))
                                .flatMap(each ->
                                        with(each.opinion().by(), each.opinion().statement(), each.statements())),
                        matter.work(ground).stream().flatMap(each -> of(each.review())))
                .flatMap(each -> each);
    }

    private record Spoken(Stamp by, String text) {}

    private static Stream<Spoken> with(Stamp by, @Nullable String text, List<Statement> replies) {
        return Stream.concat(spoken(by, text), replies.stream().map(each -> new Spoken(each.by(), each.text())));
    }

    private static Stream<Spoken> spoken(Stamp by, @Nullable String text) {
        return Stream.ofNullable(text).map(said -> new Spoken(by, said));
    }

    private static Stream<Spoken> of(Review review) {
        return Stream.of(
                        review.rejections().stream()
                                .flatMap(each -> Stream.concat(
                                        spoken(each.by(), each.explanation()),
                                        Stream.ofNullable(each.contest())
                                                .flatMap(no -> spoken(no.by(), no.statement())))),
                        review.askedRounds().stream()
                                .flatMap(each -> Stream.concat(
                                        spoken(each.asked(), each.explanation()),
                                        Stream.ofNullable(each.contest())
                                                .flatMap(no -> spoken(no.by(), no.statement())))),
                        review.statements().stream().flatMap(each -> spoken(each.by(), each.text())))
                .flatMap(each -> each);
    }
}
