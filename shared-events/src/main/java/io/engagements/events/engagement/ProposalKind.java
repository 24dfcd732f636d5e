package io.engagements.events.engagement;

import java.util.Locale;

/** What a proposal is about. */
public enum ProposalKind {
    TERMS_CHANGE(false),
    DUE_DATE(true),
    CANCELLATION(true),
    INPUT(true),
    PAUSE(false),
    RESUME(false),
    END(false),
    EXTRA_ROUND(true),
    REOPENING(true);

    private final boolean aboutDeliverable;

    ProposalKind(boolean aboutDeliverable) {
        this.aboutDeliverable = aboutDeliverable;
    }

    /** True when it is about one deliverable; else about the engagement. */
    public boolean isAboutDeliverable() {
        return aboutDeliverable;
    }

    /** As it stands in the names of commands, after {@code propose-}, {@code accept-} and so on. */
    public String kebab() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
