package io.engagements.rules.metrics;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.rules.EventRef;
import io.engagements.rules.Lists;
import io.engagements.rules.onboarding.Nda;
import io.engagements.rules.time.Intervals;
import io.engagements.rules.time.Intervals.Span;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers need to know of confidentiality. Facts are only added.
 *
 * @param agreements in the order signed
 * @param expired the facts that no agreement was in force any more
 * @param exposures everything that may be kept only under an agreement
 */
public record ConfidentialityFacts(List<Agreement> agreements, List<EventRef> expired, List<Exposure> exposures) {

    static final ConfidentialityFacts NONE = new ConfidentialityFacts(List.of(), List.of(), List.of());

    /** In force from an instant until another, its own second included; open-ended without. */
    public record Agreement(
            EventRef signed, Instant from, @Nullable Instant until) {}

    /** @param closed when it came back; absent while it is open, also where its return was waived */
    public record Exposure(
            String itemId, EventRef opened, @Nullable EventRef closed) {}

    ConfidentialityFacts evolve(EngagementEvent event, EventRef ref) {
        if (event instanceof NdaSigned e) {
            Instant from = Nda.beginning(e.validFrom(), ref.at());
            Instant until = e.validUntil() == null ? null : e.validUntil().instant();
            return new ConfidentialityFacts(
                    Lists.with(agreements, new Agreement(ref, from, until)), expired, exposures);
        } else if (event instanceof NdaExpired) {
            return new ConfidentialityFacts(agreements, Lists.with(expired, ref), exposures);
        }
        List<Exposure> next = exposuresAfter(event, ref);
        return next.equals(exposures) ? this : new ConfidentialityFacts(agreements, expired, next);
    }

    /** When an agreement is in force, as far as signed by then. */
    Intervals covered(Instant asOf) {
        return Intervals.ofSeconds(
                signedBy(asOf).map(each -> new Span(each.from(), each.until())).toList());
    }

    Stream<Agreement> signedBy(Instant asOf) {
        return agreements.stream().filter(each -> each.signed().isBy(asOf));
    }

    private List<Exposure> exposuresAfter(EngagementEvent event, EventRef ref) {
        if (event instanceof AccessGranted e) {
            return opened("access-" + e.accessId(), ref);
        } else if (event instanceof ChannelDiverted e) {
            return opened("channel-" + e.channelId(), ref);
        } else if (event instanceof MaterialShared e) {
            return e.confidential() ? opened("material-" + e.materialId(), ref) : exposures;
        } else if (event instanceof AccessRevoked e) {
            return closed("access-" + e.accessId(), ref);
        } else if (event instanceof ChannelReturned e) {
            return closed("channel-" + e.channelId(), ref);
        }
        return event instanceof ExitItemCompleted e ? closed(e.itemId(), ref) : exposures;
    }

    private List<Exposure> opened(String itemId, EventRef ref) {
        return Lists.with(exposures, new Exposure(itemId, ref, null));
    }

    private List<Exposure> closed(String itemId, EventRef ref) {
        return exposures.stream()
                .map(each -> each.closed() == null && each.itemId().equals(itemId)
                        ? new Exposure(itemId, each.opened(), ref)
                        : each)
                .toList();
    }
}
