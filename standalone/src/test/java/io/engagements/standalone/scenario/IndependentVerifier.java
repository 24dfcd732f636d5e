package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Programs that others wrote for the same public formats. CONTRIBUTING says how they are installed; where one is missing, that is
 * said aloud, and where {@code CI} is set it fails.
 */
enum IndependentVerifier {
    /** The Go project's own packages for notes and logs, as Debian has them. */
    SUMDB(Path.of("/usr/share/gocode/src/golang.org/x/mod/sumdb/note/note.go")) {

        @Override
        List<String> command(Path directory, String key) {
            return List.of("go", "run", script("verify.go"), directory.toString(), key);
        }
    },
    /** Of sigstore, from npm. */
    SIGSTORE(Path.of("../target/independent/node_modules/@sigstore/verify/package.json")) {

        @Override
        List<String> command(Path directory, String key) {
            String modules = Path.of("../target/independent/node_modules")
                    .toAbsolutePath()
                    .normalize()
                    .toString();
            return List.of("node", script("verify.js"), modules, directory.toString(), key);
        }
    };

    private static final Logger log = LoggerFactory.getLogger(IndependentVerifier.class);

    private final Path installed;

    IndependentVerifier(Path installed) {
        this.installed = installed;
    }

    abstract List<String> command(Path directory, String key);

    private static String script(String name) {
        return Path.of("src/test/resources/independent", name).toAbsolutePath().toString();
    }

    void requireInstalled() {
        boolean there = Files.exists(installed);
        if (!there) {
            log.warn(
                    "LEFT OUT: {} is not installed, so that nobody else verifies what we sign (CONTRIBUTING.md)", this);
        }
        assumeTrue(there || System.getenv("CI") != null);
    }

    /** What it prints about an unpacked package. @param good whether it must accept it */
    String run(Path directory, String key, boolean good) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(directory, key)).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GO111MODULE", "off",
                        "GOPATH", "/usr/share/gocode",
                        "GOCACHE", Path.of("target/go").toAbsolutePath().toString()));
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor() == 0).as("%s: %s", this, output).isEqualTo(good);
        return output;
    }
}
