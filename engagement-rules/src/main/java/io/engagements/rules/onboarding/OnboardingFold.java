package io.engagements.rules.onboarding;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.TerminationWithdrawn;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.DocumentProvided;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.LastDayPassed;
import io.engagements.events.engagement.OnboardingEvent.MaterialAcknowledged;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.rules.Deed;
import io.engagements.rules.Lists;
import io.engagements.rules.Recorded;
import io.engagements.rules.onboarding.Entrusted.Settled;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How events change what is entrusted; it only assigns. */
public final class OnboardingFold {

    private final Deed by;
    private Documents documents;
    private List<Nda> ndas;
    private @Nullable Instant expired;
    private List<Material> materials;
    private List<Access> accesses;
    private List<Channel> channels;
    private boolean lastDayPassed;

    private OnboardingFold(Onboarding before, Deed by) {
        this.by = by;
        documents = before.documents();
        ndas = before.ndas();
        expired = before.expired();
        materials = before.materials();
        accesses = before.accesses();
        channels = before.channels();
        lastDayPassed = before.lastDayPassed();
    }

    public static Onboarding after(Onboarding before, Recorded<EngagementEvent> recorded) {
        EngagementEvent event = recorded.event();
        if (!(event instanceof EngagementEvent.OfOnboarding || event instanceof TerminationWithdrawn)) {
            return before;
        }
        OnboardingFold fold = new OnboardingFold(before, recorded.deed());
        fold.assign(event);
        return new Onboarding(
                fold.documents,
                fold.ndas,
                fold.expired,
                fold.materials,
                fold.accesses,
                fold.channels,
                fold.lastDayPassed);
    }

    private void assign(EngagementEvent event) {
        if (event instanceof DocumentProvided e) {
            documents = documents.with(
                    new Document(e.kind(), e.version(), e.title(), e.link(), e.fileId(), e.sha256(), by));
        } else if (event instanceof NdaSigned e) {
            ndas = Lists.with(ndas, new Nda(e.validFrom(), e.validUntil(), e.documentSha256(), e.stamp()));
        } else if (event instanceof NdaExpired e) {
            expired = e.validUntil().instant();
        } else if (event instanceof MaterialShared e) {
            materials = Lists.with(materials, material(e));
        } else if (event instanceof MaterialAcknowledged e) {
            materials = materials.stream()
                    .map(each -> each.materialId().equals(e.materialId()) ? each.acknowledged(by) : each)
                    .toList();
        } else if (event instanceof AccessGranted e) {
            accesses = Lists.with(accesses, new Access(e.accessId(), e.tool(), e.level(), by, null, null));
        } else if (event instanceof ChannelDiverted e) {
            channels = Lists.with(channels, new Channel(e.channelId(), e.kind(), e.address(), by, null, null));
        } else {
            assignEnd(event);
        }
    }

    private Material material(MaterialShared event) {
        return new Material(
                event.materialId(),
                event.kind(),
                event.title(),
                event.confidential(),
                event.link(),
                event.fileId(),
                event.sha256(),
                by,
                null,
                null,
                null);
    }

    private void assignEnd(EngagementEvent event) {
        if (event instanceof AccessRevoked e) {
            returned(Access.itemId(e.accessId()), null);
        } else if (event instanceof ChannelReturned e) {
            returned(Channel.itemId(e.channelId()), null);
        } else if (event instanceof ExitItemCompleted e) {
            returned(e.itemId(), e.note());
        } else if (event instanceof ExitItemWaived e) {
            waived(item -> item.itemId().equals(e.itemId()), new Settled(by, e.note()));
        } else if (event instanceof LastDayPassed) {
            lastDayPassed = true;
        } else if (event instanceof TerminationWithdrawn) {
            lastDayPassed = false;
            waived(item -> true, null);
        }
    }

    private void returned(String itemId, @Nullable String note) {
        Settled how = new Settled(by, note);
        change(
                item -> item.itemId().equals(itemId),
                each -> each.returned(how),
                each -> each.returned(how),
                each -> each.returned(how));
    }

    /** @param how absent where what was waived is owed again */
    private void waived(Predicate<Entrusted> which, @Nullable Settled how) {
        change(which, each -> each.waived(how), each -> each.waived(how), each -> each.waived(how));
    }

    private void change(
            Predicate<Entrusted> which,
            UnaryOperator<Material> material,
            UnaryOperator<Access> access,
            UnaryOperator<Channel> channel) {
        materials = changed(materials, which, material);
        accesses = changed(accesses, which, access);
        channels = changed(channels, which, channel);
    }

    private static <T extends Entrusted> List<T> changed(
            List<T> before, Predicate<Entrusted> which, UnaryOperator<T> change) {
        return before.stream()
                .map(each -> which.test(each) ? change.apply(each) : each)
                .toList();
    }
}
