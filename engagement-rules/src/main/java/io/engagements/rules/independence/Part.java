package io.engagements.rules.independence;

import io.engagements.events.terms.Fee;
import io.engagements.events.terms.Terms;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;

/** What of the terms a side sets, or wants to be other. */
public enum Part {
    FEE((one, other) -> same(one.fee(), other.fee())),
    HOURS((one, other) -> Objects.equals(one.hours(), other.hours())),
    /** How and when the VA is reached. */
    CONTACT((one, other) -> Objects.equals(one.contact(), other.contact())),
    POLICIES((one, other) -> Objects.equals(one.policies(), other.policies())),
    SERVICES((one, other) -> one.servicesOffered().equals(other.servicesOffered())
            && one.servicesExcluded().equals(other.servicesExcluded())),
    /** Periods, rounds, days and the zone. */
    PERIODS(Part::samePeriods);

    private final BiPredicate<Terms, Terms> same;

    Part(BiPredicate<Terms, Terms> same) {
        this.same = same;
    }

    boolean isSame(Terms one, Terms other) {
        return same.test(one, other);
    }

    /** What differs between two versions. */
    static Set<Part> changed(Terms before, Terms after) {
        Set<Part> changed = EnumSet.noneOf(Part.class);
        for (Part part : values()) {
            if (!part.isSame(before, after)) {
                changed.add(part);
            }
        }
        return changed;
    }

    private static boolean same(Fee one, Fee other) {
        return one.amount().compareTo(other.amount()) == 0
                && one.currency().equals(other.currency())
                && one.per() == other.per();
    }

    private static boolean samePeriods(Terms one, Terms other) {
        return one.zone().equals(other.zone())
                && one.reviewWindowDays() == other.reviewWindowDays()
                && one.improvementTurnaroundDays() == other.improvementTurnaroundDays()
                && one.improvementRounds() == other.improvementRounds()
                && one.noticeDays() == other.noticeDays()
                && Objects.equals(one.clientNoticeDays(), other.clientNoticeDays())
                && one.cureDays() == other.cureDays()
                && one.latenessThreshold() == other.latenessThreshold()
                && one.latenessWindowDays() == other.latenessWindowDays()
                && one.offerValidDays() == other.offerValidDays()
                && Objects.equals(one.startsOn(), other.startsOn())
                && Objects.equals(one.endsOn(), other.endsOn());
    }
}
