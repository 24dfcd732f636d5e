package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whom the caller trusts: nothing is believed for standing beside what is to be checked. */
record Trust(List<VerifierKey> keys) {

    static Trust of(List<String> keys) {
        return new Trust(keys.stream().map(VerifierKey::parse).toList());
    }

    /** @param at when the log's clock signed it; empty unless the clock's key is trusted */
    record Seen(Checkpoint checkpoint, boolean pinned, Optional<Instant> at) {}

    /**
     * A checkpoint, and whether the log's own key is a trusted one that signed it. Told is who signed it.
     *
     * @throws InvalidProofException when a trusted key is named that did not sign it
     */
    Seen seen(SignedNote note, Verdict verdict) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        for (VerifierKey key : keys) {
            if (note.namesKey(key)) {
                Optional<Instant> at = note.requireSignedBy(key);
                verdict.holds("signed by " + key.name()
                        + at.map(time -> " at " + time).orElse("") + ": " + checkpoint.size() + " entries");
            }
        }
        return seen(note);
    }

    /** The same, and nothing is told. */
    Seen seen(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        boolean pinned = false;
        Optional<Instant> clock = Optional.empty();
        for (VerifierKey key : keys) {
            if (note.namesKey(key)) {
                Optional<Instant> at = note.requireSignedBy(key);
                pinned |= isOfLog(key, checkpoint.origin());
                clock = key.name().equals(checkpoint.origin() + "/clock") ? at : clock;
            }
        }
        return new Seen(checkpoint, pinned, clock);
    }

    /** As {@link #seen}, of what is believed only if the log's own key signed it. */
    Checkpoint required(SignedNote note, Verdict verdict) {
        Seen seen = seen(note, verdict);
        if (keys.isEmpty()) {
            verdict.notChecked("who signed it. " + notPinned(seen.checkpoint().origin()));
        }
        requirePinned(seen);
        return seen.checkpoint();
    }

    static void requirePinned(Seen seen) {
        if (!seen.pinned()) {
            throw new InvalidProofException("No key that you trust is that of the log "
                    + Canonical.shown(seen.checkpoint().origin()));
        }
    }

    static String notPinned(String origin) {
        return "NOT PINNED: name the key of " + Canonical.shown(origin) + " with --key";
    }

    private static boolean isOfLog(VerifierKey key, String origin) {
        return key.type() == SignatureType.ED25519 && key.name().equals(origin);
    }

    boolean hasLogKey(String origin) {
        return keys.stream().anyMatch(key -> isOfLog(key, origin));
    }

    /** Those that say who packed a package of this log. */
    List<VerifierKey> evidenceKeys(String origin) {
        String name = EvidenceFiles.evidenceKeyName(origin);
        return keys.stream()
                .filter(key -> key.type() == SignatureType.ED25519 && key.name().equals(name))
                .toList();
    }
}
