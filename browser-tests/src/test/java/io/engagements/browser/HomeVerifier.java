package io.engagements.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The verifier as somebody has it who has nothing else of ours: {@code java -jar verifier.jar}. */
final class HomeVerifier {

    private HomeVerifier() {}

    /** What it prints. */
    static String says(String... arguments) throws IOException {
        Path verifier = ServedProduct.setting("engagements.verifier").normalize();
        if (!Files.isRegularFile(verifier)) {
            throw new IllegalStateException("the verifier is not packaged: mvn package leaves " + verifier);
        }
        String java = ProcessHandle.current().info().command().orElseThrow();
        List<String> command = Stream.concat(Stream.of(java, "-jar", verifier.toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
