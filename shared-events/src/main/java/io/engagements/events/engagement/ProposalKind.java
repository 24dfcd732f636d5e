package io.engagements.events.engagement;

import java.util.Locale;

/** What a proposal is about. */
public enum ProposalKind {
    TERMS_CHANGE,
    DUE_DATE,
    CANCELLATION,
    INPUT,
    PAUSE,
    RESUME,
    END,
    EXTRA_ROUND,
    REOPENING;

    /** As it stands in the names of commands, after {@code propose-}, {@code accept-} and so on. */
    public String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
