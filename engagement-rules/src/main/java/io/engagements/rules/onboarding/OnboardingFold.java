package io.engagements.rules.onboarding;

import io.engagements.events.engagement.EngagementEvent;
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
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.rules.EventSummary;
import io.engagements.rules.Lists;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.Table;
import io.engagements.rules.onboarding.Entrusted.Settled;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** How events change what is entrusted; it only assigns. */
public final class OnboardingFold {

    private static final Table<EngagementEvent, OnboardingFold, OnboardingFold> EVENTS = new Table<
                    EngagementEvent, OnboardingFold, OnboardingFold>()
            .on(DocumentProvided.class, (e, fold) -> fold.provided(e))
            .on(NdaSigned.class, (e, fold) -> fold.signed(e))
            .on(NdaExpired.class, (e, fold) -> fold.expired(e))
            .on(MaterialShared.class, (e, fold) -> fold.shared(e))
            .on(MaterialAcknowledged.class, (e, fold) -> fold.acknowledged(e))
            .on(AccessGranted.class, (e, fold) -> fold.granted(e))
            .on(AccessRevoked.class, (e, fold) -> fold.returned(Access.itemId(e.accessId()), null))
            .on(ChannelDiverted.class, (e, fold) -> fold.diverted(e))
            .on(ChannelReturned.class, (e, fold) -> fold.returned(Channel.itemId(e.channelId()), null))
            .on(ExitItemCompleted.class, (e, fold) -> fold.returned(e.itemId(), e.note()))
            .on(
                    ExitItemWaived.class,
                    (e, fold) -> fold.waived(item -> item.itemId().equals(e.itemId()), new Settled(fold.by, e.note())))
            .on(LastDayPassed.class, (e, fold) -> fold.lastDayPassed(true))
            .on(TerminationWithdrawn.class, (e, fold) -> fold.lastDayPassed(false)
                    .waived(item -> true, null));

    private final EventSummary by;
    private final OnboardingBuilder next;

    private OnboardingFold(Onboarding before, EventSummary by) {
        this.by = by;
        next = OnboardingBuilder.builder(before);
    }

    /** The events that change it. */
    public static Set<Class<? extends EngagementEvent>> types() {
        return EVENTS.types();
    }

    public static Onboarding evolve(Onboarding before, RecordedEvent<EngagementEvent> recorded) {
        return EVENTS.types().contains(recorded.event().getClass())
                ? EVENTS.apply(recorded.event(), new OnboardingFold(before, recorded.summary()))
                        .next
                        .build()
                : before;
    }

    private OnboardingFold provided(DocumentProvided e) {
        Document document = new Document(e.kind(), e.version(), e.title(), e.link(), e.fileId(), e.sha256(), by);
        next.documents(next.documents().with(document));
        return this;
    }

    private OnboardingFold signed(NdaSigned e) {
        Nda nda = new Nda(e.validFrom(), e.validUntil(), e.documentSha256(), e.stamp());
        next.ndas(Lists.with(next.ndas(), nda));
        return this;
    }

    private OnboardingFold expired(NdaExpired e) {
        next.expired(e.validUntil().instant());
        return this;
    }

    private OnboardingFold shared(MaterialShared e) {
        next.materials(Lists.with(next.materials(), material(e)));
        return this;
    }

    private OnboardingFold acknowledged(MaterialAcknowledged e) {
        next.materials(next.materials().stream()
                .map(each -> each.materialId().equals(e.materialId()) ? each.acknowledged(by) : each)
                .toList());
        return this;
    }

    private OnboardingFold granted(AccessGranted e) {
        Access access = new Access(e.accessId(), e.tool(), e.level(), by, null, null);
        next.accesses(Lists.with(next.accesses(), access));
        return this;
    }

    private OnboardingFold diverted(ChannelDiverted e) {
        Channel channel = new Channel(e.channelId(), e.kind(), e.address(), by, null, null);
        next.channels(Lists.with(next.channels(), channel));
        return this;
    }

    private OnboardingFold lastDayPassed(boolean passed) {
        next.lastDayPassed(passed);
        return this;
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

    private OnboardingFold returned(String itemId, @Nullable String note) {
        Settled how = new Settled(by, note);
        return change(
                item -> item.itemId().equals(itemId),
                each -> each.returned(how),
                each -> each.returned(how),
                each -> each.returned(how));
    }

    /** @param how absent where what was waived is owed again */
    private OnboardingFold waived(Predicate<Entrusted> which, @Nullable Settled how) {
        return change(which, each -> each.waived(how), each -> each.waived(how), each -> each.waived(how));
    }

    private OnboardingFold change(
            Predicate<Entrusted> which,
            UnaryOperator<Material> material,
            UnaryOperator<Access> access,
            UnaryOperator<Channel> channel) {
        next.materials(changed(next.materials(), which, material))
                .accesses(changed(next.accesses(), which, access))
                .channels(changed(next.channels(), which, channel));
        return this;
    }

    private static <T extends Entrusted> List<T> changed(
            List<T> before, Predicate<Entrusted> which, UnaryOperator<T> change) {
        return before.stream()
                .map(each -> which.test(each) ? change.apply(each) : each)
                .toList();
    }
}
