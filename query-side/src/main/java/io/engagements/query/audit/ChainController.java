package io.engagements.query.audit;

import io.engagements.events.Caller;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.Whole;
import io.engagements.query.audit.Chains.Links;
import io.engagements.query.audit.LedgerViews.LedgerEntry;
import io.engagements.support.access.AccessTo;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an event came of, and what that came of, up to the beginning: for auditors. */
@RestController
class ChainController {

    private final Chains chains;
    private final Accesses accesses;

    ChainController(Chains chains, Accesses accesses) {
        this.chains = chains;
        this.accesses = accesses;
    }

    /**
     * An event with all that it came of.
     *
     * @param items in the order in which they happened, the event itself last; each names those that it came of itself
     * @param whole whether that is all that is known; else the furthest are left out
     */
    record Chain(String eventId, @Whole List<LedgerEntry> items, boolean whole) {}

    @GetMapping(path = "/api/audit/events/{eventId}/chain", produces = MediaType.APPLICATION_JSON_VALUE)
    Chain chain(@PathVariable String eventId, @AuthenticationPrincipal Caller caller) {
        LedgerController.requireAuditor(caller);
        Links links = chains.upTo(eventId);
        accesses.exported(AccessTo.ledger());
        return new Chain(eventId, LedgerViews.of(links.entries(), links.causes()), links.whole());
    }
}
