package io.engagements.rules.termination;

import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.contract.LegalOpinions.Word;
import io.engagements.rules.contract.TermsInForce.Approval;
import io.engagements.rules.ground.Ground;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a lawyer stands behind a termination on the cited grounds at an instant. */
public record TerminationApproval(ProvenCase proven, List<String> cited, Instant at) {

    /** Of this very termination; or of the contract, unless a cited ground is contested. */
    boolean holds() {
        return ofTermination().isPresent() || ofContract().isPresent();
    }

    /** The last approval of this very termination that holds. */
    public Optional<Word> ofTermination() {
        return onCited().filter(this::isFresh).reduce((earlier, later) -> later);
    }

    /** The approval of the contract, where it holds and will do: for no ground that is contested. */
    public Optional<Approval> ofContract() {
        return contractApproval().filter(approval -> approval.holds() && !isContested());
    }

    /** Every approval that names all that is cited, in order, whether it still holds or not. */
    Stream<Word> onCited() {
        return counsel().approvals().filter(word -> word.groundIds().containsAll(cited));
    }

    /** True when there was an approval for what is cited that holds no more, and none that does. */
    boolean isStale() {
        return !holds()
                && (onCited().anyMatch(word -> !isFresh(word))
                        || contractApproval()
                                .filter(approval -> !approval.holds())
                                .isPresent());
    }

    private LegalOpinions counsel() {
        return proven.contract().ending().counsel();
    }

    private Optional<Approval> contractApproval() {
        return Optional.ofNullable(proven.contract().inForce().approval())
                .filter(approval -> counsel().isAfterRefusal(approval.sequence()));
    }

    /** For so many days, while every ground that it names stands as it stood then. */
    private boolean isFresh(Word approval) {
        return approval.holdsUntil() != null
                && approval.holdsUntil().isMetAt(at)
                && approval.groundIds().stream()
                        .allMatch(id -> hasStoodSince(id, approval.by().occurredAt()));
    }

    private boolean hasStoodSince(String groundId, Instant since) {
        return proven.grounds()
                .get(groundId)
                .filter(ground -> ground.standsAt(at) && ground.hasStoodSince(since))
                .isPresent();
    }

    /** True when the VA does not let the rejection behind one of them stand. */
    public boolean isContested() {
        return proven.cited(cited).anyMatch(Ground::isContested);
    }

    /** True when the lawyer said no and nothing else since. */
    public boolean isRefused() {
        return counsel().refusal().isPresent()
                && counsel().approvals().findAny().isEmpty()
                && contractApproval().isEmpty();
    }
}
