package io.engagements.events.party;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key under which one party's name and contact are written: AES-256-GCM (NIST SP 800-38D) with a random nonce.
 * Party and field are authenticated with the text, so nothing can be read as another field or of another party. With
 * the key gone, what was sealed is noise.
 */
public final class PartyKey {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String partyId;
    private final SecretKey key;

    private PartyKey(String partyId, byte[] key) {
        this.partyId = partyId;
        this.key = new SecretKeySpec(key, "AES");
    }

    /** @param bytes 32 of them */
    public static PartyKey of(String partyId, byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("a party's key has " + KEY_BYTES + " bytes");
        }
        return new PartyKey(partyId, bytes);
    }

    /** A new one. */
    public static PartyKey random(String partyId) {
        return new PartyKey(partyId, randomBytes(KEY_BYTES));
    }

    public String partyId() {
        return partyId;
    }

    /** The key itself, to be kept where it can be destroyed. */
    public byte[] bytes() {
        return key.getEncoded();
    }

    /** @param field the name of the field that holds the text */
    public Sealed seal(String field, String text) {
        byte[] nonce = randomBytes(NONCE_BYTES);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, field, nonce, text.getBytes(UTF_8));
        byte[] all = ByteBuffer.allocate(nonce.length + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return new Sealed(Base64.getEncoder().encodeToString(all));
    }

    /** @throws IllegalStateException when it was sealed by another key, for another party or field, or was changed */
    public String open(String field, Sealed sealed) {
        ByteBuffer all = ByteBuffer.wrap(Base64.getDecoder().decode(sealed.base64()));
        byte[] nonce = new byte[NONCE_BYTES];
        all.get(nonce);
        byte[] text = new byte[all.remaining()];
        all.get(text);
        return new String(run(Cipher.DECRYPT_MODE, field, nonce, text), UTF_8);
    }

    private byte[] run(int mode, String field, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            // No id holds a line break.
            cipher.updateAAD((partyId + '\n' + field).getBytes(UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the " + field + " of " + partyId + " cannot be read or written", e);
        }
    }

    private static byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
