package io.engagements.command.stamp;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.NoteSignature;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Whose cosignatures are taken: those whom the operator has named. What was taken of others before stays. */
@Component
final class Witnesses {

    private static final int MOST = 16;

    private final List<VerifierKey> keys;

    /** @param keys public keys in their text form (C2SP signed-note, of the type for cosignatures), 16 at most */
    Witnesses(@Value("${engagements.checkpoints.witnesses:}") List<String> keys) {
        this.keys = keys.stream().map(Witnesses::key).toList();
        if (this.keys.size() > MOST) {
            throw new IllegalArgumentException("engagements.checkpoints.witnesses names at most " + MOST);
        }
    }

    private static VerifierKey key(String text) {
        try {
            VerifierKey key = VerifierKey.parse(text.strip());
            if (key.type() == SignatureType.COSIGNATURE) {
                return key;
            }
        } catch (InvalidProofException e) {
            throw new IllegalArgumentException("engagements.checkpoints.witnesses: " + e.why(), e);
        }
        throw new IllegalArgumentException(
                "engagements.checkpoints.witnesses: this key makes no cosignatures: " + text);
    }

    /** Whose key a signature says that it is of. It is not checked here. */
    Optional<VerifierKey> named(NoteSignature signature) {
        SignedNote alone = new SignedNote("", List.of(signature));
        return keys.stream().filter(alone::namesKey).findFirst();
    }
}
