package io.engagements.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a process that has no network at all, not even to its own machine. */
class OfflineTest {

    private static final List<String> WITHOUT_NETWORK = List.of("unshare", "--map-root-user", "--net");

    private final Operator operator = Told.everything();

    @TempDir
    private Path directory;

    @Test
    void aPackageIsVerifiedWithoutANetwork() throws Exception {
        assumeTrue(
                isolates(),
                "SKIPPED LOUDLY: this machine has no unshare(1) that takes a network away (Linux, user namespaces)");
        List<String> line = new ArrayList<>(WITHOUT_NETWORK);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Verifier.class.getName(),
                "verify",
                Run.file(
                        directory,
                        "evidence.zip",
                        operator.pack("engagement", "e1", Told.ENGAGEMENT).zip()),
                "--key",
                operator.logKey().text()));

        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).endsWith("GOOD\n");
    }

    private static boolean isolates() throws InterruptedException {
        try {
            List<String> line = new ArrayList<>(WITHOUT_NETWORK);
            line.add("true");
            return new ProcessBuilder(line).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
