package io.engagements.rules.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a number is made of.
 *
 * @param label why it is left out, or as what it counts
 * @param at by what it belongs to a window and to a month
 * @param amount seconds, or a rating, where the number is about such; else 0
 * @param because the events that decided it, in the order stored
 */
public record Item(Subject subject, Side side, @Nullable String label, Instant at, long amount, List<String> because) {

    /** What it is about: a deliverable, a ground, a rule. */
    public record Subject(String engagementId, ZoneId zone, String id) {}

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
        return amount <= most ? this : new Item(subject, side, label, at, most, because);
    }

    public boolean is(String wanted) {
        return wanted.equals(label);
    }
}
