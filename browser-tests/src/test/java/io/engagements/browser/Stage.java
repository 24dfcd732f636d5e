package io.engagements.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * One product and one browser for all tests of the build; whoever comes has a context of their own, until the test is over.
 * What the console says fails the test, a refusal of our own apart.
 */
final class Stage implements BeforeAllCallback, AfterEachCallback {

    /** By the browser of what was asked for, and by htmx. */
    private static final Pattern REFUSED = Pattern.compile("status of 4\\d\\d");

    private static final Pattern REFUSED_PART = Pattern.compile("Response Status Error Code 4\\d\\d");
    private static final Pattern FILES = Pattern.compile("/(assets|webjars)/");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static boolean told;
    private static boolean begun;

    private final List<BrowserContext> people = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private @Nullable Props props;

    /** What is there once. */
    private record Props(ServedProduct product, Chromium chromium, Api api) implements AutoCloseable {

        static Props built() {
            if (begun) {
                throw new IllegalStateException("it could not be set up, as another class says");
            }
            begun = true;
            ServedProduct product = ServedProduct.start();
            Api api = new Api(product.url());
            api.stand();
            return new Props(product, Chromium.start(Chromium.executable().orElseThrow()), api);
        }

        @Override
        public void close() throws Exception {
            chromium.close();
            product.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        Chromium.missing().ifPresent(Stage::withoutBrowser);
        props = test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Stage.class))
                .computeIfAbsent(Props.class, first -> Props.built(), Props.class);
    }

    /** Continuous integration has one; elsewhere nobody is kept from building. */
    private static void withoutBrowser(String why) {
        if (System.getenv("CI") != null) {
            fail("CI is set, so pages are tried in a browser: " + why);
        }
        if (!told) {
            told = true;
            System.err.println("******** NOT TESTED: the pages in a browser. There is " + why + " ********");
        }
        Assumptions.abort("There is " + why);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        people.forEach(BrowserContext::close);
        people.clear();
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        assertThat(said).as("what the console says").isEmpty();
    }

    Api api() {
        return props().api();
    }

    private Props props() {
        Props there = props;
        if (there == null) {
            throw new IllegalStateException("nothing is set up yet");
        }
        return there;
    }

    /** Somebody who has not signed in. */
    Page stranger(Device device) {
        BrowserContext person = props().chromium()
                .browser()
                .newContext(device.options().setBaseURL(props().product().url()));
        people.add(person);
        person.onConsoleMessage(this::hear);
        person.onWebError(error -> complaints.add(error.error()));
        return person.newPage();
    }

    /** One of the demo's people, by one press, on the page of what waits. */
    Page person(String account, Device device) {
        Page page = stranger(device);
        page.navigate("/");
        page.locator("button[name=account][value='" + account + "']").click();
        page.waitForURL("**/today");
        return page;
    }

    private void hear(ConsoleMessage said) {
        boolean refusal = REFUSED_PART.matcher(said.text()).find()
                || (REFUSED.matcher(said.text()).find()
                        && !FILES.matcher(said.location()).find());
        if (said.type().equals("error") && !refusal) {
            complaints.add(said.text() + " " + said.location());
        }
    }

    /** That axe finds nothing, by the rules of WCAG 2.2 AA and what is good practice. */
    static void assertAccessible(Page page, String what) {
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                .extracting(finding -> finding.getId() + " (" + finding.getImpact() + "): "
                        + finding.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                .toList())
                .as(what)
                .isEmpty();
    }
}
