package io.engagements.query.compliance;

/** Whose numbers: one engagement's, or those of all engagements of a party, whichever side it is on. */
public record Scope(Kind kind, String id) {

    enum Kind {
        ENGAGEMENT("c.engagement_id = :id"),
        PARTY("(c.client_id = :id OR c.va_id = :id)");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    public static Scope ofEngagement(String id) {
        return new Scope(Kind.ENGAGEMENT, id);
    }

    public static Scope ofParty(String id) {
        return new Scope(Kind.PARTY, id);
    }

    boolean isAcross() {
        return kind == Kind.PARTY;
    }

    /** On {@code c}, the rows of engagements, with the parameter {@code :id}. */
    String condition() {
        return kind.condition;
    }
}
