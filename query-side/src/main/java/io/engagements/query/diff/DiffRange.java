package io.engagements.query.diff;

import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.replay.Moment;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Between which moments: both instants, or both sequences. */
record DiffRange(Moment from, Moment to) {

    /**
     * @param from absent or empty for the time before the beginning
     * @param to absent or empty for now
     * @throws ProblemException 400 when one is neither, 422 when it lies in the future, both are not of a kind, or change
     *     places
     */
    static DiffRange of(@Nullable String from, @Nullable String to, AsOf asOf) {
        Optional<Moment> first = moment("from", from, asOf);
        Optional<Moment> second = moment("to", to, asOf);
        if (first.isPresent() && second.isPresent() && isSequence(first.get()) != isSequence(second.get())) {
            throw ProblemException.parameter("to", "is of the same kind as from: both instants, or both sequences");
        }
        DiffRange range = new DiffRange(first.orElse(Moment.of(-1)), second.orElse(Moment.of(asOf.now())));
        if (second.isPresent() && first.isPresent() && range.areReversed()) {
            throw ProblemException.parameter("from", "is later than to");
        }
        return range;
    }

    private boolean areReversed() {
        return from.sequence() > to.sequence() || from.instant().isAfter(to.instant());
    }

    private static Optional<Moment> moment(String parameter, @Nullable String text, AsOf asOf) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(
                text.matches("-?\\d+") ? Moment.of(sequence(parameter, text)) : Moment.of(asOf.asked(parameter, text)));
    }

    private static long sequence(String parameter, String text) {
        try {
            long sequence = Long.parseLong(text);
            if (sequence >= -1) {
                return sequence;
            }
        } catch (NumberFormatException e) {
            throw ProblemException.malformed(parameter, "is a sequence such as 12");
        }
        throw ProblemException.parameter(parameter, "is a sequence from 0, or -1 for the time before the first event");
    }

    /** The instant that was asked for, where it was one. */
    Optional<Instant> instantOfFrom() {
        return instantOf(from);
    }

    Optional<Instant> instantOfTo() {
        return instantOf(to);
    }

    private static Optional<Instant> instantOf(Moment moment) {
        return isSequence(moment) ? Optional.empty() : Optional.of(moment.instant());
    }

    private static boolean isSequence(Moment moment) {
        return moment.sequence() != Long.MAX_VALUE;
    }

    /** @throws ProblemException 422 when a sequence has not been reached */
    void requireReached(long version) {
        requireReached("to", to, version);
        requireReached("from", from, version);
    }

    private static void requireReached(String parameter, Moment moment, long version) {
        if (isSequence(moment) && moment.sequence() > version) {
            throw ProblemException.parameter(parameter, "is later than the last event, " + version);
        }
    }
}
