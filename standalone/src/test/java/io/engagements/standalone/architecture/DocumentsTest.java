package io.engagements.standalone.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.query.engagement.OnboardingView.ExitItem;
import io.engagements.rules.agreement.EngagementStatus;
import io.engagements.rules.candidacy.Candidacy;
import io.engagements.rules.ground.Ground;
import io.engagements.rules.metrics.Metric;
import io.engagements.rules.proposal.Proposal;
import io.engagements.rules.review.DeliverableState;
import io.engagements.rules.work.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read first points to what there is: every link to a file or a heading, and every test that is named. */
class DocumentsTest {

    private static final Path TOP = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern ROOM =
            Pattern.compile("]\\(([^()]+(?<!\\.java|\\.md))\\) \\(((?:\\[[^\\]]+]\\([^()]+\\)(?:, )?)+)\\)");

    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?) *$");
    private static final Pattern NAMED_TEST = Pattern.compile("`([A-Z]\\w*Test)`");

    static List<Path> documents() throws IOException {
        try (Stream<Path> top = Files.list(TOP);
                Stream<Path> docs = Files.walk(TOP.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    @Test
    void allOfThemAreLookedAt() throws IOException {
        assertThat(documents().stream().map(file -> TOP.relativize(file).toString()))
                .contains("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/glossary.md")
                .hasSizeGreaterThan(30);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyLinkLeadsToSomethingThatIsThere(Path document) throws IOException {
        assertThat(brokenLinks(document)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyTestThatIsNamedIsThere(Path document) throws IOException {
        assertThat(found(NAMED_TEST, Files.readString(document))).isSubsetOf(tests());
    }

    /** {@code [room](folder) ([Class](folder/Class.java), …)}. */
    @Test
    void theIndexNamesClassesBehindTheRoomThatTheyAreIn() throws IOException {
        String readme = Files.readString(TOP.resolve("README.md"));

        assertThat(ROOM.matcher(readme).results()).hasSizeGreaterThan(20);
        assertThat(ROOM.matcher(readme).results().flatMap(DocumentsTest::inAnotherRoom))
                .isEmpty();
        assertThat(ROOM.matcher("[`a`](x/a) ([`B`](x/a/B.java), [`C`](x/c/C.java))")
                        .results()
                        .flatMap(DocumentsTest::inAnotherRoom))
                .containsExactly("x/c/C.java");
    }

    private static Stream<String> inAnotherRoom(MatchResult room) {
        return found(LINK, room.group(2)).stream().filter(target -> !target.startsWith(room.group(1) + "/"));
    }

    @Test
    void everyRoomSaysWhatItHolds() throws IOException {
        try (Stream<Path> files = Files.walk(TOP.resolve("engagement-rules/src/main"))) {
            List<String> said = files.filter(file -> file.endsWith("package-info.java"))
                    .map(DocumentsTest::firstLine)
                    .toList();
            assertThat(said).hasSizeGreaterThan(10).doesNotHaveDuplicates();
        }
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theGlossaryExplainsEveryNumberAndState() throws IOException {
        Stream<String> states = Stream.of(
                        Candidacy.Status.values(),
                        EngagementStatus.values(),
                        DeliverableState.values(),
                        Ground.State.values(),
                        Proposal.State.values(),
                        Input.State.values(),
                        ExitItem.State.values())
                .flatMap(Stream::of)
                .map(Enum::name);
        assertThat(Files.readString(TOP.resolve("docs/glossary.md")))
                .contains(Stream.concat(Stream.of(Metric.values()).map(Metric::key), states)
                        .map(name -> '`' + name + '`')
                        .toList());
    }

    @Test
    void aLinkThatLeadsNowhereIsNoticed(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "# Two words, and `code`\n");
        Path document = Files.writeString(folder.resolve("one.md"), """
                [there](other.md) [heading](other.md#two-words-and-code) [away](https://example.org/none)
                [gone](gone.md) [no heading](other.md#three-words) [none of its own](#nothing)
                """);

        assertThat(brokenLinks(document)).containsExactlyInAnyOrder("gone.md", "other.md#three-words", "#nothing");
    }

    private static List<String> brokenLinks(Path document) throws IOException {
        return found(LINK, Files.readString(document)).stream()
                .filter(link -> !ELSEWHERE.matcher(link).matches())
                .filter(link -> !isThere(document, link))
                .toList();
    }

    private static boolean isThere(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]);
        return Files.exists(target) && (parts.length == 1 || anchors(target).contains(parts[1]));
    }

    /** Headings as addresses, the way GitHub makes them. */
    private static Set<String> anchors(Path document) {
        try {
            return found(HEADING, Files.readString(document)).stream()
                    .map(heading -> heading.toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N}\\s_-]", "")
                            .replace(' ', '-'))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static Set<String> tests() throws IOException {
        try (Stream<Path> modules = Files.list(TOP)) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(DocumentsTest::classes)
                    .collect(Collectors.toSet());
        }
    }

    private static Stream<String> classes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
