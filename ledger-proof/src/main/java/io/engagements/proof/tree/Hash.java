package io.engagements.proof.tree;

import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.ProofSays;
import io.engagements.proof.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;

/** A SHA-256 hash: 32 bytes, equal by them. */
public final class Hash {

    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws InvalidProofException unless they are 32 */
    public static Hash of(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new InvalidProofException(ProofSays.One.HASH_LENGTH.of(bytes.length));
        }
        return new Hash(bytes.clone());
    }

    /** The n-th of hashes that stand one after the other, n from 0. */
    public static Hash among(byte[] hashes, int n) {
        return new Hash(Arrays.copyOfRange(hashes, n * BYTES, (n + 1) * BYTES));
    }

    /** @throws InvalidProofException unless it is the base 64 of 32 bytes */
    public static Hash parse(String base64) {
        return of(Canonical.bytes(base64));
    }

    static Hash digested(MessageDigest digest) {
        return new Hash(digest.digest());
    }

    void addTo(MessageDigest digest) {
        digest.update(bytes);
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public String base64() {
        return Canonical.base64(bytes);
    }

    /** 64 digits. */
    public String hex() {
        return Sha256.hex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return base64();
    }
}
