package io.engagements.events.ledger;

import io.engagements.events.DomainEvent;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyOpened;
import io.engagements.events.checkpoint.CheckpointEvent;
import io.engagements.events.engagement.ContractEvent.LawyerAppointed;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.heads.HeadsEvent;
import io.engagements.events.refusal.RefusalEvent.AttemptRefused;
import java.util.ArrayList;
import java.util.List;

/** What an entry is about, so that whoever has all entries about something can tell that none is missing. */
public final class HeadKeys {

    private HeadKeys() {}

    /** Of a candidacy, an engagement, or a party after {@code party:}: what happened to it and what was refused about it. */
    public static String subject(String id) {
        return "subject/" + id;
    }

    /** Of a party: where its candidacies and engagements begin, and where it becomes the lawyer of one. */
    public static String with(String partyId) {
        return "with/" + partyId;
    }

    /** None for what the ledger says about itself. */
    public static List<String> of(Entry entry, DomainEvent event) {
        if (event instanceof HeadsEvent || event instanceof CheckpointEvent) {
            return List.of();
        }
        List<String> keys = new ArrayList<>();
        keys.add(subject(event instanceof AttemptRefused refused ? refused.subjectId() : entry.subject()));
        parties(event).stream().distinct().map(HeadKeys::with).forEach(keys::add);
        return keys;
    }

    private static List<String> parties(DomainEvent event) {
        if (event instanceof CandidacyOpened opened) {
            return List.of(opened.clientId(), opened.vaId());
        }
        if (event instanceof VAHired hired) {
            return List.of(hired.clientId(), hired.vaId());
        }
        return event instanceof LawyerAppointed appointed ? List.of(appointed.lawyerId()) : List.of();
    }
}
