package io.engagements.rules.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a number is made of.
 *
 * @param zone in which its month is told: for a deadline the one stored with it, else the contract's when it was
 * @param label why it is left out, or as what it counts
 * @param at by what it belongs to a window and to a month
 * @param amount seconds, or a rating, where the number is about such; else 0
 * @param because the events that decided it, in the order stored
 */
public record Item(
        Subject subject,
        ZoneId zone,
        Side side,
        @Nullable String label,
        Instant at,
        long amount,
        List<String> because) {

    /** What it is about: a deliverable, a ground, a rule. */
    public record Subject(String engagementId, String id) {}

    public enum Side {
        /** In the numerator and the denominator. */
        COUNTS,
        /** In the denominator only. */
        BASE,
        /** In the numerator only. */
        EXTRA,
        /** In neither, for the reason that the label names. */
        LEFT_OUT,
        /** In neither: it is shown beside the number. */
        BESIDE;

        public boolean isInNumerator() {
            return this == COUNTS || this == EXTRA;
        }

        public boolean isInDenominator() {
            return this == COUNTS || this == BASE;
        }
    }

    /** Why something is left out of a number. */
    public enum Reason {
        CANCELLED_BEFORE_DUE,
        RELEASED,
        LAPSED,
        PENDING,
        REJECTED,
        CLIENT_ASKED,
        WAITING_FOR_CLIENT,
        CLIENT_INPUT,
        AGREED_PAUSE,
        WITHDRAWN,
        CONTESTED;

        /** True when it was shifted, by an amount of time. */
        public boolean isShift() {
            return this == CLIENT_ASKED || this == CLIENT_INPUT || this == AGREED_PAUSE;
        }
    }

    /** Of a stretch of time, which ends at {@link #at}, the part later than an instant. */
    Item since(Instant from) {
        long most = Duration.between(from, at).toSeconds();
        return amount <= most ? this : new Item(subject, zone, side, label, at, most, because);
    }

    /** The same, its month told in another zone. */
    Item in(ZoneId other) {
        return new Item(subject, other, side, label, at, amount, because);
    }

    /** True when it counts for something in the month to which it belongs. */
    public boolean isCounted() {
        return side.isInDenominator() || isLapsedWithoutRound();
    }

    /** True of a review that lapsed: nobody asked for an improvement, and nobody accepted either. */
    public boolean isLapsedWithoutRound() {
        return is(Reason.LAPSED.name()) && amount == 0;
    }

    public boolean is(String wanted) {
        return wanted.equals(label);
    }
}
