package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.nimbusds.jose.jwk.RSAKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    private Path dataDir;
    private Path file;

    @BeforeEach
    void newDirectory(@TempDir Path parent) {
        dataDir = parent.resolve("data");
        file = dataDir.resolve("issuer-key.json");
    }

    @Test
    void theKeyIsMadeOnce() throws Exception {
        RSAKey key = SigningKey.in(dataDir);

        assertThat(SigningKey.in(dataDir)).isEqualTo(key);
        assertThat(key.size()).isEqualTo(2048);
        try (var files = Files.list(dataDir)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void onlyItsOwnerMayReadIt() throws Exception {
        SigningKey.in(dataDir);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir)))
                .as("a new data directory")
                .isEqualTo("rwx------");
    }

    @Test
    void aFileThatOthersMayReadIsClosed() throws Exception {
        SigningKey.in(dataDir);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        SigningKey.in(dataDir);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aFileWithoutAPrivateKeyIsRefusedAndKept() throws Exception {
        String publicKey = SigningKey.in(dataDir).toPublicJWK().toJSONString();
        for (String content : new String[] {publicKey, "{}", "", "{\"d\":\"private\""}) {
            Files.writeString(file, content);
            assertThatIllegalStateException()
                    .isThrownBy(() -> SigningKey.in(dataDir))
                    .withMessageEndingWith("does not hold the issuer's private key");
            assertThat(file).hasContent(content);
        }
    }
}
