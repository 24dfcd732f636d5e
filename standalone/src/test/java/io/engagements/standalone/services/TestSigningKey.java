package io.engagements.standalone.services;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * What the issuers of the tests sign with, one for all of them in a JVM: without the optimising compiler a key of its own is half
 * of a start's time. That a first start makes one is tested where starts are.
 */
public final class TestSigningKey {

    public static final RSAKey KEY = generate();

    private TestSigningKey() {}

    /** So that the process that is started on this directory finds it there. */
    public static void putInto(Path dataDir) throws IOException {
        Path file = Files.createFile(
                dataDir.resolve("issuer-key.json"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, KEY.toJSONString());
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyID("tests")
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
