package io.engagements.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Proxy;
import io.engagements.browser.ServedProduct.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;

/**
 * One browser for all tests of the build, and one product with the demo story; a class that wants an empty one has one of its
 * own. Whoever comes has a context of their own, until the test is over. What the console says fails the test, a refusal of our
 * own apart.
 */
final class Stage implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    /** By the browser of what was asked for, and by htmx. */
    private static final Pattern REFUSED = Pattern.compile("status of 4\\d\\d");

    private static final Pattern REFUSED_PART = Pattern.compile("Response Status Error Code 4\\d\\d");
    private static final Pattern FILES = Pattern.compile("/(assets|webjars)/");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static boolean told;
    private static final Set<Object> begun = new HashSet<>();

    private final Kind kind;
    private final List<BrowserContext> people = new ArrayList<>();
    private final Map<String, Page> desks = new HashMap<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<BrowserContext, Pattern> expected = new HashMap<>();
    private @Nullable Chromium chromium;
    private @Nullable Played played;

    Stage() {
        this(Kind.DEMO);
    }

    Stage(Kind kind) {
        this.kind = kind;
    }

    /** A product that is there once. */
    private record Played(ServedProduct product, Api api) implements AutoCloseable {

        static Played of(Kind kind) {
            ServedProduct product = ServedProduct.start(kind);
            return new Played(product, new Api(product.url(), kind.operator()));
        }

        /** With its clock standing. */
        static Played demo() {
            Played demo = of(Kind.DEMO);
            demo.api().stand();
            return demo;
        }

        @Override
        public void close() throws Exception {
            product.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) {
        Chromium.missing().ifPresent(Stage::withoutBrowser);
        Store all = test.getStore(StoreScope.LAUNCHER_SESSION, Namespace.create(Stage.class));
        chromium = once(
                all,
                "chromium",
                Chromium.class,
                () -> Chromium.start(Chromium.executable().orElseThrow()));
        played = kind == Kind.DEMO ? once(all, kind, Played.class, Played::demo) : ofThisClass(test);
    }

    private Played ofThisClass(ExtensionContext test) {
        return test.getStore(Namespace.create(Stage.class)).computeIfAbsent(kind, Played::of, Played.class);
    }

    /** What could not be set up is not tried again for each class. */
    private static <T> T once(Store all, Object what, Class<T> type, Supplier<T> made) {
        return all.computeIfAbsent(
                what,
                first -> {
                    if (!begun.add(what)) {
                        throw new IllegalStateException("it could not be set up, as another class says");
                    }
                    return made.get();
                },
                type);
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
        expected.clear();
        List<String> said = List.copyOf(complaints);
        complaints.clear();
        assertThat(said).as("what the console says").isEmpty();
    }

    /** Whoever sits at a desk leaves it. */
    @Override
    public void afterAll(ExtensionContext test) {
        desks.values().forEach(desk -> desk.context().close());
        desks.clear();
    }

    Api api() {
        return set(played).api();
    }

    ServedProduct product() {
        return set(played).product();
    }

    private static <T> T set(@Nullable T there) {
        if (there == null) {
            throw new IllegalStateException("nothing is set up yet");
        }
        return there;
    }

    /** One of the demo's people whose browser goes through something. */
    Page personBehind(String account, Device device, Proxy proxy) {
        Page page = opened(device.options().setProxy(proxy));
        people.add(page.context());
        signIn(page, account);
        return page;
    }

    /** Somebody who has not signed in. */
    Page stranger(Device device) {
        Page page = opened(device.options());
        people.add(page.context());
        return page;
    }

    private Page opened(NewContextOptions options) {
        BrowserContext person =
                set(chromium).browser().newContext(options.setBaseURL(product().url()));
        person.onConsoleMessage(this::hear);
        person.onWebError(error -> complaints.add(error.error()));
        return person.newPage();
    }

    /** One of the demo's people, by one press, or somebody who came in by a link, on the page of what waits. */
    Page person(String account, Device device) {
        Page page = stranger(device);
        signIn(page, account);
        return page;
    }

    /**
     * One of the demo's people, or a stranger, who goes from page to page: the same for all tests of the class.
     *
     * @param account empty for a stranger
     */
    Page desk(String account, Device device) {
        return desks.computeIfAbsent(account + " " + device, first -> {
            Page page = opened(device.options());
            if (!account.isEmpty()) {
                signIn(page, account);
            }
            return page;
        });
    }

    private static void signIn(Page page, String account) {
        page.navigate("/");
        Locator press = page.locator("button[name=account][value='" + account + "']");
        if (press.count() > 0) {
            press.click();
            page.waitForURL("**/today");
        } else {
            page.navigate("/sign-in");
            Steps.signIn(page, account);
        }
    }

    /** What the console of this person may say besides, in a test that does it to them. */
    void complainsOf(Page page, String pattern) {
        expected.put(page.context(), Pattern.compile(pattern));
    }

    private void hear(ConsoleMessage said) {
        boolean refusal = REFUSED_PART.matcher(said.text()).find()
                || (REFUSED.matcher(said.text()).find()
                        && !FILES.matcher(said.location()).find());
        Pattern foreseen = expected.get(set(said.page()).context());
        boolean awaited = foreseen != null && foreseen.matcher(said.text()).find();
        if (said.type().equals("error") && !refusal && !awaited) {
            complaints.add(said.text() + " " + said.location());
        }
    }

    /** That axe finds nothing, by the rules of WCAG 2.2 AA and what is good practice. */
    static void assertAccessible(Page page, String what) {
        AxeRunOptions findings = new AxeRunOptions();
        findings.setResultTypes(List.of("violations"));
        // Legacy mode opens no page of its own for what frames say: there are none.
        assertThat(page.frames()).hasSize(1);
        assertThat(new AxeBuilder(page)
                        .options(findings)
                        .withTags(RULES)
                        .setLegacyMode(true)
                        .analyze()
                        .getViolations())
                .extracting(finding -> finding.getId() + " (" + finding.getImpact() + "): "
                        + finding.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getFailureSummary())
                                .toList())
                .as(what)
                .isEmpty();
    }
}
