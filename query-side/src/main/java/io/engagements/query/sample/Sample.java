package io.engagements.query.sample;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Entries that an auditor took out of the ledger to look at.
 *
 * @param account whose it is
 * @param number of this account's, from 1 on
 * @param madeAt by the system clock
 * @param purpose in the auditor's words; may be empty
 * @param drawn how; absent where they are picked by hand
 * @param count how many entries there are
 * @param lookedAt how many of them have a note
 * @param exceptions how many are marked so by their latest note
 * @param open likewise
 */
public record Sample(
        UUID id,
        String account,
        int number,
        Instant madeAt,
        String purpose,
        @Nullable Drawn drawn,
        int count,
        int lookedAt,
        int exceptions,
        int open) {

    /** So many samples an account has at most, */
    public static final int MOST = 100;

    /** so many entries each of them, */
    public static final int MOST_ENTRIES = 200;

    /** so many notes each entry, */
    public static final int MOST_NOTES = 50;

    /** of so many characters, */
    public static final int LONGEST_NOTE = 2_000;

    /** as a purpose has so many. */
    public static final int LONGEST_PURPOSE = 200;

    /**
     * From what, and how.
     *
     * @param filters as the parameters of the ledger's page name them; empty for everything
     * @param end position of the last entry that there was: what came later is not drawn from
     * @param population how many entries there are that meet the filters
     * @param populationHash SHA-256 of their leaf hashes in their order, one after the other; 64 digits
     * @param lookedThrough how many entries were read for that
     * @param wanted how many were to be drawn
     */
    public record Drawn(
            String filters,
            long end,
            int population,
            String populationHash,
            int lookedThrough,
            String seed,
            int wanted) {}

    /**
     * One of its entries.
     *
     * @param number in the order in which they were drawn or put there, from 1 on
     * @param eventId the event's
     * @param leafHash of the entry's bytes when it was taken (RFC 9162, 2.1.1); 64 digits
     */
    public record Entry(int number, long position, String eventId, String leafHash) {}

    /**
     * What was noted about an entry.
     *
     * @param number the latest has the greatest
     * @param text may be empty
     * @param at by the system clock
     */
    public record Note(int number, Mark mark, String text, Instant at) {}

    /** An entry, and what was noted about it, the first note first. */
    public record Noted(Entry entry, List<Note> notes) {

        /** The one that counts; absent where it was not looked at. */
        public @Nullable Note latest() {
            return notes.isEmpty() ? null : notes.get(notes.size() - 1);
        }
    }
}
