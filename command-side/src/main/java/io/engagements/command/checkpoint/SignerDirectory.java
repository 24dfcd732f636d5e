package io.engagements.command.checkpoint;

import io.engagements.support.files.PrivateDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The signer's keys and what it signed last, in files of mode 0600 beside the database and never in it. Used by whoever holds
 * {@link io.engagements.support.background.LeaderLock#SIGNING}.
 */
@Component
class SignerDirectory {

    private static final String STATE = "state";
    private static final String CHANGES = "changes";
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN PRIVATE KEY-----\n(.*)\n-----END PRIVATE KEY-----\n"
                    + "-----BEGIN PUBLIC KEY-----\n(.*)\n-----END PUBLIC KEY-----\n",
            Pattern.DOTALL);

    private final PrivateDirectory directory;

    SignerDirectory(CheckpointSettings settings) {
        directory = new PrivateDirectory(settings.directory().toAbsolutePath().normalize());
    }

    /** @throws UncheckedIOException when the file cannot be read */
    Optional<SignedUpTo> state() {
        return read(STATE).map(SignedUpTo::parse);
    }

    /** When this returns it is so after a crash too. */
    void keep(SignedUpTo state) {
        write(STATE, state.text());
    }

    /** @param name of the key's file, which ends with {@code .pem} */
    Optional<KeyPair> key(String name) {
        return read(name).map(SignerDirectory::decoded);
    }

    /** What was noted of replaced keys. */
    Set<String> changes() {
        return read(CHANGES).stream().flatMap(String::lines).collect(Collectors.toUnmodifiableSet());
    }

    /** Adds a line about replaced keys. When this returns it is so after a crash too. */
    void note(String change) {
        write(CHANGES, read(CHANGES).orElse("") + change + "\n");
    }

    /** Takes the place of whatever has this name. */
    KeyPair makeKey(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            write(name, encoded(pair));
            return pair;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform since 15 has Ed25519", e);
        }
    }

    /** The one file takes the place of the other. When this returns it is so after a crash too. */
    void replace(String name, String by) {
        try {
            directory.move(by, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String encoded(KeyPair pair) {
        return pem("PRIVATE", pair.getPrivate().getEncoded())
                + pem("PUBLIC", pair.getPublic().getEncoded());
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getEncoder().encodeToString(key) + "\n-----END " + kind
                + " KEY-----\n";
    }

    /** What is wrong with the file is not told in its words: they may be the key. */
    private static KeyPair decoded(String text) {
        Matcher pem = PEM.matcher(text);
        if (!pem.matches()) {
            throw new IllegalStateException("the signer's key file does not hold a private key and its public half");
        }
        try {
            KeyFactory keys = KeyFactory.getInstance("Ed25519");
            return new KeyPair(
                    keys.generatePublic(
                            new X509EncodedKeySpec(Base64.getDecoder().decode(pem.group(2)))),
                    keys.generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem.group(1)))));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalStateException("the signer's key file cannot be read");
        }
    }

    private Optional<String> read(String name) {
        try {
            return directory.read(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String name, String text) {
        try {
            directory.make().replace(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
