package io.engagements.query.pages.piece;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.Item;
import io.engagements.query.pages.frame.View;
import io.engagements.rules.review.Review;
import io.engagements.rules.review.ReviewClocks;
import io.engagements.rules.review.Round;
import io.engagements.rules.review.Submission;
import io.engagements.rules.time.Intervals;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What was handed in, version by version, and what was said to it. */
public final class Versions {

    private static final int GROUP = 8;
    private static final long KILO = 1_024;
    private static final Map<String, String> ICONS = Map.of(
            "pdf", "file-earmark-pdf",
            "xlsx", "file-earmark-spreadsheet",
            "csv", "file-earmark-spreadsheet",
            "docx", "file-earmark-text",
            "txt", "file-earmark-text",
            "jpg", "file-earmark-image",
            "png", "file-earmark-image",
            "zip", "file-earmark-zip");

    private Versions() {}

    /**
     * One thing that was handed in.
     *
     * @param size in words; absent when it was not told
     * @param hash its SHA-256 in groups of eight digits
     * @param href where it is: with us, or elsewhere where {@code elsewhere} says so
     */
    public record Thing(
            String name, @Nullable String size, List<String> hash, String href, boolean elsewhere, String icon) {

        static Thing of(Item item, View view) {
            String link = item.link();
            return new Thing(
                    item.name(),
                    item.size() == null ? null : Versions.size(item.size(), view),
                    groups(item.sha256()),
                    link == null ? "/files/" + item.fileId() : link,
                    link != null,
                    link == null ? Versions.icon(item.name()) : "link-45deg");
        }
    }

    /**
     * @param sequence of the event that recorded it, by which its receipt is found
     * @param unchanged whether its contents are those of the whole version before it
     * @param received in the viewer's zone
     * @param utc the same for machines
     */
    public record Version(
            int number,
            long sequence,
            boolean partial,
            boolean unchanged,
            String received,
            String utc,
            @Nullable String note,
            List<Thing> things) {}

    /**
     * Something that was said or happened to a version.
     *
     * @param criteria those that it names, in words
     * @param said what somebody typed
     */
    public record Turn(
            String when,
            String what,
            List<String> criteria,
            @Nullable String said) {}

    public static Version version(Submission each, View view) {
        return new Version(
                each.version(),
                each.summary().version(),
                each.partial(),
                each.unchanged(),
                view.moment(each.receivedAt(), view.zone()),
                each.receivedAt().toString(),
                each.note(),
                each.items().stream().map(item -> Thing.of(item, view)).toList());
    }

    public static List<String> groups(String sha256) {
        return IntStream.range(0, sha256.length() / GROUP)
                .mapToObj(group -> sha256.substring(group * GROUP, group * GROUP + GROUP))
                .toList();
    }

    public static String size(long bytes, View view) {
        if (bytes < KILO) {
            return view.say("size.bytes", Map.of("n", bytes));
        }
        boolean small = bytes < KILO * KILO;
        return view.say(
                small ? "size.kilobytes" : "size.megabytes",
                Map.of("n", bytes / (double) (small ? KILO : KILO * KILO)));
    }

    private static String icon(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return ICONS.getOrDefault(ending, "file-earmark");
    }

    private record At(Instant instant, Turn turn) {}

    /** All that was said to it, in order. */
    public static List<Turn> turns(Piece piece, View view) {
        Review review = piece.deliverable().review();
        List<At> all = new ArrayList<>();
        review.rounds().forEach(round -> {
            all.add(round(piece, round, view));
            all.addAll(answers(piece, round, view));
        });
        review.rejections().forEach(each -> {
            all.add(at(
                    piece, view, "rejected", each.by(), each.submissionVersion(), each.criteria(), each.explanation()));
            Review.Contest no = each.contest();
            if (no != null) {
                all.add(at(
                        piece,
                        view,
                        "rejection.contested",
                        no.by(),
                        each.submissionVersion(),
                        Set.of(),
                        no.statement()));
            }
        });
        review.acceptances()
                .forEach(each -> all.add(
                        at(piece, view, "accepted", each.by(), each.submissionVersion(), Set.of(), each.remarks())));
        review.reopenings()
                .forEach(each ->
                        all.add(at(piece, view, "reopened", each.by(), each.submissionVersion(), Set.of(), null)));
        review.extraRounds().stream()
                .filter(each -> each.endedAt() == null)
                .forEach(each -> all.add(new At(
                        each.askedAt(),
                        new Turn(
                                view.moment(each.askedAt(), view.zone()),
                                view.say("review.turn.extra", Map.of("client", piece.client(), "va", piece.va())),
                                List.of(),
                                null))));
        review.lapses().stream()
                .filter(each -> !each.superseded())
                .forEach(each -> all.add(
                        at(piece, view, "lapsed", Stamp.byClock(each.at()), each.submissionVersion(), Set.of(), null)));
        return all.stream()
                .sorted(Comparator.comparing(At::instant))
                .map(At::turn)
                .toList();
    }

    private static At at(
            Piece piece,
            View view,
            String kind,
            Stamp by,
            int version,
            Collection<String> criteria,
            @Nullable String said) {
        return at(piece, view, kind, by, Map.of("version", version), criteria, said);
    }

    private static At at(
            Piece piece,
            View view,
            String kind,
            Stamp by,
            Map<String, ?> more,
            Collection<String> criteria,
            @Nullable String said) {
        Map<String, Object> words = new HashMap<>(more);
        words.put("who", piece.name(by));
        return new At(
                by.occurredAt(),
                new Turn(
                        view.moment(by.occurredAt(), view.zone()),
                        view.say("review.turn." + kind, words),
                        piece.words(criteria),
                        said));
    }

    /** What the sides said to a round: that it does not stand, that it does after all, that it is not asked for any more. */
    private static List<At> answers(Piece piece, Round round, View view) {
        List<At> answers = new ArrayList<>();
        Round.Contest no = round.contest();
        if (no != null) {
            Map<String, Object> words =
                    Map.of("round", round.round(), "because", view.say("contest.because." + no.because()));
            answers.add(at(piece, view, "round.no", no.by(), words, Set.of(), no.statement()));
        }
        Map<String, Object> number = Map.of("round", round.round());
        if (no != null && no.conceded() != null) {
            answers.add(at(piece, view, "round.conceded", no.conceded(), number, Set.of(), no.concession()));
        }
        if (round.withdrawn() != null) {
            answers.add(at(piece, view, "round.back", round.withdrawn(), number, Set.of(), round.withdrawal()));
        }
        return answers;
    }

    private static At round(Piece piece, Round round, View view) {
        Map<String, Object> words = new HashMap<>();
        words.put("who", piece.name(round.asked()));
        words.put("round", round.round());
        words.put("version", round.submissionVersion());
        words.put("stands", stands(piece, round, view));
        Stamp agreed = round.agreed();
        if (agreed != null) {
            words.put("va", piece.name(agreed));
            words.put("agreed", view.moment(agreed.occurredAt(), view.zone()));
        }
        Instant asked = round.asked().occurredAt();
        return new At(
                asked,
                new Turn(
                        view.moment(asked, view.zone()),
                        view.say(agreed == null ? "review.turn.round" : "review.turn.round.extra", words),
                        piece.words(round.criteria()),
                        round.explanation()));
    }

    private static String stands(Piece piece, Round round, View view) {
        Intervals pauses = piece.deliverable().standstill().pauses();
        Map<String, Object> due = Map.of(
                "due",
                view.moment(
                        ReviewClocks.roundDue(round, pauses).orElse(round.due()).instant(), view.zone()));
        String how = round.isWithdrawn()
                ? "withdrawn"
                : round.isInDispute()
                        ? "contested"
                        : round.isResubmitted() ? round.unchanged() ? "unchanged" : "resubmitted" : "open";
        return view.say("review.turn.round." + how, due);
    }
}
