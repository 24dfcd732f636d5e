package io.engagements.rules.onboarding;

import io.engagements.events.Caller;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.OnboardingCommand;
import io.engagements.events.engagement.OnboardingCommand.AcknowledgeMaterial;
import io.engagements.events.engagement.OnboardingCommand.CompleteExitItem;
import io.engagements.events.engagement.OnboardingCommand.DivertChannel;
import io.engagements.events.engagement.OnboardingCommand.GrantAccess;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.OnboardingCommand.ReturnChannel;
import io.engagements.events.engagement.OnboardingCommand.RevokeAccess;
import io.engagements.events.engagement.OnboardingCommand.ShareMaterial;
import io.engagements.events.engagement.OnboardingCommand.SignNda;
import io.engagements.events.engagement.OnboardingCommand.WaiveExitItem;
import io.engagements.rules.Decision;
import io.engagements.rules.Directory;
import io.engagements.rules.Table;
import io.engagements.rules.agreement.Agreement;
import io.engagements.rules.onboarding.GivingBack.Exit;
import java.time.Instant;
import java.util.function.Function;

/** What every command about what is entrusted to the VA, and comes back, comes to. */
public final class OnboardingDecisions {

    /**
     * What stands around such a command.
     *
     * @param directory which files there are
     * @param end the end of the engagement, when the last item is settled at an instant after the last day
     * @param at the receipt in whole seconds
     */
    public record Around(
            Agreement agreement,
            Onboarding onboarding,
            Directory directory,
            Function<Instant, EngagementEvent> end,
            Caller by,
            Instant at) {

        private Exit exit() {
            return new Exit(agreement, onboarding, end);
        }
    }

    private interface Entrusts<C> {
        Decision decide(Agreement agreement, Onboarding onboarding, C command, Caller by, Instant at);
    }

    private interface EntrustsFiles<C> {
        Decision decide(
                Agreement agreement, Onboarding onboarding, C command, Caller by, Instant at, Directory directory);
    }

    private interface GivesBack<C> {
        Decision decide(Exit exit, C command, Caller by, Instant at);
    }

    public static final Table<OnboardingCommand, Around, Decision> TABLE = new Table<
                    OnboardingCommand, Around, Decision>()
            .on(ProvideDocument.class, files(Entrusting::provide))
            .on(SignNda.class, entrusts(Entrusting::sign))
            .on(ShareMaterial.class, files(Entrusting::share))
            .on(AcknowledgeMaterial.class, entrusts(Entrusting::acknowledge))
            .on(GrantAccess.class, entrusts(Entrusting::grant))
            .on(RevokeAccess.class, back(GivingBack::revoke))
            .on(DivertChannel.class, entrusts(Entrusting::divert))
            .on(ReturnChannel.class, back(GivingBack::giveBack))
            .on(CompleteExitItem.class, back(GivingBack::complete))
            .on(WaiveExitItem.class, back(GivingBack::waive));

    private OnboardingDecisions() {}

    private static <C> Table.Row<C, Around, Decision> entrusts(Entrusts<C> decision) {
        return (command, around) ->
                decision.decide(around.agreement(), around.onboarding(), command, around.by(), around.at());
    }

    private static <C> Table.Row<C, Around, Decision> files(EntrustsFiles<C> decision) {
        return (command, around) -> decision.decide(
                around.agreement(), around.onboarding(), command, around.by(), around.at(), around.directory());
    }

    private static <C> Table.Row<C, Around, Decision> back(GivesBack<C> decision) {
        return (command, around) -> decision.decide(around.exit(), command, around.by(), around.at());
    }
}
