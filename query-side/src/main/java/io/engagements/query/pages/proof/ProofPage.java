package io.engagements.query.pages.proof;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.evidence.EvidenceCheck;
import io.engagements.query.evidence.EvidenceCheck.Asked;
import io.engagements.query.evidence.EvidenceCheck.Checked;
import io.engagements.query.evidence.EvidenceExport;
import io.engagements.query.evidence.EvidenceExport.Options;
import io.engagements.query.evidence.Underway;
import io.engagements.query.evidence.Underway.State;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Wanted;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.query.proof.KeptProofs;
import io.engagements.query.proof.KeptProofs.Held;
import io.engagements.query.proof.KeptProofs.Standing;
import io.engagements.query.proof.Receipts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is signed, what of it can be taken home, and whether something that was kept shows the same past. */
@Screen
class ProofPage {

    private static final String OF_ENGAGEMENT = "/engagements/{id}/proof";
    private static final String OF_ALL = "/proof";
    private static final String PAGE = "proof/proof";
    private static final String PROGRESS = OF_ALL + "/progress";
    private static final int LOOKS = 3;

    private final Sides sides;
    private final CheckpointRows checkpoints;
    private final Receipts receipts;
    private final KeptProofs kept;
    private final EvidenceExport export;
    private final EvidenceCheck check;
    private final Underway underway;
    private final AsOf asOf;

    ProofPage(
            Sides sides,
            CheckpointRows checkpoints,
            Receipts receipts,
            KeptProofs kept,
            EvidenceExport export,
            EvidenceCheck check,
            Underway underway,
            AsOf asOf) {
        this.sides = sides;
        this.checkpoints = checkpoints;
        this.receipts = receipts;
        this.kept = kept;
        this.export = export;
        this.check = check;
        this.underway = underway;
        this.asOf = asOf;
    }

    /**
     * What is signed.
     *
     * @param at when, in the viewer's zone; absent when no signature says so
     * @param utc the same for machines
     * @param still whether nothing is signed before somebody has looked at it
     * @param keys with which it is signed now, in their text form: the log's, its clock's, and that of who packs
     */
    record Signed(
            long entries, @Nullable String at, @Nullable String utc, boolean still, List<Key> keys) {}

    /**
     * A public key.
     *
     * @param use log, clock or evidence
     */
    record Key(String use, String text) {}

    /** What there is to take home. */
    enum Scope {
        ENGAGEMENT,
        PARTY,
        LEDGER,
        NONE
    }

    /**
     * What became of something that was kept.
     *
     * @param tone class of its colour
     * @param at when it was signed, in the viewer's zone; absent where no signature says so
     */
    record Compared(
            Standing standing,
            String tone,
            String icon,
            @Nullable Long entries,
            @Nullable String at,
            @Nullable Long position) {}

    /** @param moment of the numbers in the package, an instant; now when absent */
    @GetMapping(OF_ENGAGEMENT)
    String ofEngagement(
            @PathVariable String id,
            @RequestParam(name = "asOf", required = false) @Nullable String moment,
            Form form) {
        return engagement(id, moment, null, form);
    }

    /** @param form {@code kept}: a checkpoint or a receipt */
    @PostMapping(OF_ENGAGEMENT)
    String compareWithin(@PathVariable String id, Form form) {
        return engagement(id, null, form.typed().text("kept"), form);
    }

    private String engagement(String id, @Nullable String moment, @Nullable String text, Form form) {
        SignedIn who = form.who();
        View view = form.view();
        Model model = form.model();
        model.addAttribute("side", sides.read(id, null, who, view));
        model.addAttribute("id", id);
        model.addAttribute("scope", Scope.ENGAGEMENT);
        model.addAttribute("package", "/engagements/" + id + "/proof/package");
        model.addAttribute("verify", "/engagements/" + id + "/proof/verify");
        model.addAttribute("file", "evidence-" + id + ".zip");
        Instant then = moment == null ? null : asOf.askedOrNow(moment);
        model.addAttribute("then", then == null ? null : then.toString());
        model.addAttribute(
                "thenWords", then == null ? null : view.moment(then, view.zone()) + " " + view.city(view.zone()));
        return show("/engagements/" + id + "/proof", text, form);
    }

    /** @param party whose, by its id, for auditors; of all when absent */
    @GetMapping(OF_ALL)
    String ofAll(@RequestParam(required = false) @Nullable String party, Form form) {
        return all(party, null, form);
    }

    /** @param form {@code kept}: a checkpoint or a receipt */
    @PostMapping(OF_ALL)
    String compare(Form form) {
        return all(null, form.typed().text("kept"), form);
    }

    private String all(@Nullable String party, @Nullable String text, Form form) {
        Model model = form.model();
        Of of = of(party, form.who().caller());
        model.addAttribute("side", null);
        model.addAttribute("scope", of.scope());
        model.addAttribute("party", of.scope() == Scope.PARTY ? of.id() : null);
        model.addAttribute("package", OF_ALL + "/package");
        model.addAttribute("verify", OF_ALL + "/verify");
        model.addAttribute("file", of.scope() == Scope.PARTY ? "evidence-" + of.id() + ".zip" : "evidence.zip");
        model.addAttribute("then", null);
        return show(OF_ALL, text, form);
    }

    /** @param text that was kept; absent where nothing is compared */
    private String show(String at, @Nullable String text, Form form) {
        Model model = form.model();
        model.addAttribute("at", at);
        model.addAttribute("progress", UUID.randomUUID().toString());
        model.addAttribute("signed", signed(form.view()));
        model.addAttribute("compared", text == null ? null : compared(kept.hold(text), form.view()));
        return form.show(PAGE);
    }

    /** @param id the party's; empty for everything else */
    private record Of(Scope scope, String id) {}

    /** Auditors ask for whichever party, everybody else for their own. */
    private static Of of(@Nullable String party, Caller caller) {
        String own = caller.party();
        if (caller.has(Role.AUDITOR)) {
            String id = Wanted.text(party);
            return id == null ? new Of(Scope.LEDGER, "") : new Of(Scope.PARTY, id);
        }
        boolean side = caller.has(Role.CLIENT) || caller.has(Role.VA);
        return side && own != null ? new Of(Scope.PARTY, own) : new Of(Scope.NONE, "");
    }

    private Signed signed(View view) {
        Optional<Kept> last = checkpoints.last();
        Optional<Instant> at = last.flatMap(checkpoints::signedAt);
        return new Signed(
                last.map(each -> each.checkpoint().size()).orElse(0L),
                at.map(each -> second(each, view)).orElse(null),
                at.map(Instant::toString).orElse(null),
                receipts.standsStill(),
                last.map(each -> keys(each.checkpoint().origin())).orElse(List.of()));
    }

    private List<Key> keys(String origin) {
        return checkpoints.newest(origin).stream()
                .map(key -> new Key(
                        key.name().equals(origin) ? "log" : key.name().substring(origin.length() + 1), key.text()))
                .toList();
    }

    private static String second(Instant at, View view) {
        return view.secondThere(at);
    }

    private static Compared compared(Held held, View view) {
        boolean same = held.standing() == Standing.SAME;
        boolean worse = held.standing() == Standing.OTHER || held.standing() == Standing.AHEAD;
        boolean forged =
                Set.of(Standing.UNSIGNED, Standing.REPLACED, Standing.UNPROVEN).contains(held.standing());
        return new Compared(
                held.standing(),
                same ? "pine" : worse ? "brick" : forged ? "ochre" : "",
                same
                        ? "bi-check-circle"
                        : worse ? "bi-exclamation-octagon" : forged ? "bi-exclamation-triangle" : "bi-question-circle",
                held.checkpoint() == null ? null : held.checkpoint().size(),
                held.signedAt() == null ? null : second(held.signedAt(), view),
                held.position());
    }

    /**
     * How far a package has come, as a part of a page that asks again by itself.
     *
     * @param progress what it is called in the address of the package
     * @param looks how often it was asked for before, at most {@value #LOOKS}: what was never seen may not have begun
     */
    @GetMapping(PROGRESS)
    String progress(
            @RequestParam String progress,
            @RequestParam(required = false) @Nullable String looks,
            SignedIn who,
            Model model) {
        Optional<State> state = underway.of(progress, who.caller());
        long next =
                state.isPresent() ? LOOKS : Math.min(LOOKS, Objects.requireNonNullElse(Sides.version(looks), 0L) + 1);
        Wanted wanted = new Wanted().with("progress", progress);
        model.addAttribute("state", state.orElse(null));
        model.addAttribute("anew", wanted.address(PROGRESS));
        model.addAttribute(
                "again",
                state.isPresent() || next < LOOKS
                        ? wanted.with("looks", Long.toString(next)).address(PROGRESS)
                        : null);
        return "proof/making";
    }

    /** @param moment of the numbers, an instant; now when absent */
    @GetMapping(OF_ENGAGEMENT + "/package")
    ResponseEntity<InputStreamResource> packageOfEngagement(
            @PathVariable String id,
            @RequestParam(name = "asOf", required = false) @Nullable String moment,
            @RequestParam(required = false) @Nullable String files,
            @RequestParam(required = false) @Nullable String names,
            @RequestParam(required = false) @Nullable String progress,
            SignedIn who,
            @ModelAttribute("view") View view) {
        sides.read(id, null, who, view);
        return export.ofEngagement(id, new Options(moment, files, names, progress), who.token(), who.caller());
    }

    /** Of the own party, or for auditors of all that there is. @param party whose, by its id, for auditors */
    @GetMapping(OF_ALL + "/package")
    ResponseEntity<InputStreamResource> packageOfAll(
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String files,
            @RequestParam(required = false) @Nullable String names,
            @RequestParam(required = false) @Nullable String progress,
            SignedIn who) {
        Options options = new Options(null, files, names, progress);
        Caller caller = who.caller();
        Of of = of(party, caller);
        return switch (of.scope()) {
            case LEDGER -> export.ofAll(options, who.token(), caller);
            case PARTY -> export.ofParty(of.id(), options, who.token(), caller);
            default -> throw ProblemException.unknown();
        };
    }

    /** What the verifier says of it, here: of the package that the same choices give. */
    @GetMapping(OF_ENGAGEMENT + "/verify")
    String verifyEngagement(
            @PathVariable String id,
            @RequestParam(name = "asOf", required = false) @Nullable String moment,
            @RequestParam(required = false) @Nullable String files,
            @RequestParam(required = false) @Nullable String names,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        String at = "/engagements/" + id + "/proof";
        model.addAttribute("side", sides.read(id, null, who, view));
        model.addAttribute("id", id);
        Options options = new Options(moment, files, names, null);
        model.addAttribute("package", chosen(options).address(at + "/package"));
        model.addAttribute("back", new Wanted().with("asOf", moment).address(at));
        return verified(Scope.ENGAGEMENT, id, check.ofEngagement(id, asked(options, who, view)), model);
    }

    /** Likewise. @param party whose, by its id, for auditors; of all when absent */
    @GetMapping(OF_ALL + "/verify")
    String verifyAll(
            @RequestParam(required = false) @Nullable String party,
            @RequestParam(required = false) @Nullable String files,
            @RequestParam(required = false) @Nullable String names,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        Of of = of(party, who.caller());
        if (of.scope() == Scope.NONE) {
            throw ProblemException.unknown();
        }
        boolean whole = of.scope() == Scope.LEDGER;
        Options options = new Options(null, files, names, null);
        model.addAttribute("side", null);
        model.addAttribute(
                "package", chosen(options).with("party", whole ? null : of.id()).address(OF_ALL + "/package"));
        model.addAttribute(
                "back", new Wanted().with("party", whole ? null : of.id()).address(OF_ALL));
        Asked asked = asked(options, who, view);
        return verified(of.scope(), of.id(), whole ? check.ofAll(asked) : check.ofParty(of.id(), asked), model);
    }

    private static Wanted chosen(Options options) {
        return new Wanted()
                .with("asOf", options.asOf())
                .with("files", options.files())
                .with("names", options.names());
    }

    private static Asked asked(Options options, SignedIn who, View view) {
        return new Asked(options, who.token(), who.caller(), view.locale());
    }

    private static String verified(Scope scope, String id, Checked checked, Model model) {
        model.addAttribute("scope", scope);
        model.addAttribute("file", id.isEmpty() ? "evidence.zip" : "evidence-" + id + ".zip");
        model.addAttribute("checked", checked);
        model.addAttribute("most", EvidenceCheck.MOST);
        return "proof/verified";
    }
}
