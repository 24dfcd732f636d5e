package io.engagements.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Others' programs take what we ask, and we take what they answer. Where there is no openssl that is said aloud, and where
 * {@code CI} is set it fails.
 */
class OpensslTest {

    private static final byte[] TEXT = "engagements.example\n7\nAAAA\n".getBytes(UTF_8);

    private static final String SETTINGS = """
            [req]
            distinguished_name = name
            [name]
            [stamps]
            extendedKeyUsage = critical, timeStamping
            [tsa]
            default_tsa = here
            [here]
            serial = serial
            signer_digest = sha256
            default_policy = 1.2.3.4.1
            digests = sha256
            ess_cert_id_alg = sha256
            """;

    @TempDir
    private Path directory;

    private String openssl(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private boolean isThere() {
        try {
            openssl("version");
            return true;
        } catch (IOException | InterruptedException | AssertionError e) {
            System.err.println(
                    "LEFT OUT: openssl is not installed, so that nobody else makes or verifies a time-stamp: "
                            + e.getMessage());
            return System.getenv("CI") != null;
        }
    }

    @Test
    void opensslStampsWhatWeAskAndVerifiesWhatWeKeep() throws Exception {
        assumeTrue(isThere(), "openssl is not installed");
        TimestampQuery query = new TimestampQuery(TEXT);
        Files.writeString(directory.resolve("settings"), SETTINGS);
        Files.writeString(directory.resolve("serial"), "01\n");
        Files.write(directory.resolve("text"), TEXT);
        Files.write(directory.resolve("query"), query.request());
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-keyout",
                "key",
                "-out",
                "root",
                "-days",
                "2",
                "-subj",
                "/CN=Stamps by openssl",
                "-config",
                "settings",
                "-extensions",
                "stamps");
        openssl(
                "ts",
                "-reply",
                "-queryfile",
                "query",
                "-inkey",
                "key",
                "-signer",
                "root",
                "-config",
                "settings",
                "-out",
                "reply");
        openssl("ts", "-reply", "-in", "reply", "-token_out", "-out", "token");

        assertThat(query.checked(Files.readAllBytes(directory.resolve("reply"))).authority())
                .isEqualTo("CN=Stamps by openssl");
        Files.write(
                directory.resolve("kept"),
                query.checked(Files.readAllBytes(directory.resolve("token"))).response());
        for (String reply : List.of("reply", "kept")) {
            assertThat(openssl("ts", "-verify", "-data", "text", "-in", reply, "-CAfile", "root"))
                    .contains("Verification: OK");
        }
    }
}
