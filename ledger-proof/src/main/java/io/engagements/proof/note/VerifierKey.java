package io.engagements.proof.note;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import io.engagements.proof.Sha256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The public half of a key that signs notes. Its text form is {@code <name>+<id, 8 digits>+<base 64 of type and key>}. */
public final class VerifierKey {

    private static final int RAW = 32;
    private static final int SIGNATURE = 64;

    private final String name;
    private final SignatureType type;
    private final byte[] raw;
    private final int id;
    private final PublicKey key;

    private VerifierKey(String name, SignatureType type, byte[] raw) {
        this.name = KeyName.require(name);
        this.type = type;
        this.raw = raw;
        this.id = id(name, type, raw);
        this.key = key(raw);
    }

    /**
     * @param raw 32 bytes, by RFC 8032
     * @throws InvalidProofException when they are no key, or the name is none
     */
    public static VerifierKey of(String name, SignatureType type, byte[] raw) {
        return new VerifierKey(name, type, raw.clone());
    }

    static VerifierKey of(String name, SignatureType type, PublicKey key) {
        return new VerifierKey(name, type, raw((EdECPublicKey) key));
    }

    /** @throws InvalidProofException when it is no such text, or says another id than its key has */
    public static VerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3) {
            throw new InvalidProofException(ProofSays.One.NO_KEY.of(Canonical.shown(text)));
        }
        byte[] typed = Canonical.bytes(parts[2]);
        if (typed.length != 1 + RAW) {
            throw new InvalidProofException(ProofSays.One.KEY_LENGTH.of(Canonical.shown(text)));
        }
        VerifierKey key =
                new VerifierKey(parts[0], SignatureType.of(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
        if (!key.text().equals(text)) {
            throw new InvalidProofException(ProofSays.One.KEY_ID.of(Canonical.shown(text)));
        }
        return key;
    }

    public String name() {
        return name;
    }

    public SignatureType type() {
        return type;
    }

    public String text() {
        byte[] typed = ByteBuffer.allocate(1 + RAW).put(type.id()).put(raw).array();
        return name + "+" + Sha256.hex(id) + "+" + Canonical.base64(typed);
    }

    int id() {
        return id;
    }

    /**
     * When the signature is one of this key, what it says of the time.
     *
     * @return empty unless this key's signatures name a time; else that one, to the second
     * @throws InvalidProofException when this key did not sign this text so
     */
    Optional<Instant> verify(NoteSignature signature, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(signature.bytes());
        boolean timed = type == SignatureType.COSIGNATURE;
        if (bytes.remaining() != (timed ? Long.BYTES : 0) + SIGNATURE) {
            throw new InvalidProofException(ProofSays.One.SIGNATURE_LENGTH.of(name));
        }
        long seconds = timed ? bytes.getLong() : 0;
        if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
            throw new InvalidProofException(ProofSays.One.SIGNATURE_WITHOUT_TIME.of(name));
        }
        byte[] rest = new byte[SIGNATURE];
        bytes.get(rest);
        if (!isOurs(rest, timed ? timed(seconds, text) : text)) {
            throw new InvalidProofException(ProofSays.One.SIGNATURE_OF_ANOTHER_TEXT.of(name));
        }
        return timed ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }

    /** What is signed when the time is signed with it. */
    static String timed(long seconds, String text) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    private boolean isOurs(byte[] signature, String text) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            throw new InvalidProofException(ProofSays.One.SIGNATURE_MALFORMED.of(name), e);
        }
    }

    private static int id(String name, SignatureType type, byte[] raw) {
        MessageDigest digest = Sha256.digest();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type.id());
        digest.update(raw);
        return ByteBuffer.wrap(digest.digest()).getInt();
    }

    /** Its y, the lowest byte first; the highest bit is whether x is odd. */
    private static PublicKey key(byte[] raw) {
        if (raw.length != RAW) {
            throw new InvalidProofException(ProofSays.One.KEY_BYTES.of(raw.length));
        }
        byte[] y = reversed(raw);
        boolean xIsOdd = y[0] < 0;
        y[0] &= 0x7F;
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new EdECPublicKeySpec(
                            NamedParameterSpec.ED25519, new EdECPoint(xIsOdd, new BigInteger(1, y))));
        } catch (GeneralSecurityException e) {
            throw new InvalidProofException(ProofSays.None.KEY_NO_BYTES.of(), e);
        }
    }

    private static byte[] raw(EdECPublicKey key) {
        EdECPoint point = key.getPoint();
        byte[] y = point.getY().toByteArray();
        byte[] whole = new byte[RAW];
        int length = Math.min(RAW, y.length);
        System.arraycopy(y, y.length - length, whole, RAW - length, length);
        if (point.isXOdd()) {
            whole[0] |= (byte) 0x80;
        }
        return reversed(whole);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey another && text().equals(another.text());
    }

    @Override
    public int hashCode() {
        return id;
    }

    @Override
    public String toString() {
        return text();
    }
}
