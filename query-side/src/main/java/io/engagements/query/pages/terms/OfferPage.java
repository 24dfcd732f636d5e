package io.engagements.query.pages.terms;

import io.engagements.events.Id;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.terms.Terms;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Meanwhile;
import io.engagements.query.pages.frame.Names;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.Typed;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.piece.Clauses;
import io.engagements.query.party.PartyNames;
import io.engagements.query.party.PartyNames.Whereabouts;
import io.engagements.rules.Decision;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.candidacy.Candidacy.Offer;
import io.engagements.rules.candidacy.CandidacyDecisions;
import io.engagements.support.access.AccessTo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A VA writes its terms for a client that considers it, and sees before offering them what that client will read. */
@Screen
class OfferPage {

    private static final String PATH = "/candidacies/{id}/terms";
    private static final String PAGE = "terms/offer";
    private static final int MOST = 5;

    private final CandidacyRows candidacies;
    private final Reader reader;
    private final PartyNames names;
    private final Names people;

    OfferPage(CandidacyRows candidacies, Reader reader, PartyNames names, Names people) {
        this.candidacies = candidacies;
        this.reader = reader;
        this.names = names;
        this.people = people;
    }

    /**
     * A version of the terms that was offered.
     *
     * @param stands what became of it, in words
     * @param declined why the client did not take it; absent where it did not say so
     * @param clauses with what they said in the version before
     */
    record Offered(
            int version,
            String when,
            String stands,
            @Nullable String declined,
            Clauses clauses) {}

    /**
     * @param version of the candidacy that has to be shown at least
     * @param before as {@link Latest} has it, for the versions offered
     */
    @GetMapping(PATH)
    String form(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String before,
            Form form) {
        Candidacy candidacy = find(id, version, form.who());
        Typed now = now(candidacy, form.view());
        return show(
                candidacy,
                before,
                form.with(now.with("key", form.typed().text("key"))).begin(now));
    }

    /** What was offered last, else what is usual. */
    private static Typed now(Candidacy candidacy, View view) {
        return candidacy
                .latestOffer()
                .map(latest -> TermsForm.of(latest.terms()))
                .orElseGet(() -> TermsForm.usual(view.zone()))
                .typed();
    }

    /** @param form as {@link TermsForm} has it; {@code act}: which button was pressed */
    @PostMapping(PATH)
    @Nullable
    String act(@PathVariable String id, Form form) {
        Candidacy candidacy = find(id, null, form.who());
        String act = form.typed().text("act");
        TermsForm written = new TermsForm(form.typed()).after(act);
        if (!act.equals("send")) {
            return show(candidacy, null, form.with(written.typed()));
        }
        TermsForm filled = written.filled();
        Optional<Meanwhile> changed = form.with(filled.typed())
                .meanwhile(now(candidacy, form.view()), (field, value) -> TermsForm.told(field, value, form.view()));
        if (changed.isPresent()) {
            return show(candidacy, null, form.overtaken(changed.get(), wrong -> TermsForm.named(wrong, form.view())));
        }
        return form.with(filled.typed())
                .answer(
                        form.send("offer-terms", Map.of("candidacyId", id, "terms", filled.terms())),
                        wrong -> TermsForm.named(wrong, form.view()),
                        done -> done.at("/candidacies/" + id + "/terms"),
                        again -> show(find(id, null, form.who()), null, again));
    }

    /** Only of whoever is its VA; others find nothing. */
    private Candidacy find(String id, @Nullable String version, SignedIn who) {
        if (!id.matches(Id.PATTERN)) {
            throw ProblemException.unknown();
        }
        Viewer viewer = Viewer.of(who.caller());
        Candidacy candidacy = reader.find(
                AccessTo.candidacy(id),
                Sides.version(version),
                () -> candidacies.find(id, viewer).filter(found -> found.vaId().equals(viewer.va())),
                Candidacy::version);
        Sides.follows(id, candidacy.version());
        return candidacy;
    }

    /** What the client would read, once that was asked for. */
    private static @Nullable Clauses preview(Candidacy candidacy, TermsForm written, View view) {
        return written.typed().has("act")
                ? written.read()
                        .map(terms -> since(candidacy.latestOffer(), terms, view))
                        .orElse(null)
                : null;
    }

    private static Clauses since(Optional<Offer> earlier, Terms terms, View view) {
        Clauses clauses = Clauses.ofOffer(terms, view);
        return earlier.map(offer -> clauses.since(Clauses.ofOffer(offer.terms(), view)))
                .orElse(clauses);
    }

    private String show(Candidacy candidacy, @Nullable String before, Form form) {
        SignedIn who = form.who();
        View view = form.view();
        Model model = form.model();
        TermsForm written = new TermsForm(form.typed());
        Optional<Whereabouts> client = names.whereabouts(candidacy.clientId());
        OfferTerms anything = new OfferTerms(candidacy.candidacyId(), Bounds.usual(view.zone()));
        written.into(model, client.stream().map(Whereabouts::zone), preview(candidacy, written, view), view);
        model.addAttribute("id", candidacy.candidacyId());
        model.addAttribute("engagement", candidacy.engagementId());
        model.addAttribute("state", candidacy.state().name());
        model.addAttribute(
                "client",
                people.of(Map.of(candidacy.clientId(), view.say("role.CLIENT")), view)
                        .called(candidacy.clientId())
                        .person());
        model.addAttribute(
                "open",
                CandidacyDecisions.decide(candidacy, anything, who.caller(), view.now()) instanceof Decision.Done);
        model.addAttribute("next", candidacy.offers().size() + 1);
        model.addAttribute("offers", offers(candidacy, before, view));
        model.addAttribute("ways", Map.of("offer-terms", "#terms"));
        return form.show(PAGE);
    }

    private static Latest<Offered> offers(Candidacy candidacy, @Nullable String before, View view) {
        return Latest.of(candidacy.offers(), before, MOST).map(offer -> offered(candidacy, offer, view));
    }

    private static Offered offered(Candidacy candidacy, Offer offer, View view) {
        Candidacy.Declined declined = offer.declined();
        return new Offered(
                offer.version(),
                view.moment(offer.offeredAt(), view.zone()),
                stands(candidacy, offer, view),
                declined == null ? null : declined.reason(),
                since(earlier(candidacy.offers(), offer), offer.terms(), view));
    }

    private static Optional<Offer> earlier(List<Offer> all, Offer offer) {
        int place = all.indexOf(offer);
        return place == 0 ? Optional.empty() : Optional.of(all.get(place - 1));
    }

    private static String stands(Candidacy candidacy, Offer offer, View view) {
        boolean latest = candidacy.latestOffer().filter(offer::equals).isPresent();
        Map<String, String> words = new HashMap<>();
        View.Due expires = view.due(offer.expires());
        words.put("until", expires.local() + " " + expires.zone());
        words.put("left", view.left(offer.expires()));
        String how = !latest
                ? "replaced"
                : candidacy.state() == Candidacy.Status.OPEN
                        ? offer.standingAt(view.now()).name()
                        : candidacy.state().name();
        return view.say("terms.offer." + how, words);
    }
}
