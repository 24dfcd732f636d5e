package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.postgres.ShortLivedJvm;
import io.engagements.verifier.Verifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The verifier in a process of its own, as a lawyer's people run it: the product need not be there. */
final class OfflineVerifier {

    private OfflineVerifier() {}

    /** What it prints. @param status that it must end with */
    static String run(int status, String... arguments) throws Exception {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(ShortLivedJvm.OPTIONS);
        line.addAll(List.of("-cp", System.getProperty("java.class.path"), Verifier.class.getName()));
        line.addAll(List.of(arguments));
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(status);
        return output;
    }
}
