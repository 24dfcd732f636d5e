package io.engagements.query.pages.operation;

import io.engagements.events.stored.ContractJson;
import io.engagements.proof.note.VerifierKey;
import io.engagements.query.command.CommandResponse;
import io.engagements.query.command.KeyPort;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.query.proof.KeyChanges;
import io.engagements.query.proof.Receipts;
import io.engagements.support.problem.ProblemWords;
import io.engagements.support.security.Denial;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What was signed with which keys, and new keys, for the operator. */
@Screen
class KeysPage {

    static final String PATH = OperationPage.PATH + "/keys";
    static final String CHANGE = PATH + "/change";

    private static final String CHECK = "operation/keys-change";

    /** So long the earlier keys sign too: to choose from. */
    private static final Map<String, Duration> BOTH = new LinkedHashMap<>();

    static {
        BOTH.put("hour", Duration.ofHours(1));
        BOTH.put("month", Duration.ofDays(30));
        BOTH.put("quarter", Duration.ofDays(90));
        BOTH.put("year", Duration.ofDays(365));
    }

    /** The answers that deny something, as the log of denials has them. */
    private static final Set<Integer> DENIED = Set.of(401, 403, 429);

    private static final String CLOCK = "/clock";
    private static final String EVIDENCE = "/evidence";

    private final CheckpointRows checkpoints;
    private final KeyChanges changes;
    private final Receipts receipts;
    private final KeyPort port;
    private final InstantSource clock = InstantSource.system();

    KeysPage(CheckpointRows checkpoints, KeyChanges changes, Receipts receipts, KeyPort port) {
        this.checkpoints = checkpoints;
        this.changes = changes;
        this.receipts = receipts;
        this.port = port;
    }

    /**
     * The last checkpoint.
     *
     * @param count how many there are of all
     * @param at when it was signed, in the reader's zone; absent where no signature says so
     * @param root in base 64
     */
    record Last(long count, long entries, @Nullable String at, String origin, String root) {}

    /**
     * A public key.
     *
     * @param use log, clock or evidence
     * @param signs whether what is signed now is signed with it
     */
    record Key(String use, String text, boolean signs) {}

    /** When keys were replaced. @param until when the earlier ones signed too, at least, in the reader's zone */
    record Changed(long position, String by, String at, String until, boolean runs) {}

    @GetMapping(PATH)
    String keys(
            @RequestParam(required = false) @Nullable String changed,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        OperationPage.requireOperator(who.caller());
        Kept last = checkpoints.last().orElse(null);
        model.addAttribute("last", last == null ? null : last(last, view));
        model.addAttribute("keys", last == null ? List.of() : keys(last));
        model.addAttribute(
                "changes",
                changes.latest().stream().map(said -> changed(said, view)).toList());
        model.addAttribute("still", receipts.standsStill());
        model.addAttribute("done", changed != null);
        return "operation/keys";
    }

    private Last last(Kept kept, View view) {
        return new Last(
                checkpoints.count(),
                kept.checkpoint().size(),
                checkpoints
                        .signedAt(kept)
                        .map(at -> OperationPage.second(at, view))
                        .orElse(null),
                kept.checkpoint().origin(),
                kept.checkpoint().root().base64());
    }

    /** Those that sign first. Checkpoints do not name the packer's key: the newest of a log is the one that packs for it. */
    private List<Key> keys(Kept last) {
        List<VerifierKey> all = checkpoints.keys();
        Map<String, VerifierKey> newest = new HashMap<>();
        all.forEach(key -> newest.put(key.name(), key));
        String origin = last.checkpoint().origin();
        return all.stream()
                .map(key -> {
                    String use = use(key);
                    boolean packs = key.name().equals(origin + EVIDENCE)
                            && Optional.ofNullable(newest.get(key.name()))
                                    .filter(key::equals)
                                    .isPresent();
                    return new Key(
                            use,
                            key.text(),
                            use.equals("evidence") ? packs : last.note().namesKey(key));
                })
                .sorted(Comparator.comparing((Key key) -> !key.signs()))
                .toList();
    }

    private static String use(VerifierKey key) {
        return key.name().endsWith(CLOCK) ? "clock" : key.name().endsWith(EVIDENCE) ? "evidence" : "log";
    }

    private Changed changed(KeyChanges.Said said, View view) {
        return new Changed(
                said.position(),
                said.change().orderedBy(),
                OperationPage.second(said.change().stamp().occurredAt(), view),
                OperationPage.second(said.change().bothUntil(), view),
                clock.instant().isBefore(said.change().bothUntil()));
    }

    /** What it does and what has to be told to whom, before it is done. */
    @GetMapping(CHANGE)
    String check(Form form) {
        OperationPage.requireOperator(form.who().caller());
        return show(form.with("both", "quarter"));
    }

    /** @param form {@code both}: for how long both sign */
    @PostMapping(CHANGE)
    String change(Form form) {
        OperationPage.requireOperator(form.who().caller());
        View view = form.view();
        Duration both = BOTH.get(form.typed().text("both"));
        if (both == null) {
            return refused("both", view.say("not-done.missing"), form);
        }
        Instant until = clock.instant().plus(both);
        CommandResponse answer =
                port.replace(form.who().token(), until, view.language().locale().toLanguageTag());
        if (answer.status() / 100 == 2) {
            return "redirect:" + PATH + "?changed=yes";
        }
        if (DENIED.contains(answer.status())) {
            Denial.unlessNoted("command-side");
        }
        return refused("", detail(answer, view), form);
    }

    private static String refused(String field, String detail, Form form) {
        return show(form.refused(form.unfit(
                List.of(new Wrong(field, field.isEmpty() ? "" : form.view().say("operation.keys.both"), detail)))));
    }

    private static String detail(CommandResponse answer, View view) {
        return Optional.of(ContractJson.mapper().readTree(ProblemWords.tell(answer.body(), view.language())))
                .map(problem -> problem.path("detail").asString(""))
                .filter(detail -> !detail.isEmpty())
                .orElseGet(() -> view.say("operation.do"));
    }

    private static String show(Form form) {
        form.model().addAttribute("choices", BOTH.keySet());
        return form.show(CHECK);
    }
}
