package io.engagements.query.print;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which words the templates of prints need, and which there are. */
public final class PrintedWords {

    /** {@code #{key}}, {@code #{key(…)}} and {@code msg('key')}; what begins with a capital letter is a code, and put together. */
    private static final Pattern USED = Pattern.compile("(?:#\\{|msg\\(')([a-z][a-z-]*)");

    private static final Pattern CHOSEN = Pattern.compile("\\? '([a-z-]+)' : '([a-z-]+)'");

    static final String SHARED = "/io/engagements/query/print/print";

    private PrintedWords() {}

    private static InputStream open(String path) {
        return Objects.requireNonNull(PrintedWords.class.getResourceAsStream(path), path);
    }

    /** @param path on the class path, without language and ending */
    public static Properties of(String path, String language) throws IOException {
        Properties words = new Properties();
        try (InputStream file = open(path + "_" + language + ".properties");
                Reader letters = new InputStreamReader(file, UTF_8)) {
            words.load(letters);
        }
        return words;
    }

    /** The keys in the templates at these paths. */
    public static Set<String> neededBy(String... templates) throws IOException {
        Set<String> needed = new TreeSet<>();
        for (String path : templates) {
            try (InputStream file = open(path)) {
                String template = new String(file.readAllBytes(), UTF_8);
                USED.matcher(template).results().map(found -> found.group(1)).forEach(needed::add);
                CHOSEN.matcher(template).results().flatMap(PrintedWords::groups).forEach(needed::add);
            }
        }
        return needed;
    }

    /** The paths of all templates in the folder of one. */
    public static String[] templatesBeside(String template) throws IOException {
        String place = template.substring(0, template.lastIndexOf('/') + 1);
        Path folder = Path.of(URI.create(Objects.requireNonNull(PrintedWords.class.getResource(template), template)
                        .toString()))
                .getParent();
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .map(name -> place + name)
                    .toArray(String[]::new);
        }
    }

    private static Stream<String> groups(MatchResult found) {
        return Stream.of(found.group(1), found.group(2));
    }

    /** Those that are needed are there in both languages, and no other; what several prints say is apart, and said once. */
    public static void areThose(String path, Set<String> needed) throws IOException {
        Set<String> own = new TreeSet<>(needed);
        own.removeAll(of(SHARED, "en").stringPropertyNames());
        assertThat(new TreeSet<>(of(path, "en").stringPropertyNames())).isEqualTo(own);
        assertThat(new TreeSet<>(of(path, "es").stringPropertyNames())).isEqualTo(own);
    }
}
