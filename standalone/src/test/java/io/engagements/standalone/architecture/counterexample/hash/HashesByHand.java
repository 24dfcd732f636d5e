package io.engagements.standalone.architecture.counterexample.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes without the one helper. */
class HashesByHand {

    byte[] hash(byte[] bytes) throws NoSuchAlgorithmException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }
}
