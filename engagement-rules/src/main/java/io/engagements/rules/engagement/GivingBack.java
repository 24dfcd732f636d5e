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
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** How what was entrusted comes back. After the last day the act that settles the last item ends the engagement. */
final class GivingBack {

    private GivingBack() {}

    static Decision revoke(Engagement engagement, RevokeAccess command, Caller by, Instant at) {
        String id = engagement.contract().engagementId();
        return about(
                engagement,
                Access.itemId(command.accessId()),
                command,
                item -> settle(engagement, item, new AccessRevoked(id, command.accessId(), by.stamp(at)), at));
    }

    static Decision giveBack(Engagement engagement, ReturnChannel command, Caller by, Instant at) {
        String id = engagement.contract().engagementId();
        return about(
                engagement,
                Channel.itemId(command.channelId()),
                command,
                item -> settle(engagement, item, new ChannelReturned(id, command.channelId(), by.stamp(at)), at));
    }

    /** Accesses are done by revoking and channels by returning them: that is the client's to do. */
    static Decision complete(Engagement engagement, CompleteExitItem command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        return about(engagement, command.itemId(), command, item -> {
            if (!contract.sidesOf(by).contains(item.doneBy())) {
                return StateForbids.refuse(item.state(), command, "waive-exit-item");
            }
            return ofExitList(
                    contract,
                    command,
                    () -> settle(
                            engagement,
                            item,
                            new ExitItemCompleted(
                                    contract.engagementId(), command.itemId(), command.note(), by.stamp(at)),
                            at));
        });
    }

    static Decision waive(Engagement engagement, WaiveExitItem command, Caller by, Instant at) {
        Contract contract = engagement.contract();
        return about(engagement, command.itemId(), command, item -> {
            if (!contract.sidesOf(by).contains(item.owedTo())) {
                return new Decision.Forbidden();
            }
            return ofExitList(
                    contract,
                    command,
                    () -> settle(
                            engagement,
                            item,
                            new ExitItemWaived(contract.engagementId(), command.itemId(), command.note(), by.stamp(at)),
                            at));
        });
    }

    private static Decision about(
            Engagement engagement, String itemId, OnboardingCommand command, Function<Entrusted, Decision> then) {
        Optional<Entrusted> found = engagement.contract().onboarding().item(itemId);
        if (found.isEmpty()) {
            return new Decision.Unknown();
        }
        Entrusted item = found.get();
        return item.isOpen() ? then.apply(item) : StateForbids.refuse(item.state(), command);
    }

    /** There is an exit list as soon as there is a last day. */
    private static Decision ofExitList(Contract contract, OnboardingCommand command, Supplier<Decision> then) {
        return contract.lastDay().isPresent() ? then.get() : StateForbids.refuse(contract.state(), command);
    }

    private static Decision settle(Engagement engagement, Entrusted item, OnboardingEvent act, Instant at) {
        Onboarding onboarding = engagement.contract().onboarding();
        boolean last = onboarding.all().filter(Entrusted::isOpen).allMatch(item::equals);
        return onboarding.lastDayPassed() && last
                ? Decision.done(act, EngagementClock.ended(engagement, at))
                : Decision.done(act);
    }
}
