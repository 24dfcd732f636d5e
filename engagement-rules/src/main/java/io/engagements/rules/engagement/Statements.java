package io.engagements.rules.engagement;

import io.engagements.events.Caller;
import io.engagements.events.engagement.ReviewCommand.AddStatement;
import io.engagements.events.engagement.ReviewEvent.StatementAdded;
import io.engagements.events.engagement.Subject;
import io.engagements.rules.Decision;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.contract.Ending;
import io.engagements.rules.contract.LastDays;
import io.engagements.rules.contract.LegalOpinions;
import io.engagements.rules.work.Deliverable;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The right of reply: statements beside what they are about. */
final class Statements {

    private Statements() {}

    static Decision say(Engagement engagement, AddStatement command, Caller by, Instant at) {
        Subject about = command.about();
        Contract contract = engagement.contract();
        return switch (about.kind()) {
            case DELIVERABLE -> say(engagement.deliverables().get(about.id()), command, by, at);
            case REVIEW -> say(reviewed(engagement, about.id()), command, by, at);
            case NOTICE -> say(contract.ending().notices().stream().map(Ending.Notice::eventId), command, by, at);
            case TERMINATION ->
                say(
                        Stream.concat(
                                contract.ending().lastDays().all().stream().map(LastDays.Fixed::eventId),
                                contract.ending().counsel().words().stream().map(LegalOpinions.Word::eventId)),
                        command,
                        by,
                        at);
        };
    }

    /** By the deliverable's id, or that of an event of its review. */
    private static Optional<Deliverable> reviewed(Engagement engagement, String id) {
        return engagement.deliverables().stream()
                .filter(deliverable -> deliverable.review().isKnownBy(id))
                .findFirst();
    }

    private static Decision say(Optional<Deliverable> about, AddStatement command, Caller by, Instant at) {
        return about.map(deliverable -> said(command, deliverable.deliverableId(), by, at))
                .orElseGet(Decision.Unknown::new);
    }

    private static Decision say(Stream<String> eventIds, AddStatement command, Caller by, Instant at) {
        return eventIds.anyMatch(command.about().id()::equals) ? said(command, null, by, at) : new Decision.Unknown();
    }

    private static Decision said(AddStatement command, @Nullable String deliverableId, Caller by, Instant at) {
        return Decision.done(new StatementAdded(
                command.engagementId(), command.about(), deliverableId, command.text(), by.stamp(at)));
    }
}
