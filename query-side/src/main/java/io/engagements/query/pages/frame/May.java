package io.engagements.query.pages.frame;

import io.engagements.events.Role;
import io.engagements.events.engagement.ProposalKind;
import io.engagements.query.pages.frame.Sides.Side;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.engagement.Tries;
import io.engagements.rules.proposal.Answerable;
import io.engagements.rules.proposal.Proposal;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * What somebody may do in an engagement as it is shown: what would not be refused. Pages offer nothing else.
 *
 * @param side of who looks
 */
public record May(Tries tries, Role side) {

    public static May of(Side side, View view) {
        return new May(Tries.of(side.engagement(), view.now()), side.side());
    }

    /** A page that is a form for one act says so where that act is not possible. */
    public void into(Model model, String command) {
        model.addAttribute("possible", send(command));
    }

    /**
     * What is proposed already and waits for an answer; of two the other side's, which can be answered here.
     *
     * @param kind about the engagement as a whole
     */
    public Optional<Proposal> waiting(ProposalKind kind) {
        Contract contract = tries.now().contract();
        return contract.proposals()
                .about(kind, Optional.empty())
                .filter(each -> Answerable.isAt(contract, null, each, tries.at()))
                .min(Comparator.comparing(each -> each.by() == side));
    }

    /** Where one of these is answered, or withdrawn. */
    public String page(Proposal proposal) {
        String id = proposal.proposalId();
        return "/engagements/" + tries.now().contract().engagementId() + "/proposals?proposal=" + id + "#proposal-"
                + id;
    }

    /** The same for pages; null while nothing of the kind waits. */
    public @Nullable String waitingAt(String kind) {
        return waiting(ProposalKind.valueOf(kind)).map(this::page).orElse(null);
    }

    /** @param command about the engagement as a whole, by its name in the interface */
    public boolean send(String command) {
        return tries.may(side, command);
    }
}
