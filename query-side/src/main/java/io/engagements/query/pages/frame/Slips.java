package io.engagements.query.pages.frame;

import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.catalog.CommandFit;
import io.engagements.events.catalog.CommandFit.Misfit;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.When;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.rules.time.Deadlines;
import io.engagements.support.problem.ProblemWords;
import jakarta.validation.Validator;
import java.lang.reflect.RecordComponent;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a form can tell by itself: that something it needs is missing, cannot be read, or lies in the past already. Nobody
 * means that, so nothing is sent and no attempt goes on record; what only a rule can know is left to the rule.
 */
final class Slips {

    /**
     * What the interface leaves to a rule, so that every attempt without it is on record, or would fill in by itself: nobody
     * ends anything on a day that the product chose.
     */
    private static final Map<String, List<String>> NEEDED = Map.of(
            "submit-deliverable", List.of("items"),
            "request-quality-improvement", List.of("criteria"),
            "reject-deliverable", List.of("criteria"),
            "give-breach-notice", List.of("groundIds"),
            "end-by-notice", List.of("lastDay"),
            "terminate-contract", List.of("groundIds"));

    /** Likewise times that are to come; {@code *} stands for every row of a list. */
    private static final Map<String, List<String>> AHEAD = Map.of(
            "request-deliverable", List.of("/due", "/inputs/*/due"),
            "propose-due-date", List.of("/due"),
            "propose-input", List.of("/due"),
            "request-quality-improvement", List.of("/due"),
            "propose-terms-change", List.of("/effectiveFrom"),
            "propose-pause", List.of("/until"),
            "propose-end", List.of("/lastDay"),
            "resign-engagement", List.of("/lastDay"),
            "end-by-notice", List.of("/lastDay"),
            "terminate-contract", List.of("/effectiveAt"));

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** With which the programs say of a field what it is. */
    private static final Pattern PREDICATE = Pattern.compile("(?:is|must|does|lies) .*", Pattern.DOTALL);

    private static final String MISSING = "is missing";

    private final CommandFit fit;

    Slips(Validator validator) {
        fit = new CommandFit(validator);
    }

    /** All of them at once; none where the command is to be sent. */
    List<Wrong> of(String command, ObjectNode body, View view) {
        List<Misfit> misfits = CommandCatalog.find(command)
                .map(form -> fit.of(form, body))
                .orElseThrow(() -> new IllegalArgumentException("no command is called " + command));
        Stream<Misfit> needed = NEEDED.getOrDefault(command, List.of()).stream()
                .filter(field -> isMissing(body.path(field)))
                .map(field -> new Misfit("/" + field, MISSING));
        Stream<Wrong> past = AHEAD.getOrDefault(command, List.of()).stream()
                .flatMap(pointer -> places(pointer, body))
                .filter(pointer ->
                        misfits.stream().noneMatch(each -> each.pointer().startsWith(pointer)))
                .filter(pointer -> isPast(body.at(pointer), view))
                .map(pointer -> Wrong.past(field(pointer), past(view)));
        return Stream.of(
                        misfits.stream().map(each -> wrong(each, body, view)),
                        needed.map(each -> wrong(each, body, view)),
                        past)
                .flatMap(each -> each)
                .sorted(inOrder(command))
                .toList();
    }

    /** As the command has its fields, which forms follow from above to below. */
    private static Comparator<Wrong> inOrder(String command) {
        List<String> order = CommandCatalog.find(command).stream()
                .flatMap(form -> Stream.ofNullable(form.body().getRecordComponents()))
                .flatMap(Stream::of)
                .map(RecordComponent::getName)
                .toList();
        return Comparator.comparingInt(wrong -> order.indexOf(wrong.field().split("\\.", 2)[0]));
    }

    /** By the name that a form gives the field: the pointer's steps with dots between. What was left out is said to be so. */
    static Wrong wrong(Misfit misfit, JsonNode sent, View view) {
        boolean missing = isMissing(sent.at(misfit.pointer()));
        return new Wrong(
                field(misfit.pointer()),
                "",
                misfit.pointer().isEmpty() || !missing
                        ? sentence(misfit.detail(), view)
                        : view.say("not-done.missing"));
    }

    private static String field(String pointer) {
        return pointer.isEmpty() ? "" : pointer.substring(1).replace('/', '.');
    }

    private static boolean isMissing(JsonNode said) {
        return said.isMissingNode() || said.isNull() || (said.isArray() && said.isEmpty());
    }

    /** What the programs say of a field as people say it, in the viewer's language. */
    static String sentence(String detail, View view) {
        String told = ProblemWords.tell(detail, view.language());
        String whole = PREDICATE.matcher(detail).matches() ? view.say("not-done.this", Map.of("what", told)) : told;
        String begun = whole.isEmpty() ? whole : Character.toUpperCase(whole.charAt(0)) + whole.substring(1);
        return begun.endsWith(".") ? begun : begun + ".";
    }

    private static String past(View view) {
        return view.say(
                "not-done.past", Map.of("now", view.moment(view.now(), view.zone()), "zone", view.city(view.zone())));
    }

    private static Stream<String> places(String pointer, ObjectNode body) {
        int rows = pointer.indexOf("/*");
        return rows < 0
                ? Stream.of(pointer)
                : IntStream.range(0, body.at(pointer.substring(0, rows)).size())
                        .mapToObj(row -> pointer.replace("*", String.valueOf(row)));
    }

    /** Where nobody knows in which zone it is meant, nobody but the rule can tell. */
    private static boolean isPast(JsonNode said, View view) {
        return !isMissing(said)
                && end(said, view.contract())
                        .filter(end -> !end.isMetAt(view.now()))
                        .isPresent();
    }

    private static Optional<Deadline> end(JsonNode said, @Nullable ZoneId contract) {
        if (said.isString() && DAY.matcher(said.asString()).matches()) {
            return Optional.ofNullable(contract).map(zone -> Deadlines.endOf(LocalDate.parse(said.asString()), zone));
        }
        When when = ContractJson.mapper().treeToValue(said, When.class);
        ZoneId zone = when.instant() != null ? ZoneId.of("UTC") : when.zone() != null ? when.zone() : contract;
        return Optional.ofNullable(zone).map(in -> Deadlines.at(when, in));
    }
}
