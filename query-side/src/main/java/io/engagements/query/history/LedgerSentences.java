package io.engagements.query.history;

import io.engagements.events.DomainEvent;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.query.log.LedgerEvent;
import io.engagements.support.problem.Language;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells entries of the ledger, of whichever engagements, parties or candidacies; at most four statements for all of them. */
@Component
public class LedgerSentences {

    private final KnownRows known;
    private final Sentences sentences;

    LedgerSentences(KnownRows known, Sentences sentences) {
        this.known = known;
        this.sentences = sentences;
    }

    /**
     * The sentences by the entries' positions.
     *
     * @param names of whom they may name; whoever is not among them is called by the id
     */
    public Map<Long, String> of(List<LedgerEvent> entries, Language language, Callings names) {
        Around nobody = Around.nothingBut(names);
        Map<String, List<DomainEvent>> events = new HashMap<>();
        Map<String, Around> before = new HashMap<>();
        for (LedgerEvent entry : entries) {
            if (entry.event() instanceof EngagementEvent happened) {
                events.computeIfAbsent(happened.engagementId(), id -> new ArrayList<>())
                        .add(happened);
                before.put(happened.engagementId(), nobody);
            }
        }
        Map<String, Around> around = known.of(events, before);
        Map<Long, String> told = new HashMap<>();
        for (LedgerEvent entry : entries) {
            Around its = around.getOrDefault(Facets.subjectOf(entry), nobody);
            told.put(entry.entry().position(), sentences.tell(entry.event(), language, its));
        }
        return told;
    }
}
