package io.engagements.rules.work;

import io.engagements.events.Caller;
import io.engagements.events.engagement.WorkCommand;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.events.engagement.WorkCommand.ReturnInput;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.rules.Decision;
import io.engagements.rules.Rule;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.onboarding.NdaRequired;
import io.engagements.rules.onboarding.Onboarding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The client gives what it owes for a piece of work, and the VA gives back what it cannot use. */
final class Supplying {

    private Supplying() {}

    static Decision provide(
            Agreement agreement,
            Onboarding onboarding,
            Deliverable deliverable,
            ProvideInput command,
            Caller by,
            Instant at) {
        return aboutInput(agreement, deliverable, command, command.inputId(), at, input -> {
            if (input.state() == Input.State.PROVIDED || !input.isKnownAt(at)) {
                return StateForbids.refuse(input.state(), command);
            }
            List<Rule> rules = input.confidential() ? List.of(new NdaRequired(onboarding, at, List.of())) : List.of();
            return Rule.check(
                    rules,
                    () -> Decision.done(new InputProvided(
                            agreement.engagementId(),
                            deliverable.deliverableId(),
                            input.inputId(),
                            command.link(),
                            command.fileId(),
                            command.text(),
                            by.stamp(at))));
        });
    }

    static Decision giveBack(Agreement agreement, Deliverable deliverable, ReturnInput command, Caller by, Instant at) {
        return aboutInput(agreement, deliverable, command, command.inputId(), at, input -> {
            if (input.state() != Input.State.PROVIDED || !input.isKnownAt(at)) {
                return StateForbids.refuse(input.state(), command);
            }
            return Decision.done(new InputReturned(
                    agreement.engagementId(),
                    deliverable.deliverableId(),
                    input.inputId(),
                    command.reason(),
                    by.stamp(at)));
        });
    }

    /** Only before the first full submission, and before the agreed due has passed. */
    private static Decision aboutInput(
            Agreement agreement,
            Deliverable deliverable,
            WorkCommand command,
            String inputId,
            Instant at,
            Function<Input, Decision> then) {
        Optional<Input> input = deliverable.input(inputId);
        if (input.isEmpty()) {
            return new Decision.Unknown();
        }
        return agreement.isOverAt(at) || !Clocks.takesInputsAt(deliverable, at)
                ? ForbiddenByState.refuse(agreement, deliverable, command, at)
                : then.apply(input.get());
    }
}
