package io.engagements.rules.termination;

import io.engagements.events.refusal.RuleId;
import io.engagements.events.time.Deadline;
import io.engagements.rules.Rule;
import io.engagements.rules.contract.Contract;
import io.engagements.rules.ground.Ground;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code CURE-PERIOD}: for every cited ground that still stands, save repeated lateness, notice was given and the
 * cure period is over.
 */
record CurePeriod(Contract contract, List<Ground> grounds, Instant at) implements Rule {

    @Override
    public RuleId id() {
        return RuleId.CURE_PERIOD;
    }

    @Override
    public boolean holds() {
        return standing().allMatch(this::isOver);
    }

    private Stream<Ground> standing() {
        return grounds.stream().filter(ground -> ground.needsNotice() && ground.standsAt(at));
    }

    private boolean isOver(Ground ground) {
        Deadline until = ground.cureEnd(contract);
        return until != null && !until.isMetAt(at);
    }

    @Override
    public Map<String, Object> facts() {
        Map<String, Object> until = new LinkedHashMap<>();
        for (Ground ground : grounds) {
            Deadline end = ground.cureEnd(contract);
            if (end != null) {
                until.put(ground.groundId(), end.instant().toString());
            }
        }
        return Map.of("cureUntil", until);
    }

    /** Where notice of all was given. */
    @Override
    public Optional<Instant> waitUntil() {
        List<Optional<Deadline>> ends = standing()
                .map(ground -> Optional.ofNullable(ground.cureEnd(contract)))
                .toList();
        return ends.stream().allMatch(Optional::isPresent)
                ? ends.stream()
                        .flatMap(Optional::stream)
                        .map(Deadline::firstSecondAfter)
                        .max(Comparator.naturalOrder())
                : Optional.empty();
    }

    /** Where notice was given time decides, or another ground does. */
    @Override
    public List<String> next() {
        return List.of("give-breach-notice", "terminate-contract");
    }
}
