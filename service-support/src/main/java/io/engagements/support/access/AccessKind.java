package io.engagements.support.access;

import java.util.List;
import java.util.stream.Stream;

/** What can be read of others. Stored by these names. */
public enum AccessKind {
    /** A candidacy as it stands or stood. */
    CANDIDACY(false),
    /** An engagement, its work, grounds or proposals, as they stand, stood or would. */
    ENGAGEMENT(false),
    /** What happened or was refused, one by one or as a difference. */
    HISTORY(false),
    /** Numbers of an engagement, or of a party across all of its. */
    NUMBERS(false),
    /** What a party is called, and where it is reached. */
    PARTY(false),
    /** This record itself. */
    ACCESSES(false),
    /** A whole case, printed or for programs. */
    CASE_FILE(true),
    /** A report or certificate of an engagement, or of a party across all of its. */
    REPORT(true),
    /** An uploaded file. */
    FILE(true),
    /** The proof of an event, with the event. */
    RECEIPT(true),
    /** Everything of an engagement, a party, or of all, to be verified elsewhere. */
    EVIDENCE(true),
    /** Entries of the ledger, whosoever they are. */
    LEDGER(true),
    /** No access: how many were not put on record. */
    LOST(false);

    private final boolean export;

    AccessKind(boolean export) {
        this.export = export;
    }

    /** Whether it is made to be taken away: such an access is on record before anything of it is given. */
    public boolean isExport() {
        return export;
    }

    public static List<AccessKind> exports() {
        return Stream.of(values()).filter(AccessKind::isExport).toList();
    }
}
