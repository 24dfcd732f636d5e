package io.engagements.proof;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What can be said, each a constant of an enum and in every language a line of {@code words_xx.properties} beside it, under
 * its name in small letters with hyphens. By how many things are named in it, so that the compiler counts them.
 *
 * <p>No {@link java.text.MessageFormat}: it takes apostrophes for its own, and writes numbers as people of a country do, where
 * these are read by scripts too.
 */
public sealed interface Words {

    /** As enums have it. */
    String name();

    /** As enums have it. */
    Class<?> getDeclaringClass();

    /** How many things are named in it. */
    int places();

    /** What its line is called. */
    default String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its line, with the places of what is named in it. @throws NullPointerException when there is none */
    default String in(Language language) {
        return Objects.requireNonNull(
                Lines.beside(getDeclaringClass(), language).getProperty(key()), key());
    }

    /** Names nothing. */
    non-sealed interface None extends Words {
        @Override
        default int places() {
            return 0;
        }

        default Sentence of() {
            return new Sentence(this, List.of());
        }
    }

    /** Names one thing. */
    non-sealed interface One extends Words {
        @Override
        default int places() {
            return 1;
        }

        default Sentence of(Object first) {
            return new Sentence(this, Arrays.asList(first));
        }
    }

    /** Names two. */
    non-sealed interface Two extends Words {
        @Override
        default int places() {
            return 2;
        }

        default Sentence of(Object first, Object second) {
            return new Sentence(this, Arrays.asList(first, second));
        }
    }

    /** Names three. */
    non-sealed interface Three extends Words {
        @Override
        default int places() {
            return 3;
        }

        default Sentence of(Object first, Object second, Object third) {
            return new Sentence(this, Arrays.asList(first, second, third));
        }
    }

    /** Names four. */
    non-sealed interface Four extends Words {
        @Override
        default int places() {
            return 4;
        }

        default Sentence of(Object first, Object second, Object third, Object fourth) {
            return new Sentence(this, Arrays.asList(first, second, third, fourth));
        }
    }

    /** Names five. */
    non-sealed interface Five extends Words {
        @Override
        default int places() {
            return 5;
        }

        default Sentence of(Object first, Object second, Object third, Object fourth, Object fifth) {
            return new Sentence(this, Arrays.asList(first, second, third, fourth, fifth));
        }
    }

    /** The files of words, each read once. */
    final class Lines {

        private static final Map<String, Properties> READ = new ConcurrentHashMap<>();

        private Lines() {}

        static Properties beside(Class<?> type, Language language) {
            return READ.computeIfAbsent(type.getPackageName() + ' ' + language.code(), first -> read(type, language));
        }

        private static Properties read(Class<?> type, Language language) {
            String name = "words_" + language.code() + ".properties";
            try (InputStream file = Objects.requireNonNull(type.getResourceAsStream(name), name)) {
                Properties lines = new Properties();
                lines.load(new InputStreamReader(file, StandardCharsets.UTF_8));
                return lines;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
