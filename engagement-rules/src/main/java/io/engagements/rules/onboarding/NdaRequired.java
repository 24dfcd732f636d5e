package io.engagements.rules.onboarding;

import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code NDA-REQUIRED}: what is confidential is entrusted only while a confidentiality agreement is in force. */
public record NdaRequired(Onboarding onboarding, Instant at, List<String> next) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.NDA_REQUIRED;
    }

    @Override
    public boolean holds() {
        return onboarding.isNdaInForceAt(at);
    }

    @Override
    public Map<String, Object> facts() {
        List<String> ends = onboarding.ndas().stream()
                .flatMap(nda -> Stream.ofNullable(nda.validUntil()))
                .map(until -> until.instant().toString())
                .toList();
        return Map.of("now", at.toString(), "ndasSigned", onboarding.ndas().size(), "ndasValidUntil", ends);
    }

    /** Where one was signed that begins later. */
    @Override
    public Optional<Instant> waitUntil() {
        return onboarding.ndas().stream()
                .map(Nda::beginsAt)
                .filter(at::isBefore)
                .min(Comparator.naturalOrder());
    }
}
