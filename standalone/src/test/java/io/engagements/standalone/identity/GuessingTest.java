package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class GuessingTest {

    @Test
    void guessingIsStoppedForTheOneAccount(@TempDir Path dataDir, CapturedOutput output) throws Exception {
        try (ConfigurableApplicationContext process =
                new Installation(dataDir).start("--engagements.demo-secret=the-right-one")) {
            Browser browser = new Browser(process);
            for (int attempt = 0; attempt < Failures.MOST; attempt++) {
                assertThat(browser.tokenRequest("mateo", "guess-" + attempt).statusCode())
                        .isEqualTo(401);
            }
            HttpResponse<String> answer = browser.tokenRequest("mateo", "the-right-one");

            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 61L);
            assertThat(browser.tokenRequest("lucia", "the-right-one").statusCode())
                    .isEqualTo(200);
            assertThat(output).contains("Wrong secret for account mateo").doesNotContain("guess-", "the-right-one");
        }
    }
}
