package io.engagements.rules.engagement;

import io.engagements.events.Caller;
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
import io.engagements.rules.contract.Contract;
import io.engagements.rules.onboarding.Access;
import io.engagements.rules.onboarding.Channel;
import io.engagements.rules.onboarding.Entrusted;
import io.engagements.rules.onboarding.Onboarding;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * How what was entrusted comes back: at any time, also where its return was waived, or after the end. After the last day
 * the act that settles the last item ends the engagement.
 */
final class GivingBack {

    private GivingBack() {}

    static Decision revoke(Engagement engagement, RevokeAccess command, Caller by, Instant at) {
        String id = engagement.contract().engagementId();
        return ofOpen(
                engagement,
                Access.itemId(command.accessId()),
                command,
                item -> settle(engagement, item, new AccessRevoked(id, command.accessId(), by.stamp(at)), at));
    }

    static Decision giveBack(Engagement engagement, ReturnChannel command, Caller by, Instant at) {
        String id = engagement.contract().engagementId();
        return ofOpen(
                engagement,
                Channel.itemId(command.channelId()),
                command,
                item -> settle(engagement, item, new ChannelReturned(id, command.channelId(), by.stamp(at)), at));
    }

    /** Accesses are done by revoking and channels by returning them: that is the client's to do. */
    static Decision complete(Engagement engagement, CompleteExitItem command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        return ofOpen(
                engagement,
                command.itemId(),
                command,
                item -> contract.sidesOf(by).contains(item.doneBy())
                        ? ofExitList(
                                contract,
                                command,
                                () -> settle(
                                        engagement,
                                        item,
                                        new ExitItemCompleted(
                                                contract.engagementId(),
                                                command.itemId(),
                                                command.note(),
                                                by.stamp(at)),
                                        at))
                        : StateForbids.refuse(item.state(), command));
    }

    /** All of it is owed to the client, who does without. */
    static Decision waive(Engagement engagement, WaiveExitItem command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        return about(
                engagement,
                command.itemId(),
                item -> item.isOwed()
                        ? ofExitList(
                                contract,
                                command,
                                () -> settle(
                                        engagement,
                                        item,
                                        new ExitItemWaived(
                                                contract.engagementId(),
                                                command.itemId(),
                                                command.note(),
                                                by.stamp(at)),
                                        at))
                        : StateForbids.refuse(item.state(), command));
    }

    private static Decision about(Engagement engagement, String itemId, Function<Entrusted, Decision> then) {
        return engagement.contract().onboarding().item(itemId).map(then).orElseGet(Decision.Unknown::new);
    }

    private static Decision ofOpen(
            Engagement engagement, String itemId, OnboardingCommand command, Function<Entrusted, Decision> then) {
        return about(
                engagement,
                itemId,
                item -> item.isOpen() ? then.apply(item) : StateForbids.refuse(item.state(), command));
    }

    /** There is an exit list as soon as there is a last day. */
    private static Decision ofExitList(Contract contract, OnboardingCommand command, Supplier<Decision> then) {
        return contract.lastDay().isPresent() ? then.get() : StateForbids.refuse(contract.state(), command);
    }

    /** What came back after its return was waived had been settled before. */
    private static Decision settle(Engagement engagement, Entrusted item, OnboardingEvent act, Instant at) {
        Onboarding onboarding = engagement.contract().onboarding();
        boolean last = onboarding.all().filter(Entrusted::isOwed).toList().equals(List.of(item));
        return onboarding.lastDayPassed() && last
                ? Decision.done(act, EngagementClock.ended(engagement, at))
                : Decision.done(act);
    }
}
