package io.engagements.rules.onboarding;

import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.rules.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** {@code CHANNEL-NEEDS-BRIEFING}: who answers for a business has taken note of its product line and of itself. */
record ChannelNeedsBriefing(Set<MaterialKind> acknowledged) implements Rule {

    private List<String> missing() {
        return Stream.of(MaterialKind.PRODUCT_LINE, MaterialKind.COMPANY)
                .filter(kind -> !acknowledged.contains(kind))
                .map(Enum::name)
                .toList();
    }

    @Override
    public RuleId id() {
        return RuleId.CHANNEL_NEEDS_BRIEFING;
    }

    @Override
    public boolean holds() {
        return missing().isEmpty();
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("notAcknowledged", missing());
    }

    @Override
    public List<String> next() {
        return List.of("share-material");
    }
}
