package io.engagements.query.pages.numbers;

import io.engagements.query.answer.ProblemException;
import io.engagements.query.compliance.Numbers;
import io.engagements.rules.metrics.Metric;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which numbers are asked for, and how.
 *
 * @param numbers what they are made of
 * @param naming what the things are called that they are made of
 */
record Asked(Moments moments, Eyes eyes, Numbers numbers, Naming naming) {

    private static final String LAST_90_DAYS = "last90Days";
    private static final String WHOLE = "whole";

    /** Every instant as of which they are told. */
    Set<Instant> instants() {
        return Stream.of(moments.at(), moments.from(), moments.to())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    Address address() {
        return moments.address();
    }

    /** @throws ProblemException 400 when the address names another window than the two */
    boolean isLately() {
        String window = address().get(Address.WINDOW);
        if (window == null || window.equals(WHOLE)) {
            return false;
        } else if (window.equals(LAST_90_DAYS)) {
            return true;
        }
        throw ProblemException.malformed(Address.WINDOW, "is " + LAST_90_DAYS + " or " + WHOLE);
    }

    /** Of which the lists are open. @throws ProblemException 400 when the address names none */
    @Nullable
    Metric metric() {
        String why = address().get(Address.WHY);
        return why == null
                ? null
                : Metric.of(why).orElseThrow(() -> ProblemException.malformed(Address.WHY, "is no metric"));
    }
}
