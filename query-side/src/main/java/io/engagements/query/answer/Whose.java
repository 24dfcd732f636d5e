package io.engagements.query.answer;

import org.jspecify.annotations.Nullable;

/**
 * Whose an engagement or a candidacy is, by party.
 *
 * @param lawyerId null while none is appointed
 */
public record Whose(String clientId, String vaId, @Nullable String lawyerId) {

    /** The same as the rows' own condition, for who is told of many things at once. */
    public boolean isSeenBy(Viewer viewer) {
        return viewer.auditor()
                || clientId.equals(viewer.client())
                || vaId.equals(viewer.va())
                || viewer.lawyer().equals(lawyerId);
    }
}
