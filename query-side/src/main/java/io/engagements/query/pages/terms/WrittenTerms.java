package io.engagements.query.pages.terms;

import io.engagements.query.pages.frame.Outcome.NotDone;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.TypedTime;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Clauses;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * The form for terms as a page shows it, with what the other side would read.
 *
 * @param asked whether that was asked for, also where it cannot be told yet
 * @param preview absent where it was not asked for, or cannot be told
 * @param key under which the form is sent
 */
record WrittenTerms(
        TermsForm form,
        boolean asked,
        @Nullable Clauses preview,
        String key,
        @Nullable NotDone notDone) {

    /**
     * @param zones that are near at hand; any other can be typed
     * @param added the list that has just grown; empty where none has
     */
    void into(Model model, List<ZoneId> zones, String added, View view) {
        model.addAttribute("typed", form.typed());
        model.addAttribute("key", key);
        model.addAttribute("notDone", notDone);
        model.addAttribute("asked", asked);
        model.addAttribute("preview", preview);
        model.addAttribute(
                "bounds", Bounds.all(view).stream().collect(Collectors.toMap(Bounds::field, bound -> bound)));
        model.addAttribute(
                "rows",
                Map.of(
                        TermsForm.OFFERED, form.typed().rows(TermsForm.OFFERED),
                        TermsForm.EXCLUDED, form.typed().rows(TermsForm.EXCLUDED)));
        model.addAttribute("most", Typed.MOST_ROWS);
        model.addAttribute("added", added);
        model.addAttribute("zones", TypedTime.zones(view, zones.toArray(ZoneId[]::new)));
    }

    /** The list that a button makes grow. */
    static String added(String act) {
        return List.of(TermsForm.OFFERED, TermsForm.EXCLUDED).stream()
                .filter(list -> act.startsWith("add-" + list))
                .findFirst()
                .orElse("");
    }

    /** The viewer's own zone, these, and what counts everywhere. */
    static List<ZoneId> zones(View view, Stream<ZoneId> others) {
        return Stream.concat(Stream.concat(Stream.of(view.zone()), others), Stream.of(ZoneId.of("UTC")))
                .toList();
    }
}
