package io.engagements.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, the one hash of everything that is stored and signed, and the lower-case digits that it is told in. */
public final class Sha256 {

    private Sha256() {}

    /** A new one, of one thread. */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Of what comes part by part. Of one thread. */
    public static final class Sum {

        private final MessageDigest digest = digest();

        public void add(byte[] bytes, int from, int length) {
            digest.update(bytes, from, length);
        }

        public Sum add(byte[] bytes) {
            digest.update(bytes);
            return this;
        }

        /** 32 bytes; it then begins anew. */
        public byte[] bytes() {
            return digest.digest();
        }

        /** 64 digits; it then begins anew. */
        public String hex() {
            return Sha256.hex(bytes());
        }
    }

    /** Two digits a byte. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** Eight digits. */
    public static String hex(int number) {
        return HexFormat.of().toHexDigits(number);
    }

    /** Sixteen digits. */
    public static String hex(long number) {
        return HexFormat.of().toHexDigits(number);
    }
}
