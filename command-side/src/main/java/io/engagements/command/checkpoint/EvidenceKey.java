package io.engagements.command.checkpoint;

import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignatureType;
import org.springframework.stereotype.Component;

/** The key that says who packed, beside those of the log. Used by whoever holds the lock of the signer. */
@Component
class EvidenceKey {

    private static final String FILE = "evidence.pem";

    private final SignerDirectory directory;

    EvidenceKey(SignerDirectory directory) {
        this.directory = directory;
    }

    /** Made where there is none. */
    NoteSigner of(String origin) {
        return new NoteSigner(
                EvidenceFiles.evidenceKeyName(origin),
                SignatureType.ED25519,
                directory.key(FILE).orElseGet(() -> directory.makeKey(FILE)));
    }
}
