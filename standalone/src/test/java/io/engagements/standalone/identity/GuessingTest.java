package io.engagements.standalone.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
            assertThat(manyAtOnce(browser, "lucia", "the-right-one", 200)).hasSize(4 * Guesses.OF_ONE_HERE);
            assertThat(manyAtOnce(browser, "mateo", "a-guess", 401)).hasSize(Guesses.OF_ONE_HERE);

            HttpResponse<String> answer = browser.tokenRequest("mateo", "the-right-one");
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 61L);
            assertThat(browser.tokenRequest("lucia", "the-right-one").statusCode())
                    .isEqualTo(200);
            assertThat(median(browser, "nobody-here"))
                    .isBetween(median(browser, "sol") / 2, median(browser, "ines") * 2);
            assertThat(output)
                    .contains(
                            "denied status=401 person=mateo party=- route=POST:/oauth2/token object=- address=127.0.0.1"
                                    + " reason=wrong-secret")
                    .contains("denied status=429 person=- party=- route=POST:/oauth2/token")
                    .contains(
                            "person=- party=- route=POST:/oauth2/token object=- address=127.0.0.1 reason=unknown-account")
                    .doesNotContain("a-guess", "the-right-one", "nobody-here");
        }
    }

    /** @return those answered so, of four times as many requests as there are guesses */
    private static List<Integer> manyAtOnce(Browser browser, String account, String secret, int status) {
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 4 * Guesses.OF_ONE_HERE)
                .mapToObj(number -> CompletableFuture.supplyAsync(
                        () -> status(browser, account, secret), task -> new Thread(task).start()))
                .toList();
        return answers.stream()
                .map(CompletableFuture::join)
                .filter(answered -> answered == status)
                .toList();
    }

    private static int status(Browser browser, String account, String secret) {
        try {
            return browser.tokenRequest(account, secret).statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Nanoseconds until a wrong secret is refused. */
    private static long median(Browser browser, String account) {
        return LongStream.range(0, 5)
                .map(number -> {
                    long begin = System.nanoTime();
                    assertThat(status(browser, account, "wrong-" + number)).isEqualTo(401);
                    return System.nanoTime() - begin;
                })
                .sorted()
                .skip(2)
                .findFirst()
                .orElseThrow();
    }
}
