package io.engagements.standalone.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** What nobody can guess, in letters that stay as they are in addresses and in HTTP Basic of OAuth. */
public final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** @param bytes of randomness; a third more letters */
    public static String random(int bytes) {
        byte[] secret = new byte[bytes];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
