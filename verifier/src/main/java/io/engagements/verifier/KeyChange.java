package io.engagements.verifier;

import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a log says about keys of it that were replaced. It is as good as whoever signed the checkpoint above it.
 *
 * @param file where it stands
 * @param before keys that signed until then
 * @param after those that sign from then on
 */
record KeyChange(String file, long position, List<VerifierKey> before, List<VerifierKey> after, SignedNote note) {

    /** More keys than these have no use. */
    private static final int MOST_KEYS = 16;

    /** @throws InvalidProofException when the entry is not under its checkpoint, or says nothing about keys of that log */
    static KeyChange parse(String file, byte[] bytes) {
        try {
            LogProof proof = LogProof.parse(bytes);
            byte[] entry = proof.extra();
            if (entry == null) {
                throw new InvalidProofException(Says.None.THIS_WITHOUT_ENTRY.of());
            }
            Checkpoint checkpoint = Checkpoint.parse(proof.checkpoint().text());
            Hash leaf = new TreeHasher().leaf(entry);
            ProofCheck.inclusion(leaf, proof.index(), checkpoint.size(), proof.path(), checkpoint.root());
            Read read = Read.entry(entry, proof.index() + 1, leaf);
            if (!(read.event() instanceof SigningKeysChanged said)) {
                throw new InvalidProofException(Says.None.ABOUT_NO_KEYS.of());
            }
            return new KeyChange(
                    file,
                    read.position(),
                    keys(said.before(), checkpoint.origin()),
                    keys(said.after(), checkpoint.origin()),
                    proof.checkpoint());
        } catch (InvalidProofException e) {
            throw new InvalidProofException(Says.Two.OF_FILE.of(file, e.sentence()), e);
        }
    }

    /** Those that the caller named, and those of a package, each under a checkpoint of its history. */
    static List<KeyChange> all(Arguments arguments, EvidencePackage files) throws IOException {
        List<KeyChange> all = new ArrayList<>(named(arguments));
        for (String name : files.keyChanges()) {
            KeyChange change = parse(name, files.bytes(name));
            if (!name.equals(EvidenceFiles.keyChange(change.position()))) {
                throw new InvalidProofException(Says.One.OF_ANOTHER_ENTRY.of(name));
            }
            all.add(change);
        }
        return all;
    }

    static List<KeyChange> named(Arguments arguments) throws IOException {
        List<KeyChange> named = new ArrayList<>();
        for (String file : arguments.keyChanges()) {
            named.add(parse(file, SmallFile.bytes(file)));
        }
        return named;
    }

    private static List<VerifierKey> keys(List<String> texts, String origin) {
        Set<String> names = Set.of(origin, origin + "/clock", EvidenceFiles.evidenceKeyName(origin));
        if (texts.size() > MOST_KEYS) {
            throw new InvalidProofException(Says.One.TOO_MANY_KEYS.of(MOST_KEYS));
        }
        List<VerifierKey> keys = texts.stream().map(VerifierKey::parse).toList();
        keys.forEach(key -> {
            if (!names.contains(key.name())) {
                throw new InvalidProofException(Says.One.KEY_OF_SOMEBODY_ELSE.of(Canonical.shown(key.text())));
            }
        });
        return keys;
    }

    Checkpoint checkpoint() {
        return Checkpoint.parse(note.text());
    }
}
