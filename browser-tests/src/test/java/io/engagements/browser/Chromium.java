package io.engagements.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The browser: the one that the setting {@code browser} names, else the first of these on the PATH. */
final class Chromium implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private static final double PATIENCE_MILLIS = 15_000;

    private final Playwright driver;
    private final Browser browser;

    private Chromium(Path executable) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        driver = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = driver.chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(List.of("--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none")));
    }

    static Chromium start(Path executable) {
        return new Chromium(executable);
    }

    /** Why nothing can be tried in a browser here; empty when it can. */
    static Optional<String> missing() {
        if (executable().isEmpty()) {
            return Optional.of("no Chromium on the PATH, and none named with -Dbrowser=/path/to/it");
        }
        return Chromium.class.getResource("/driver") == null
                ? Optional.of("what drives " + executable().get() + " was not asked for: mvn verify -Pbrowser")
                : Optional.empty();
    }

    /** @throws IllegalStateException when one is named that is not there */
    static Optional<Path> executable() {
        String named = System.getProperty("browser", "");
        if (!named.isEmpty()) {
            Path browser = Path.of(named);
            if (!Files.isExecutable(browser)) {
                throw new IllegalStateException("there is no browser at " + browser);
            }
            return Optional.of(browser);
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .flatMap(folder -> NAMES.stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        browser.close();
        driver.close();
    }
}
