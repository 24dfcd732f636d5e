package io.engagements.query.engagement;

import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.Subject.Kind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.LastDays.Fixed;
import io.engagements.rules.contract.LegalOpinions.Word;
import io.engagements.rules.review.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an engagement ends as the interface shows it: notices, last days and what the lawyer said, with every reply. */
public final class EndView {

    private EndView() {}

    /** A breach notice. */
    public record Notice(
            List<String> groundIds,
            String statement,
            Deadline cureUntil,
            Stamp by,
            String eventId,
            List<Statement> statements) {}

    /** The termination for cause that stands. */
    public record Termination(
            List<String> groundIds,
            String statement,
            Deadline effectiveAt,
            Stamp by,
            String eventId,
            List<Statement> statements) {}

    /** A last day that somebody fixed; {@code withdrawn} by whom, where it was taken back. */
    public record LastDay(
            EndReason reason,
            Deadline lastDay,
            Stamp by,
            @Nullable Stamp withdrawn,
            String eventId,
            List<Statement> statements) {}

    /** What the lawyer was asked or said about a termination. */
    public record Counsel(
            io.engagements.rules.contract.LegalOpinions.Kind kind,
            List<String> groundIds,
            @Nullable String statement,
            @Nullable Deadline holdsUntil,
            Stamp by,
            String eventId,
            List<Statement> statements) {}

    static List<Notice> notices(Contract contract) {
        return contract.ending().notices().stream()
                .map(notice -> new Notice(
                        notice.groundIds(),
                        notice.statement(),
                        contract.cureEnd(notice),
                        notice.by(),
                        notice.eventId(),
                        statements(contract, Kind.NOTICE, notice.eventId())))
                .toList();
    }

    static @Nullable Termination termination(Contract contract) {
        return contract.ending()
                .lastDays()
                .termination()
                .flatMap(fixed -> fixed.grounds().map(grounds -> termination(contract, fixed, grounds)))
                .orElse(null);
    }

    private static Termination termination(
            Contract contract, Fixed fixed, io.engagements.rules.contract.LastDays.Termination grounds) {
        return new Termination(
                grounds.groundIds(),
                grounds.statement(),
                fixed.lastDay(),
                fixed.by(),
                fixed.eventId(),
                statements(contract, Kind.TERMINATION, fixed.eventId()));
    }

    static List<LastDay> lastDays(Contract contract) {
        return contract.ending().lastDays().all().stream()
                .map(fixed -> new LastDay(
                        fixed.reason(),
                        fixed.lastDay(),
                        fixed.by(),
                        fixed.withdrawn(),
                        fixed.eventId(),
                        statements(contract, Kind.TERMINATION, fixed.eventId())))
                .toList();
    }

    static List<Counsel> counsel(Contract contract) {
        return contract.ending().counsel().words().stream()
                .map(word -> counsel(contract, word))
                .toList();
    }

    private static Counsel counsel(Contract contract, Word word) {
        return new Counsel(
                word.kind(),
                word.groundIds(),
                word.statement(),
                word.holdsUntil(),
                word.by(),
                word.eventId(),
                statements(contract, Kind.TERMINATION, word.eventId()));
    }

    private static List<Statement> statements(Contract contract, Kind kind, String eventId) {
        return contract.statements().stream()
                .filter(said -> said.about().kind() == kind && said.about().id().equals(eventId))
                .toList();
    }
}
