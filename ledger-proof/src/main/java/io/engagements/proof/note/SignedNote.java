package io.engagements.proof.note;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text and signatures under it. Nothing in the text may be believed before {@link #requireSignedBy} has returned.
 *
 * @param text ends with a line feed
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** Of a whole note, in bytes. */
    public static final int LONGEST = 1 << 20;

    /** Under one text. */
    public static final int MOST_SIGNATURES = 64;

    /** @throws IllegalArgumentException unless the text can be one of a note */
    public static SignedNote signed(String text, Instant now, List<NoteSigner> signers) {
        if (!text.endsWith("\n") || hasControls(text)) {
            throw new IllegalArgumentException("such a text cannot be signed");
        }
        return new SignedNote(
                text, signers.stream().map(signer -> signer.sign(text, now)).toList());
    }

    /** @throws InvalidProofException when the bytes are no note */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new InvalidProofException(ProofSays.Two.NOTE_LENGTH.of(LONGEST, bytes.length));
        }
        String whole = decoded(bytes);
        int gap = whole.lastIndexOf("\n\n");
        if (gap < 0 || !whole.endsWith("\n") || hasControls(whole) || gap + 2 == whole.length()) {
            throw new InvalidProofException(ProofSays.None.NO_NOTE.of());
        }
        String[] lines = whole.substring(gap + 2, whole.length() - 1).split("\n", -1);
        if (lines.length > MOST_SIGNATURES) {
            throw new InvalidProofException(ProofSays.One.MOST_SIGNATURES.of(MOST_SIGNATURES));
        }
        List<NoteSignature> signatures = new ArrayList<>();
        for (String line : lines) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(whole.substring(0, gap + 1), List.copyOf(signatures));
    }

    private static String decoded(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidProofException(ProofSays.None.NOTE_NOT_UTF_8.of(), e);
        }
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(each -> each < ' ' && each != '\n');
    }

    /** With more signatures, those of others included. */
    public SignedNote with(List<NoteSignature> more) {
        List<NoteSignature> all = new ArrayList<>(signatures);
        all.addAll(more);
        return new SignedNote(text, List.copyOf(all));
    }

    public byte[] bytes() {
        StringBuilder whole = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> whole.append(signature.line()));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether there is a signature that says it is this key's. It is not checked here. */
    public boolean namesKey(VerifierKey key) {
        return signatures.stream().anyMatch(signature -> isOf(key, signature));
    }

    /**
     * Returns when this key signed the text, and every signature that says it is this key's is one.
     *
     * @return when it was signed, to the second, if the key's signatures name a time: the earliest
     * @throws InvalidProofException when it did not sign it, or something else
     */
    public Optional<Instant> requireSignedBy(VerifierKey key) {
        List<NoteSignature> ours =
                signatures.stream().filter(signature -> isOf(key, signature)).toList();
        if (ours.isEmpty()) {
            throw new InvalidProofException(ProofSays.One.NOT_SIGNED_BY.of(key.text()));
        }
        return ours.stream().map(signature -> key.verify(signature, text)).toList().stream()
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static boolean isOf(VerifierKey key, NoteSignature signature) {
        return signature.name().equals(key.name()) && signature.keyId() == key.id();
    }
}
