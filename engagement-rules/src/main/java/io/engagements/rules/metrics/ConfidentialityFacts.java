package io.engagements.rules.metrics;

import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.EngagementEvent.TerminationWithdrawn;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.OnboardingEvent.NdaExpired;
import io.engagements.events.engagement.OnboardingEvent.NdaSigned;
import io.engagements.rules.time.Spans;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers need to know of confidentiality. Facts are only added.
 *
 * @param agreements in the order signed
 * @param expired the facts that no agreement was in force any more
 * @param exposures everything that may be kept only under an agreement, once for each time it was entrusted
 */
public record ConfidentialityFacts(List<Agreement> agreements, List<Mark> expired, List<Exposure> exposures) {

    static final ConfidentialityFacts NONE = new ConfidentialityFacts(List.of(), List.of(), List.of());

    /** In force from an instant until another; open-ended without. */
    public record Agreement(
            Mark signed, Instant from, @Nullable Instant until) {

        boolean covers(Instant begin, Instant end) {
            return !from.isAfter(begin) && (until == null || !until.isBefore(end));
        }
    }

    /**
     * @param closed when it came back; absent while it is open
     * @param waived true when nobody gave it back: the side to whom it was owed did without
     */
    public record Exposure(
            String itemId, Mark opened, @Nullable Mark closed, boolean waived) {}

    ConfidentialityFacts after(EngagementEvent event, Mark mark) {
        if (event instanceof NdaSigned e) {
            Instant from = e.validFrom() == null || e.validFrom().instant().isBefore(mark.at())
                    ? mark.at()
                    : e.validFrom().instant();
            Instant until = e.validUntil() == null ? null : e.validUntil().instant();
            return new ConfidentialityFacts(with(agreements, new Agreement(mark, from, until)), expired, exposures);
        } else if (event instanceof NdaExpired) {
            return new ConfidentialityFacts(agreements, with(expired, mark), exposures);
        }
        List<Exposure> next = exposuresAfter(event, mark);
        return next.equals(exposures) ? this : new ConfidentialityFacts(agreements, expired, next);
    }

    /** When an agreement is in force, as far as signed by then. */
    Spans covered(Instant asOf) {
        Spans covered = Spans.NONE;
        for (Agreement each : agreements) {
            covered = each.signed().isBy(asOf) ? covered.with(each.from(), each.until()) : covered;
        }
        return covered;
    }

    private List<Exposure> exposuresAfter(EngagementEvent event, Mark mark) {
        if (event instanceof AccessGranted e) {
            return opened("access-" + e.accessId(), mark);
        } else if (event instanceof ChannelDiverted e) {
            return opened("channel-" + e.channelId(), mark);
        } else if (event instanceof MaterialShared e) {
            return e.confidential() ? opened("material-" + e.materialId(), mark) : exposures;
        } else if (event instanceof AccessRevoked e) {
            return closed("access-" + e.accessId(), mark, false);
        } else if (event instanceof ChannelReturned e) {
            return closed("channel-" + e.channelId(), mark, false);
        } else if (event instanceof ExitItemCompleted e) {
            return closed(e.itemId(), mark, false);
        } else if (event instanceof ExitItemWaived e) {
            return closed(e.itemId(), mark, true);
        }
        return event instanceof TerminationWithdrawn ? waivedReopened(mark) : exposures;
    }

    private List<Exposure> opened(String itemId, Mark mark) {
        return with(exposures, new Exposure(itemId, mark, null, false));
    }

    private List<Exposure> closed(String itemId, Mark mark, boolean waived) {
        return exposures.stream()
                .map(each -> each.closed() == null && each.itemId().equals(itemId)
                        ? new Exposure(itemId, each.opened(), mark, waived)
                        : each)
                .toList();
    }

    /** The engagement goes on: what was waived for its end is open again. */
    private List<Exposure> waivedReopened(Mark mark) {
        List<Exposure> all = new ArrayList<>(exposures);
        for (int i = 0; i < exposures.size(); i++) {
            Exposure last = exposures.get(i);
            Mark closed = last.closed();
            if (last.waived() && closed != null && isLast(i)) {
                Instant at = closed.at().isAfter(mark.at()) ? closed.at() : mark.at();
                all.add(new Exposure(last.itemId(), new Mark(at, mark.sequence(), mark.eventId()), null, false));
            }
        }
        return List.copyOf(all);
    }

    private boolean isLast(int index) {
        String itemId = exposures.get(index).itemId();
        return exposures.subList(index + 1, exposures.size()).stream()
                .noneMatch(later -> later.itemId().equals(itemId));
    }

    private static <T> List<T> with(List<T> before, T more) {
        List<T> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }
}
