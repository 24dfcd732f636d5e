package io.engagements.rules.onboarding;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.OnboardingCommand;
import io.engagements.events.engagement.OnboardingCommand.CompleteExitItem;
import io.engagements.events.engagement.OnboardingCommand.ReturnChannel;
import io.engagements.events.engagement.OnboardingCommand.RevokeAccess;
import io.engagements.events.engagement.OnboardingCommand.WaiveExitItem;
import io.engagements.events.engagement.OnboardingEvent;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.rules.Decision;
import io.engagements.rules.StateForbids;
import io.engagements.rules.agreement.Agreement;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How what was entrusted comes back: at any time, also where its return was waived, or after the end. After the last day
 * the act that settles the last item ends the engagement.
 */
final class GivingBack {

    /**
     * What is to come back, and what it may end.
     *
     * @param end the end of the engagement, when the last item is settled at an instant after the last day
     */
    record Exit(Agreement agreement, Onboarding onboarding, Function<Instant, EngagementEvent> end) {}

    private GivingBack() {}

    static Decision revoke(Exit exit, RevokeAccess command, Caller by, Instant at) {
        String id = exit.agreement().engagementId();
        return ofOpen(
                exit,
                Access.itemId(command.accessId()),
                command,
                item -> settle(exit, item, new AccessRevoked(id, command.accessId(), by.stamp(at)), at));
    }

    static Decision giveBack(Exit exit, ReturnChannel command, Caller by, Instant at) {
        String id = exit.agreement().engagementId();
        return ofOpen(
                exit,
                Channel.itemId(command.channelId()),
                command,
                item -> settle(exit, item, new ChannelReturned(id, command.channelId(), by.stamp(at)), at));
    }

    /** Accesses are done by revoking and channels by returning them: that is the client's to do. */
    static Decision complete(Exit exit, CompleteExitItem command, Caller by, Instant at) {
        Agreement agreement = exit.agreement();
        return ofOpen(
                exit,
                command.itemId(),
                command,
                item -> agreement.sidesOf(by).contains(item.doneBy())
                        ? ofExitList(
                                agreement,
                                command,
                                () -> settle(
                                        exit,
                                        item,
                                        new ExitItemCompleted(
                                                agreement.engagementId(),
                                                command.itemId(),
                                                command.note(),
                                                by.stamp(at)),
                                        at))
                        : StateForbids.refuse(item.state(), command));
    }

    /** All of it is owed to the client, who does without. */
    static Decision waive(Exit exit, WaiveExitItem command, Caller by, Instant at) {
        Agreement agreement = exit.agreement();
        return about(
                exit,
                command.itemId(),
                item -> item.isOwed()
                        ? ofExitList(
                                agreement,
                                command,
                                () -> settle(
                                        exit,
                                        item,
                                        new ExitItemWaived(
                                                agreement.engagementId(),
                                                command.itemId(),
                                                command.note(),
                                                by.stamp(at)),
                                        at))
                        : StateForbids.refuse(item.state(), command));
    }

    private static Decision about(Exit exit, String itemId, Function<Entrusted, Decision> then) {
        return exit.onboarding().item(itemId).map(then).orElseGet(Decision.Unknown::new);
    }

    private static Decision ofOpen(
            Exit exit, String itemId, OnboardingCommand command, Function<Entrusted, Decision> then) {
        return about(
                exit, itemId, item -> item.isOpen() ? then.apply(item) : StateForbids.refuse(item.state(), command));
    }

    /** There is an exit list as soon as there is a last day. */
    private static Decision ofExitList(Agreement agreement, OnboardingCommand command, Supplier<Decision> then) {
        return agreement.lastDay().isPresent() ? then.get() : StateForbids.refuse(agreement.state(), command);
    }

    /** What came back after its return was waived had been settled before. */
    private static Decision settle(Exit exit, Entrusted item, OnboardingEvent act, Instant at) {
        Onboarding onboarding = exit.onboarding();
        boolean last = onboarding.all().filter(Entrusted::isOwed).toList().equals(List.of(item));
        return onboarding.lastDayPassed() && last
                ? Decision.done(act, exit.end().apply(at))
                : Decision.done(act);
    }
}
