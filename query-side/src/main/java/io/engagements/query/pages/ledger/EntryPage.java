package io.engagements.query.pages.ledger;

import io.engagements.events.Stamp;
import io.engagements.proof.tree.Hash;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.audit.Chains;
import io.engagements.query.audit.Chains.Links;
import io.engagements.query.audit.LedgerSearch;
import io.engagements.query.audit.LedgerViews;
import io.engagements.query.audit.LedgerViews.LedgerEntry;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.history.HistoryRows.Place;
import io.engagements.query.history.Sentences;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.pages.frame.Downloads;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.ledger.Entries.Told;
import io.engagements.query.proof.EntryCheck;
import io.engagements.query.proof.EntryCheck.Checked;
import io.engagements.query.proof.Receipts;
import io.engagements.support.access.AccessTo;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One entry of the ledger: what it says, what it came of, and whether it is what was signed, for auditors. */
@Screen
class EntryPage {

    static final String PATH = LedgerPage.PATH + "/{entry}";
    static final String CHAIN = PATH + "/chain";
    static final String CHECK = PATH + "/check";
    static final String RECEIPT = PATH + "/receipt";

    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,14}");

    private final LedgerSearch search;
    private final HistoryRows history;
    private final EngagementRows engagements;
    private final Entries entries;
    private final Sentences words;
    private final Chains chains;
    private final EntryCheck check;
    private final Receipts receipts;
    private final Accesses accesses;
    private final JsonMapper json;

    EntryPage(
            LedgerSearch search,
            HistoryRows history,
            EngagementRows engagements,
            Entries entries,
            Sentences words,
            Chains chains,
            EntryCheck check,
            Receipts receipts,
            Accesses accesses,
            JsonMapper json) {
        this.search = search;
        this.history = history;
        this.engagements = engagements;
        this.entries = entries;
        this.words = words;
        this.chains = chains;
        this.check = check;
        this.receipts = receipts;
        this.accesses = accesses;
        this.json = json;
    }

    /**
     * What an entry says of itself.
     *
     * @param id the event's
     * @param hash in hex, of its bytes (RFC 9162, 2.1.1)
     * @param recorded when it was stored, in the reader's zone
     * @param recordedUtc the same for machines
     * @param account who did it; absent where time itself did
     * @param party for which; absent likewise, and for who acts for none
     * @param onBehalfOf the account for which somebody else acted; absent where nobody did
     * @param command that brought it about, or was refused; absent when time itself did
     * @param commandId the same for all that one command brought about; absent where none was noted
     * @param data what the event says apart from who and when, as JSON
     */
    record Facts(
            String id,
            String hash,
            String recorded,
            String recordedUtc,
            @Nullable String account,
            @Nullable String party,
            @Nullable String onBehalfOf,
            @Nullable Coded command,
            @Nullable String commandId,
            String data) {}

    /**
     * What was found when it was checked.
     *
     * @param signed when, in the reader's zone; absent where no signature says so
     */
    record Found(
            long entries,
            int steps,
            @Nullable String key,
            @Nullable String signed) {}

    @GetMapping(PATH)
    String entry(@PathVariable("entry") String asked, SignedIn who, @ModelAttribute("view") View view, Model model) {
        LedgerPage.requireAuditor(who.caller());
        long end = search.end();
        LoggedEntry found = find(asked, end);
        tell(chains.before(found), found, view, model);
        model.addAttribute("end", end);
        model.addAttribute("whole", true);
        model.addAttribute("chain", false);
        accesses.exported(AccessTo.ledger());
        return "ledger/entry";
    }

    /** With all that it came of, and what that came of, up to the beginning. */
    @GetMapping(CHAIN)
    String chain(@PathVariable("entry") String asked, SignedIn who, @ModelAttribute("view") View view, Model model) {
        LedgerPage.requireAuditor(who.caller());
        long end = search.end();
        LoggedEntry found = find(asked, end);
        Links links = chains.upTo(found.position());
        tell(links.entries().subList(0, links.entries().size() - 1), found, view, model);
        model.addAttribute("end", end);
        model.addAttribute("whole", links.whole());
        model.addAttribute("chain", true);
        accesses.exported(AccessTo.ledger());
        return "ledger/entry";
    }

    private void tell(List<LoggedEntry> before, LoggedEntry found, View view, Model model) {
        List<Told> rows =
                entries.tell(Stream.concat(before.stream(), Stream.of(found)).toList(), view);
        model.addAttribute("entry", rows.get(rows.size() - 1));
        model.addAttribute("before", rows.subList(0, rows.size() - 1));
        model.addAttribute(
                "facts", facts(LedgerViews.of(List.of(found), Map.of()).get(0), view));
    }

    /** Whether it is what was signed, worked out when it is asked. */
    @GetMapping(CHECK)
    String check(@PathVariable("entry") String asked, SignedIn who, @ModelAttribute("view") View view, Model model) {
        LedgerPage.requireAuditor(who.caller());
        LoggedEntry found = find(asked, search.end());
        model.addAttribute("position", found.position());
        model.addAttribute(
                "found",
                check.of(found.position()).map(each -> checked(each, view)).orElse(null));
        model.addAttribute("still", receipts.standsStill());
        accesses.exported(AccessTo.ledger());
        return "ledger/check";
    }

    /** @param entry its position, or the id of its event */
    private LoggedEntry find(String entry, long end) {
        long position = POSITION.matcher(entry).matches()
                ? Long.parseLong(entry)
                : history.place(entry).map(Place::position).orElseThrow(ProblemException::unknown);
        if (position > end) {
            throw ProblemException.unknown();
        }
        return search.at(List.of(position)).stream().findFirst().orElseThrow(() -> ProblemException.broken(position));
    }

    /** Accounts of those who are erased are told as everywhere. */
    private Facts facts(LedgerEntry entry, View view) {
        JsonNode told = json.valueToTree(entry);
        JsonNode actor = told.path("actor");
        return new Facts(
                entry.id(),
                Hash.parse(entry.hash()).hex(),
                view.secondThere(entry.recordedAt()),
                entry.recordedAt().toString(),
                entry.actor() == null || entry.actor().person().equals(Stamp.CLOCK)
                        ? null
                        : actor.path("person").asString(),
                actor.path("party").asString(null),
                actor.path("onBehalfOf").asString(null),
                entry.command() == null ? null : Coded.command(entry.command(), words.in(view.language())),
                entry.commandId(),
                told.path("data").toPrettyString());
    }

    private static Found checked(Checked checked, View view) {
        return new Found(
                checked.entries(),
                checked.steps(),
                checked.key(),
                checked.signedAt() == null ? null : view.second(checked.signedAt(), view.zone()));
    }

    /** What is signed of it, to be checked anywhere; while nothing is, its page says so. */
    @GetMapping(RECEIPT)
    ResponseEntity<byte[]> receipt(@PathVariable("entry") String asked, SignedIn who) {
        LedgerPage.requireAuditor(who.caller());
        LoggedEntry found = find(asked, search.end());
        String subject = found.subject();
        return receipts.give(
                        LedgerViews.of(List.of(found), Map.of()).get(0).id(),
                        found.position(),
                        engagements.contracts(List.of(subject)).isEmpty() ? null : subject)
                .map(Downloads::of)
                .orElseGet(() -> ResponseEntity.status(HttpStatus.FOUND)
                        .location(URI.create(LedgerPage.PATH + "/" + found.position() + "/check"))
                        .build());
    }
}
