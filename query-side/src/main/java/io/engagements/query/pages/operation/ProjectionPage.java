package io.engagements.query.pages.operation;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.projection.Projections;
import io.engagements.query.projection.Projections.ProjectionStatus;
import io.engagements.query.projection.Rebuilds;
import io.engagements.query.projection.Verification;
import io.engagements.query.projection.VerificationRows;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One projection: how it stands, what it has parked, and its rows made again or compared with what they would be, for the
 * operator. What was begun is watched here to its end, which stands in the address.
 */
@Screen
class ProjectionPage {

    static final String PATH = OperationPage.PATH + "/projections/{name}";
    static final String ACT = PATH + "/{act}";

    private static final String REBUILD = "rebuild";
    private static final String VERIFY = "verify";

    /** Before the first one. */
    private static final String NEVER = "never";

    private static final int MOST = 50;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final Projections projections;
    private final Rebuilds rebuilds;
    private final VerificationRows verifications;
    private final Standings standings;

    ProjectionPage(Projections projections, Rebuilds rebuilds, VerificationRows verifications, Standings standings) {
        this.projections = projections;
        this.rebuilds = rebuilds;
        this.verifications = verifications;
        this.standings = standings;
    }

    /**
     * What a comparison found.
     *
     * @param at when, in the reader's zone
     * @param upTo the last entry that was gone through
     * @param broken an entry that is gone or changed, before which it was given up; else absent
     */
    record Compared(
            String at, long upTo, boolean equal, @Nullable Long broken, List<Verification.Table> differing) {}

    /**
     * @param made number of the rows that were read when it was begun to make them again; absent where that is not watched
     * @param compared when the comparison before that which is watched ended, or {@code never}; absent likewise
     * @param left how many entries are parked still after a retry; absent where there was none
     */
    @GetMapping(PATH)
    String projection(
            @PathVariable String name,
            @RequestParam(required = false) @Nullable String made,
            @RequestParam(required = false) @Nullable String compared,
            @RequestParam(required = false) @Nullable String left,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        OperationPage.requireOperator(who.caller());
        ProjectionStatus status = find(name);
        Verification last = verifications.all().get(name);
        model.addAttribute("standing", standings.of(List.of(status), view).get(0));
        model.addAttribute("parked", standings.parked(List.of(status), MOST, view));
        model.addAttribute("last", last == null ? null : compared(last, view));
        model.addAttribute("end", end(status, last, made, compared));
        model.addAttribute("left", left != null && NUMBER.matcher(left).matches() ? Integer.valueOf(left) : null);
        model.addAttribute("here", here(name, made, compared));
        return "operation/projection";
    }

    private ProjectionStatus find(String name) {
        return projections.status(name).orElseThrow(ProblemException::unknown);
    }

    /** What became of that which is watched, as a key; absent while it is under way, and where nothing is watched. */
    private static @Nullable String end(
            ProjectionStatus status, @Nullable Verification last, @Nullable String made, @Nullable String compared) {
        if (made != null && status.rebuild() == null) {
            return !made.equals(String.valueOf(status.generation())) ? "made" : "given-up";
        } else if (compared != null && status.verifying() == null) {
            if (last != null && last.broken() != null) {
                return "given-up";
            }
            return last == null || compared.equals(last.at().toString())
                    ? "ended"
                    : last.equal() ? "same" : "different";
        }
        return null;
    }

    /** The address of what is shown, to be asked for again. */
    private static String here(String name, @Nullable String made, @Nullable String compared) {
        String path = OperationPage.PATH + "/projections/" + name;
        if (made != null && NUMBER.matcher(made).matches()) {
            return path + "?made=" + made;
        }
        return compared != null && compared.matches("never|[0-9TZ:.-]{1,40}") ? path + "?compared=" + compared : path;
    }

    private static Compared compared(Verification last, View view) {
        return new Compared(
                OperationPage.second(last.at(), view),
                last.position(),
                last.equal(),
                last.broken(),
                last.tables().stream()
                        .filter(table -> table.missing() + table.extra() + table.different() > 0)
                        .toList());
    }

    /** What it does, before it is done. */
    @GetMapping(ACT)
    String check(
            @PathVariable String name,
            @PathVariable String act,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        OperationPage.requireOperator(who.caller());
        if (!act.equals(REBUILD) && !act.equals(VERIFY)) {
            throw ProblemException.unknown();
        }
        model.addAttribute("standing", standings.of(List.of(find(name)), view).get(0));
        model.addAttribute("act", act);
        return "operation/check";
    }

    /** Whatever is under way already goes on instead. @param act rebuild, verify or retry */
    @PostMapping(ACT)
    String act(@PathVariable String name, @PathVariable String act, SignedIn who) {
        OperationPage.requireOperator(who.caller());
        String path = "redirect:" + OperationPage.PATH + "/projections/" + name;
        return switch (act) {
            case REBUILD -> {
                int before = find(name).generation();
                yield rebuilds.rebuild(name).isPresent() ? path + "?made=" + before : path;
            }
            case VERIFY -> {
                String before = Optional.ofNullable(
                                verifications.all().get(find(name).name()))
                        .map(last -> last.at().toString())
                        .orElse(NEVER);
                yield rebuilds.verify(name).isPresent() ? path + "?compared=" + before : path;
            }
            case "retry" -> path + "?left=" + projections.retry(name).orElseThrow(ProblemException::unknown);
            default -> throw ProblemException.unknown();
        };
    }
}
