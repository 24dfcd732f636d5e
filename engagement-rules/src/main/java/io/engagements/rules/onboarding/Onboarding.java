package io.engagements.rules.onboarding;

import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.time.Deadline;
import io.engagements.rules.time.Intervals;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Confidentiality, what the client entrusted to the VA, and whether all of it came back.
 *
 * @param documents what the client laid down to be signed or approved
 * @param ndas in the order stored
 * @param expired the latest end of an agreement that was recorded as expired; absent when there is none
 * @param lastDayPassed true when the last day passed and something was still open
 */
@RecordBuilder
public record Onboarding(
        Documents documents,
        List<Nda> ndas,
        @Nullable Instant expired,
        List<Material> materials,
        List<Access> accesses,
        List<Channel> channels,
        boolean lastDayPassed) {

    public static final Onboarding NONE =
            new Onboarding(Documents.NONE, List.of(), null, List.of(), List.of(), List.of(), false);

    public boolean isNdaInForceAt(Instant at) {
        return ndas.stream().anyMatch(nda -> nda.isInForceAt(at));
    }

    /** When an agreement is in force: up to its end, as hours are counted. */
    public Intervals covered() {
        return Intervals.ofSeconds(ndas.stream().map(Nda::held).toList());
    }

    /** The next end of an agreement after which none is in force, as far as that is recorded not yet. */
    public Optional<Deadline> nextNdaEnd() {
        return ndas.stream()
                .flatMap(nda -> Stream.ofNullable(nda.validUntil()))
                .filter(until -> expired == null || until.instant().isAfter(expired))
                .filter(until -> !isNdaInForceAt(until.firstSecondAfter()))
                .min(Comparator.comparing(Deadline::instant));
    }

    /** What kinds of material the VA took note of. */
    public Set<MaterialKind> acknowledgedKinds() {
        return materials.stream()
                .filter(material -> material.acknowledged() != null)
                .map(Material::kind)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Everything that was ever entrusted. */
    public Stream<Entrusted> all() {
        return Stream.of(accesses, channels, materials).flatMap(List::stream);
    }

    public Optional<Entrusted> item(String itemId) {
        return all().filter(item -> item.itemId().equals(itemId)).findFirst();
    }

    /** True when nothing is to be given back any more. */
    public boolean isExitDone() {
        return all().noneMatch(Entrusted::isOwed);
    }

    /** True when something may be kept only under an agreement, and none is in force. */
    public boolean isLapsedAt(Entrusted item, Instant at) {
        return item.isSensitive() && item.isOpen() && !isNdaInForceAt(at);
    }
}
