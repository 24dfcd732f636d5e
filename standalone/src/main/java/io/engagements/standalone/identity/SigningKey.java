package io.engagements.standalone.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.engagements.postgres.PrivateFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.text.ParseException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that signs tokens (RSA, 2048 bits, RS256): made once and kept in a file that only its owner may read. */
final class SigningKey {

    private static final Logger log = LoggerFactory.getLogger(SigningKey.class);

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private SigningKey() {}

    /**
     * The key in {@code issuer-key.json} (a JWK), which is made if it is not there.
     *
     * @throws UncheckedIOException when the file can be neither read nor written
     * @throws IllegalStateException when the file holds something else than a private RSA key
     */
    static RSAKey in(Path dataDir) {
        Path file = dataDir.resolve("issuer-key.json");
        try {
            if (Files.notExists(file)) {
                create(dataDir, file);
            }
            closeToOthers(file);
            return read(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Under another name first: a crash leaves the whole key or none. Temporary files are made with mode 0600. */
    private static void create(Path dataDir, Path file) throws IOException {
        PrivateFiles.createDirectory(dataDir);
        Path unfinished = Files.createTempFile(dataDir, "issuer-key", ".tmp");
        try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(generate().toJSONString().getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static RSAKey generate() {
        try {
            return new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("This Java runtime cannot make RSA keys", impossible);
        }
    }

    private static void closeToOthers(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            log.warn("{} was open to other users of this machine; it no longer is", file);
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    /** The parser's own message stays out: it may quote the key. */
    private static RSAKey read(Path file) throws IOException {
        try {
            RSAKey key = RSAKey.parse(Files.readString(file));
            if (key.isPrivate()) {
                return key;
            }
        } catch (ParseException unreadable) {
            log.debug("Not a JWK: {}", file);
        }
        throw new IllegalStateException(file + " does not hold the issuer's private key");
    }
}
