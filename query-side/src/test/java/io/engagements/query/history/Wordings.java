package io.engagements.query.history;

/** Sentences for tests of others that print them. */
public final class Wordings {

    private Wordings() {}

    public static Sentences sentences() {
        return new Sentences();
    }
}
