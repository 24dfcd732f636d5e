package io.engagements.query.report;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.terms.Terms;
import io.engagements.proof.evidence.TableCell;
import io.engagements.query.report.IndependenceReport.Act;
import io.engagements.query.report.IndependenceReport.Attempted;
import io.engagements.query.report.IndependenceReport.Change;
import io.engagements.query.report.IndependenceReport.Changed;
import io.engagements.query.report.IndependenceReport.Engaged;
import io.engagements.query.report.IndependenceReport.Setting;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an independence report tells, as a table for programs: one act a row, codes where the report has words. */
final class IndependenceTable {

    private final Map<String, String> called;

    private IndependenceTable(Map<String, String> called) {
        this.called = called;
    }

    private record Line(long position, String text) {}

    static String of(Report report) {
        IndependenceReport told = (IndependenceReport) report.told();
        IndependenceTable table = new IndependenceTable(report.called());
        Map<String, String> clients =
                told.engagements().stream().collect(Collectors.toMap(Engaged::id, Engaged::client));
        Stream<Line> lines = Stream.concat(
                told.engagements().stream().flatMap(table::lines),
                told.attempts().stream()
                        .map(attempt ->
                                table.line(attempt, Objects.requireNonNull(clients.get(attempt.engagementId())))));
        return Stream.concat(
                        Stream.of(TableCell.line(
                                "engagement",
                                "client",
                                "what",
                                "of",
                                "value",
                                "by",
                                "at_utc",
                                "at_local",
                                "zone",
                                "entry")),
                        lines.sorted(Comparator.comparing(Line::position)).map(Line::text))
                .collect(Collectors.joining());
    }

    private Stream<Line> lines(Engaged in) {
        return Stream.of(
                        in.settings().stream().flatMap(setting -> lines(in, setting)),
                        in.changes().stream().flatMap(change -> lines(in, change)),
                        in.rejections().stream()
                                .map(each -> line(in, "WORK_REJECTED", each.deliverable(), "", each.act())))
                .flatMap(each -> each);
    }

    private Stream<Line> lines(Engaged in, Setting setting) {
        String of = setting.part().name();
        String value = value(Changed.valueOf(of), setting.terms());
        return Stream.concat(
                Stream.ofNullable(setting.proposed()).map(act -> line(in, "SETTING_PROPOSED", of, value, act)),
                Stream.of(line(in, "SETTING_AGREED", of, value, setting.agreed())));
    }

    private Stream<Line> lines(Engaged in, Change change) {
        String of = change.parts().stream().map(Changed::name).collect(Collectors.joining(" "));
        String value = change.parts().stream()
                .map(part -> value(part, change.terms()))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; "));
        return Stream.of(
                        Stream.of(line(in, "CHANGE_PROPOSED", of, value, change.proposed())),
                        Stream.ofNullable(change.answered())
                                .map(act -> line(in, "CHANGE_" + change.answer(), of, value, act)),
                        Stream.ofNullable(change.effect()).map(act -> line(in, "CHANGE_IN_EFFECT", of, value, act)))
                .flatMap(each -> each);
    }

    private Line line(Engaged in, String what, String of, String value, Act act) {
        return new Line(
                act.ref().position(),
                TableCell.line(
                        in.id(),
                        called.getOrDefault(in.client(), in.client()),
                        what,
                        of,
                        value,
                        act.side().name(),
                        act.at().toString(),
                        LocalDateTime.ofInstant(act.at(), in.zone()).toString(),
                        in.zone().getId(),
                        Long.toString(act.ref().position())));
    }

    private Line line(Attempted attempt, String client) {
        return new Line(
                attempt.ref().position(),
                TableCell.line(
                        attempt.engagementId(),
                        called.getOrDefault(client, client),
                        "REFUSED",
                        attempt.rules().stream().map(RuleId::id).collect(Collectors.joining(" ")),
                        attempt.command(),
                        attempt.side().name(),
                        attempt.at().toString(),
                        LocalDateTime.ofInstant(attempt.at(), attempt.zone()).toString(),
                        attempt.zone().getId(),
                        Long.toString(attempt.ref().position())));
    }

    private static String value(Changed part, Terms terms) {
        return switch (part) {
            case FEE ->
                terms.fee().amount() + " " + terms.fee().currency() + " "
                        + terms.fee().per();
            case HOURS -> text(terms.hours());
            case CONTACT -> text(terms.contact());
            case POLICIES -> text(terms.policies());
            case SERVICES -> String.join(", ", terms.servicesOffered());
            case ZONE -> terms.zone().getId();
            case PERIODS -> "";
        };
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
