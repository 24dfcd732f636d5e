package io.engagements.standalone.scenario;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.engagements.verifier.Verifier;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The verifier as it is handed out: the one jar, by {@code java -jar} and in a process of its own. In {@code mvn verify} its module was
 * packaged before this one is tested, and the jar stands beside what is on the class path. In {@code mvn test} there is none, or an old one:
 * then it is said aloud that it was not tried, and where {@code CI} is set it fails.
 */
final class VerifierJar {

    private static final Logger log = LoggerFactory.getLogger(VerifierJar.class);

    private final Path jar;

    private VerifierJar(Path jar) {
        this.jar = jar;
    }

    /** @param status with which the process ended */
    record Said(int status, String output) {}

    static VerifierJar packaged() {
        Path found = codeOfTheVerifier();
        boolean there = Files.isRegularFile(found);
        if (!there) {
            log.warn("LEFT OUT: the verifier is not packaged, so that its jar is not tried; mvn verify does");
        }
        assumeTrue(there || System.getenv("CI") != null);
        return new VerifierJar(found);
    }

    private static Path codeOfTheVerifier() {
        try {
            Path code = Path.of(Verifier.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return Files.isRegularFile(code) ? code.resolveSibling("verifier.jar") : code;
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Both its streams, as they come. */
    Said run(String... arguments) throws Exception {
        List<String> line = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), output);
    }
}
