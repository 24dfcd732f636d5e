package io.engagements.query.engagement;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.EndReason;
import io.engagements.events.engagement.Subject.Kind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Ending;
import io.engagements.rules.contract.LastDays;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.review.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an engagement ends as the interface shows it: notices, last days and what the lawyer said, with every reply.
 *
 * @param termination the one that stands
 * @param counsel the lawyer's opinions
 */
public record EndView(
        List<Notice> notices, @Nullable Termination termination, List<LastDay> lastDays, List<LegalOpinion> counsel) {

    /** A breach notice; pauses have moved the end of its cure period. */
    public record Notice(@JsonUnwrapped Ending.Notice notice, List<Statement> statements) {}

    /** The termination for cause that stands. */
    public record Termination(
            @JsonUnwrapped LastDays.Termination termination,
            Deadline effectiveAt,
            Stamp by,
            String eventId,
            List<Statement> statements) {}

    /** A last day that somebody fixed; {@code withdrawn} by whom, where it was taken back, and {@code withdrawal} why. */
    public record LastDay(
            EndReason reason,
            Deadline lastDay,
            Stamp by,
            @Nullable Stamp withdrawn,
            @Nullable String withdrawal,
            String eventId,
            List<Statement> statements) {}

    /** What the lawyer was asked or said about a termination. */
    public record LegalOpinion(
            @JsonUnwrapped @JsonIgnoreProperties("sequence") LegalOpinions.Word opinion, List<Statement> statements) {}

    static EndView of(Contract contract) {
        return new EndView(
                contract.ending().notices().stream()
                        .map(each -> notice(contract, each))
                        .toList(),
                termination(contract),
                contract.ending().lastDays().all().stream()
                        .map(each -> lastDay(contract, each))
                        .toList(),
                contract.ending().counsel().words().stream()
                        .map(each -> new LegalOpinion(each, aboutTermination(contract, each.eventId())))
                        .toList());
    }

    private static Notice notice(Contract contract, Ending.Notice given) {
        Ending.Notice moved = new Ending.Notice(
                given.groundIds(), given.statement(), contract.cureEnd(given), given.by(), given.eventId());
        return new Notice(moved, statements(contract, Kind.NOTICE, given.eventId()));
    }

    private static @Nullable Termination termination(Contract contract) {
        return contract.ending()
                .lastDays()
                .termination()
                .flatMap(fixed -> fixed.grounds()
                        .map(grounds -> new Termination(
                                grounds,
                                fixed.lastDay(),
                                fixed.by(),
                                fixed.eventId(),
                                aboutTermination(contract, fixed.eventId()))))
                .orElse(null);
    }

    private static LastDay lastDay(Contract contract, LastDays.Fixed fixed) {
        return new LastDay(
                fixed.reason(),
                fixed.lastDay(),
                fixed.by(),
                fixed.withdrawn(),
                fixed.withdrawal(),
                fixed.eventId(),
                aboutTermination(contract, fixed.eventId()));
    }

    private static List<Statement> aboutTermination(Contract contract, String eventId) {
        return statements(contract, Kind.TERMINATION, eventId);
    }

    private static List<Statement> statements(Contract contract, Kind kind, String eventId) {
        return contract.statements().stream()
                .filter(said -> said.about().kind() == kind && said.about().id().equals(eventId))
                .toList();
    }
}
