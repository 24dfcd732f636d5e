package io.engagements.query.pages.piece;

import io.engagements.events.Role;
import io.engagements.events.Stamp;
import io.engagements.events.engagement.AcceptanceCriterion;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.query.pages.frame.View;
import io.engagements.query.pages.frame.Who;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.work.Deliverable;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One piece of work as one of the two sides sees it.
 *
 * @param deliverable as it stands now
 * @param side the viewer's
 * @param client what the client is called
 * @param va what the VA is called
 * @param who both of them, and the people who act for them
 */
public record Piece(Engagement engagement, Deliverable deliverable, Role side, String client, String va, Who who) {

    /** @param deliverable as it stands now */
    public static Piece of(Side side, Deliverable deliverable) {
        return new Piece(
                side.engagement(),
                deliverable,
                side.side(),
                side.client().person(),
                side.va().person(),
                side.who());
    }

    /** Its first address; each page about it adds a word. */
    public String path() {
        return "/engagements/" + contract().engagementId() + "/deliverables/" + deliverable.deliverableId();
    }

    public Contract contract() {
        return engagement.contract();
    }

    public ZoneId zone() {
        return contract().terms().zone();
    }

    /** What the other side is called. */
    public String other() {
        return side == Role.CLIENT ? va : client;
    }

    /** What a party is called that is one of the two, or the clock, which has no name. */
    public String name(@Nullable String party, String clock) {
        if (party == null) {
            return clock;
        }
        return party.equals(contract().parties().clientId()) ? client : va;
    }

    /** How it stands, in words. */
    public String stands(View view) {
        return view.say(
                "engagement.is." + deliverable.state() + (isRejectionContested() ? ".contested" : ""),
                Map.of("side", side.name(), "client", client, "va", va));
    }

    private boolean isRejectionContested() {
        return deliverable.state() == DeliverableState.REJECTED
                && deliverable
                        .review()
                        .lastRejection()
                        .filter(each -> each.contest() != null)
                        .isPresent();
    }

    /** Who did something; the clock has no name. */
    public String name(Stamp by) {
        return who.actor(by).orElse("");
    }

    public List<AcceptanceCriterion> criteria() {
        return deliverable.criteria();
    }

    /** These criteria in words, in the order in which they were agreed. */
    public List<String> words(Collection<String> ids) {
        return criteria().stream()
                .filter(each -> ids.contains(each.id()))
                .map(AcceptanceCriterion::text)
                .collect(Collectors.toUnmodifiableList());
    }
}
