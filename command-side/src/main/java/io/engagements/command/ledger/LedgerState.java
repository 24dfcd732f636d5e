package io.engagements.command.ledger;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether numbering goes on, and if not, why. */
@Component
class LedgerState {

    private volatile String stopped = "";

    void runs() {
        stopped = "";
    }

    /**
     * @param reason a sentence for the operator
     * @return whether this is news
     */
    synchronized boolean stops(String reason) {
        boolean news = !stopped.equals(reason);
        stopped = reason;
        return news;
    }

    Optional<String> stopped() {
        return Optional.of(stopped).filter(reason -> !reason.isEmpty());
    }
}
