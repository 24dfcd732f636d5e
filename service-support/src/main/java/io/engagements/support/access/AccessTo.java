package io.engagements.support.access;

import org.jspecify.annotations.Nullable;

/**
 * What is read.
 *
 * @param subject the id of the candidacy, engagement, party, file or event; absent where it is no single one
 * @param engagementId of the engagement that it belongs to, where there is one
 */
public record AccessTo(
        AccessKind kind, @Nullable String subject, @Nullable String engagementId) {

    public static AccessTo candidacy(String id) {
        return new AccessTo(AccessKind.CANDIDACY, id, null);
    }

    /** @param kind any that engagements have */
    public static AccessTo engagement(AccessKind kind, String id) {
        return new AccessTo(kind, id, id);
    }

    public static AccessTo historyOfCandidacy(String id) {
        return new AccessTo(AccessKind.HISTORY, id, null);
    }

    public static AccessTo party(String id) {
        return new AccessTo(AccessKind.PARTY, id, null);
    }

    public static AccessTo numbersOfParty(String id) {
        return new AccessTo(AccessKind.NUMBERS, id, null);
    }

    public static AccessTo file(String id, String engagementId) {
        return new AccessTo(AccessKind.FILE, id, engagementId);
    }

    /** @param engagementId absent when it happened to a candidacy */
    public static AccessTo receipt(String eventId, @Nullable String engagementId) {
        return new AccessTo(AccessKind.RECEIPT, eventId, engagementId);
    }

    /** Of all of a party's engagements. */
    public static AccessTo evidenceOfParty(String id) {
        return new AccessTo(AccessKind.EVIDENCE, id, null);
    }

    /** Of everything there is. */
    public static AccessTo evidenceOfAll() {
        return new AccessTo(AccessKind.EVIDENCE, null, null);
    }

    /** Of all of a party's engagements. */
    public static AccessTo reportOfParty(String id) {
        return new AccessTo(AccessKind.REPORT, id, null);
    }

    public static AccessTo ledger() {
        return new AccessTo(AccessKind.LEDGER, null, null);
    }

    /** The record of all accesses. */
    public static AccessTo accesses() {
        return new AccessTo(AccessKind.ACCESSES, null, null);
    }
}
