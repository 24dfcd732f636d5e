package io.engagements.query.pages.operation;

import io.engagements.query.pages.frame.View;
import io.engagements.query.projection.Progress;
import io.engagements.query.projection.Projections;
import io.engagements.query.projection.Projections.Parked;
import io.engagements.query.projection.Projections.ProjectionStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Tells how projections stand. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Standings {

    private static final Pattern FURTHER_LINES = Pattern.compile("\\R| {2,}");
    private static final String OF_THE_DATABASE = "; ERROR: ";
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"?|“[^”]*”?");

    private static final int LONGEST = 400;

    private final Projections projections;

    Standings(Projections projections) {
        this.projections = projections;
    }

    /**
     * One projection.
     *
     * @param about what its rows are for
     * @param lag entries it is behind
     * @param since when the first of those was stored, in the reader's zone; absent where it is not behind, or that cannot be read
     * @param under what is under way: {@code rebuild} or {@code verify}; absent while nothing is
     * @param progress how far that is
     */
    record Standing(
            String name,
            String about,
            long position,
            long lag,
            @Nullable String since,
            int parked,
            int generation,
            @Nullable String under,
            @Nullable Progress progress) {}

    /** @param projection its name; @param about what its rows are for; @param at since when it is parked, in the reader's zone */
    record Waiting(String projection, String about, long position, String reason, String at) {}

    List<Standing> of(List<ProjectionStatus> all, View view) {
        Map<Long, Instant> since = projections.storedAfter(all.stream()
                .filter(status -> status.lag() > 0)
                .map(ProjectionStatus::position)
                .distinct()
                .toList());
        return all.stream()
                .map(status -> of(status, since.get(status.position()), view))
                .toList();
    }

    private static Standing of(ProjectionStatus status, @Nullable Instant since, View view) {
        return new Standing(
                status.name(),
                about(status.name(), view),
                status.position(),
                status.lag(),
                status.lag() == 0 || since == null ? null : OperationPage.second(since, view),
                status.parked(),
                status.generation(),
                status.rebuild() != null ? "rebuild" : status.verifying() != null ? "verify" : null,
                status.rebuild() != null ? status.rebuild() : status.verifying());
    }

    /** The first so many of what they have parked, in the ledger's order. */
    List<Waiting> parked(List<ProjectionStatus> all, int atMost, View view) {
        List<String> names = all.stream()
                .filter(status -> status.parked() > 0)
                .map(ProjectionStatus::name)
                .toList();
        return names.isEmpty()
                ? List.of()
                : projections.parked(names, atMost).stream()
                        .map(each -> waiting(each, view))
                        .toList();
    }

    private static Waiting waiting(Parked parked, View view) {
        return new Waiting(
                parked.projection(),
                about(parked.projection(), view),
                parked.position(),
                withoutContents(parked.reason()),
                OperationPage.second(parked.at(), view));
    }

    /**
     * What a database adds is about rows, on lines of their own that are indented, in whichever language; what is in quotes may be
     * somebody's, where no database says it of itself.
     */
    private static String withoutContents(String reason) {
        String line = FURTHER_LINES.split(reason.strip(), 2)[0];
        String told =
                line.contains(OF_THE_DATABASE) ? line : QUOTED.matcher(line).replaceAll("…");
        return told.length() > LONGEST ? told.substring(0, LONGEST) + "…" : told;
    }

    static String about(String name, View view) {
        String key = "operation.projection." + name;
        return view.knows(key) ? view.say(key) : name;
    }
}
