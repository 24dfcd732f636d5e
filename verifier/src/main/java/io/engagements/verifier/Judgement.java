package io.engagements.verifier;

import java.util.List;

/**
 * What came of a check, each as a sentence in the language that was asked for. What stands in files may stand in it.
 *
 * @param good whether nothing was found that does not hold, and everything given could be compared
 * @param holds what was checked and holds
 * @param notChecked what was not checked
 * @param noted what is no reason to doubt, but for people to judge
 * @param notCompared what the caller gave and nobody could compare
 * @param wrong what does not hold
 */
public record Judgement(
        boolean good,
        List<String> holds,
        List<String> notChecked,
        List<String> noted,
        List<String> notCompared,
        List<String> wrong) {

    public Judgement {
        holds = List.copyOf(holds);
        notChecked = List.copyOf(notChecked);
        noted = List.copyOf(noted);
        notCompared = List.copyOf(notCompared);
        wrong = List.copyOf(wrong);
    }
}
