package io.engagements.verifier;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom the caller trusts: nothing is believed for standing beside what is to be checked.
 *
 * @param keys that the caller named, and those that came after them by the word of one of these
 * @param former that those replaced: they are believed about what a trusted one signed that it goes on from, and nothing else,
 *     as somebody may have them who should not
 */
record Trust(List<VerifierKey> keys, List<VerifierKey> former) {

    /** @throws InvalidProofException when a text is no key */
    static Trust of(List<String> keys) {
        return new Trust(keys.stream().map(VerifierKey::parse).toList(), List.of());
    }

    /** Of the caller's keys, and of changes of keys that the caller kept. Told is whom else that leads to. */
    static Trust of(Arguments arguments, Verdict verdict) throws IOException {
        return of(arguments.keys()).learnt(KeyChange.named(arguments), verdict);
    }

    /**
     * With the keys that replaced these by their own word, and those that these replaced.
     *
     * @throws InvalidProofException when a trusted key is named that did not sign a change
     */
    Trust learnt(List<KeyChange> changes, Verdict verdict) {
        Set<VerifierKey> trusted = new LinkedHashSet<>(keys);
        Set<VerifierKey> replaced = new LinkedHashSet<>(former);
        boolean more = true;
        while (more) {
            more = false;
            for (KeyChange change : changes) {
                if (signed(change, change.before(), trusted) && trusted.addAll(change.after())) {
                    more = true;
                    verdict.holds(Says.Two.KEYS_REPLACED.of(change.file(), change.position()));
                }
                boolean ours = signed(change, change.after(), trusted) || signed(change, change.after(), replaced);
                more |= ours && replaced.addAll(change.before());
            }
        }
        for (KeyChange change : changes) {
            if (!signed(change, change.before(), trusted) && !signed(change, change.after(), trusted)) {
                verdict.notChecked(Says.One.REPLACEMENT_UNSIGNED.of(change.file()));
            }
        }
        replaced.removeAll(trusted);
        return new Trust(List.copyOf(trusted), List.copyOf(replaced));
    }

    /** Whether it is under a checkpoint of one of these log's keys, which is in a part of the change. */
    private static boolean signed(KeyChange change, List<VerifierKey> part, Set<VerifierKey> by) {
        List<VerifierKey> signers = part.stream()
                .filter(by::contains)
                .filter(key -> isOfLog(key, change.checkpoint().origin())
                        && change.note().namesKey(key))
                .toList();
        signers.forEach(change.note()::requireSignedBy);
        return !signers.isEmpty();
    }

    /**
     * @param pinned whether a trusted key of the log signed it
     * @param formerly whether one signed it that a trusted one replaced
     * @param at when the log's clock signed it; empty unless the clock's key is trusted
     */
    record Seen(Checkpoint checkpoint, boolean pinned, boolean formerly, Optional<Instant> at) {}

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
                verdict.holds(at.map(time -> Says.Three.SIGNED_AT.of(key.name(), time, checkpoint.size()))
                        .orElseGet(() -> Says.Two.SIGNED.of(key.name(), checkpoint.size())));
            }
        }
        return seen(note);
    }

    /** The same, and nothing is told. */
    Seen seen(SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        boolean pinned = isSigned(note, checkpoint, keys);
        boolean formerly = isSigned(note, checkpoint, former);
        // Not those that were replaced: whoever took one can say any time with it.
        Optional<Instant> clock = keys.stream()
                .filter(key -> key.name().equals(checkpoint.origin() + "/clock") && note.namesKey(key))
                .flatMap(key -> note.requireSignedBy(key).stream())
                .findFirst();
        return new Seen(checkpoint, pinned, formerly, clock);
    }

    private static boolean isSigned(SignedNote note, Checkpoint checkpoint, List<VerifierKey> by) {
        List<VerifierKey> signers = by.stream().filter(note::namesKey).toList();
        signers.forEach(note::requireSignedBy);
        return signers.stream().anyMatch(key -> isOfLog(key, checkpoint.origin()));
    }

    /** As {@link #seen}, of what is believed only if the log's own key signed it. */
    Checkpoint required(SignedNote note, Verdict verdict) {
        Seen seen = seen(note, verdict);
        if (keys.isEmpty()) {
            verdict.notChecked(
                    Says.One.WHO_SIGNED.of(notPinned(seen.checkpoint().origin())));
        }
        requirePinned(seen);
        return seen.checkpoint();
    }

    static void requirePinned(Seen seen) {
        if (!seen.pinned()) {
            throw new InvalidProofException(
                    Says.One.NO_KEY_OF_LOG.of(Canonical.shown(seen.checkpoint().origin())));
        }
    }

    static Sentence notPinned(String origin) {
        return Says.One.NOT_PINNED.of(Canonical.shown(origin));
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
