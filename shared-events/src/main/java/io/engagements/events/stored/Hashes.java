package io.engagements.events.stored;

import io.engagements.proof.Sha256;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/** SHA-256, the one hash of everything that is stored, and the lower-case hexadecimal digits that it is told in. */
public final class Hashes {

    private Hashes() {}

    /** Of all parts, one after the other; 32 bytes. */
    public static byte[] sha256(byte[]... parts) {
        MessageDigest digest = Sha256.digest();
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** 64 digits. */
    public static String sha256Hex(byte[] whole) {
        return hex(sha256(whole));
    }

    /** Of the text in UTF-8; 64 digits. */
    public static String sha256Hex(String text) {
        return sha256Hex(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of what comes bit by bit. */
    public static Running running() {
        return new Running(Sha256.digest());
    }

    /** Two digits a byte. */
    public static String hex(byte[] bytes) {
        return Sha256.hex(bytes);
    }

    /** 16 digits. */
    public static String hex(long number) {
        return Sha256.hex(number);
    }

    /** A SHA-256 on its way; of one thread. */
    public static final class Running {

        private final MessageDigest digest;

        private Running(MessageDigest digest) {
            this.digest = digest;
        }

        public void add(byte[] part) {
            digest.update(part);
        }

        /** Adds whatever is written, and writes it there. */
        public OutputStream through(OutputStream there) {
            return new DigestOutputStream(there, digest);
        }

        /** 64 digits, of all that was added; then it begins anew. */
        public String hex() {
            return Hashes.hex(digest.digest());
        }
    }
}
