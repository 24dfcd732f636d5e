package io.engagements.query.pages.operation;

import io.engagements.query.answer.Page;
import io.engagements.query.answer.Reader;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.pages.frame.Form;
import io.engagements.query.pages.frame.Outcome.Wrong;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.party.Parties;
import io.engagements.query.party.Parties.Known;
import io.engagements.query.party.PartyName;
import io.engagements.support.access.AccessTo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A party's name made unreadable for good, step by step, for the operator. */
@Screen
class ErasurePage {

    static final String LIST = OperationPage.PATH + "/erasure";
    static final String PATH = LIST + "/{party}";

    private static final String PAGE = "operation/erasure";

    private final Parties parties;
    private final EngagementRows engagements;
    private final Reader reader;

    ErasurePage(Parties parties, EngagementRows engagements, Reader reader) {
        this.parties = parties;
        this.engagements = engagements;
        this.reader = reader;
    }

    /** @param name of the business, else of the person; the id where neither can be read */
    record Party(String id, String name, String kind, boolean erased) {}

    /** @param from cursor of the list */
    @GetMapping(LIST)
    String list(@RequestParam(required = false) @Nullable String from, SignedIn who, Model model) {
        OperationPage.requireOperator(who.caller());
        Page<Party> page = parties.list(null, from).map(ErasurePage::party);
        model.addAttribute("parties", page);
        return "operation/erasures";
    }

    private static Party party(Known known) {
        PartyName named = known.name();
        String name = Stream.of(named.businessName(), named.name())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(named.partyId());
        return new Party(named.partyId(), name, String.valueOf(named.kind()), named.erased());
    }

    /** @param version of the party that has to be shown at least */
    @GetMapping(PATH)
    String check(@PathVariable String party, @RequestParam(required = false) @Nullable String version, Form form) {
        OperationPage.requireOperator(form.who().caller());
        return show(find(party, version), form);
    }

    /** @param form {@code confirm}: the party's id once more; {@code reason} */
    @PostMapping(PATH)
    @Nullable
    String erase(@PathVariable String party, Form form) {
        OperationPage.requireOperator(form.who().caller());
        View view = form.view();
        Known known = find(party, null);
        List<Wrong> besides = form.typed().text("confirm").strip().equals(party)
                ? List.of()
                : List.of(new Wrong(
                        "confirm", view.say("operation.erase.confirm"), view.say("operation.erase.confirm.wrong")));
        Map<String, Object> command = new HashMap<>();
        command.put("partyId", party);
        command.put("reason", form.typed().value("reason"));
        return form.answer(
                form.send("erase-party", command, Map.of(), besides),
                wrong ->
                        wrong.field().equals("reason") ? wrong.at("reason", view.say("operation.erase.reason")) : wrong,
                done -> done.at(LIST + "/" + party),
                again -> show(known, again));
    }

    private Known find(String party, @Nullable String version) {
        return reader.find(AccessTo.party(party), Sides.version(version), () -> parties.find(party), Known::version);
    }

    private String show(Known known, Form form) {
        Party party = party(known);
        form.model().addAttribute("party", party);
        form.model().addAttribute("running", party.erased() ? 0 : engagements.running(party.id()));
        return form.show(PAGE);
    }
}
