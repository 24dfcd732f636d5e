package io.engagements.rules.independence;

import io.engagements.rules.EventRef;

/**
 * What was said of work that was handed in.
 *
 * @param cited how many criteria it names
 * @param agreed whether those all were agreed on with the work; true also where none is named
 * @param contestedAsMeans whether the VA contested it because it is about how the work is done
 */
public record Judgement(
        Kind kind, String deliverableId, EventRef ref, int round, int cited, boolean agreed, boolean contestedAsMeans) {

    /** What was said. */
    public enum Kind {
        /** By a person. */
        ACCEPTED,
        IMPROVEMENT,
        REJECTED,
        /** The review window passed in silence. */
        LAPSED
    }

    Judgement contested() {
        return new Judgement(kind, deliverableId, ref, round, cited, agreed, true);
    }

    boolean isRound(String of, int number) {
        return kind == Kind.IMPROVEMENT && deliverableId.equals(of) && round == number;
    }
}
