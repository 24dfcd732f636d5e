package io.engagements.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.EventSays;
import io.engagements.proof.Language;
import io.engagements.proof.ProofSays;
import io.engagements.proof.Sentence;
import io.engagements.proof.Words;
import io.engagements.timestamp.TimestampQuery;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All that the verifier can say, of its own and of what it is made of, is said in every language. */
class WordsTest {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)(?:\\|[^|{}]*\\|[^|{}]*)?}");

    private static Class<?> timestamps() {
        try {
            return Class.forName(TimestampQuery.class.getPackageName() + ".TimestampSays");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    static Stream<Arguments> languages() {
        return Stream.of(Says.class, ProofSays.class, EventSays.class, timestamps())
                .flatMap(home -> Stream.of(Language.values()).map(language -> Arguments.of(home, language)));
    }

    private static List<Words> words(Class<?> home) {
        return Arrays.stream(home.getDeclaredClasses())
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(Words.class::cast)
                .toList();
    }

    private static List<String> keysIn(Class<?> home, Language language) throws IOException {
        List<String> keys = new ArrayList<>();
        try (Reader file = new InputStreamReader(
                Objects.requireNonNull(home.getResourceAsStream("words_" + language.code() + ".properties")),
                StandardCharsets.UTF_8)) {
            new Properties() {
                private static final long serialVersionUID = 1L;

                @Override
                public synchronized Object put(Object key, Object value) {
                    keys.add(key.toString());
                    return super.put(key, value);
                }
            }.load(file);
        }
        return keys;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everythingHasItsWordsAndNothingElseHas(Class<?> home, Language language) throws IOException {
        assertThat(keysIn(home, language))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        words(home).stream().map(Words::key).toList());
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everythingThatIsNamedHasItsPlaceAndNoPlaceIsEmpty(Class<?> home, Language language) {
        for (Words each : words(home)) {
            String line = each.in(language);
            Set<Integer> places = new TreeSet<>();
            Matcher place = PLACE.matcher(line);
            while (place.find()) {
                places.add(Integer.valueOf(place.group(1)));
            }
            assertThat(places)
                    .as(each.key())
                    .containsExactlyElementsOf(
                            Stream.iterate(0, at -> at + 1).limit(each.places()).toList());
            assertThat(PLACE.matcher(line).replaceAll("")).as(each.key()).doesNotContain("{", "}", "|");
            assertThat(line).as(each.key()).isEqualTo(line.strip());
        }
    }

    /** Only what is all signs and places is the same in two languages. */
    @ParameterizedTest
    @MethodSource("languages")
    void noLanguageSpeaksAnother(Class<?> home, Language language) {
        Set<String> said = new HashSet<>();
        for (Words each : words(home)) {
            assertThat(said.add(each.in(language))).as(each.key()).isTrue();
            if (language != Language.ENGLISH
                    && PLACE.matcher(each.in(language)).replaceAll("").matches(".*\\p{L}.*")) {
                assertThat(each.in(language)).as(each.key()).isNotEqualTo(each.in(Language.ENGLISH));
            }
        }
    }

    @Test
    void whatIsNamedStandsAsItIs() {
        Sentence sentence = Says.Two.SIGNED.of("it's {1} {0|a|b} $1 \\ 'x'", 1234567L);

        assertThat(sentence.in(Language.ENGLISH)).isEqualTo("signed by it's {1} {0|a|b} $1 \\ 'x': 1234567 entries");
        assertThat(sentence.in(Language.SPANISH)).isEqualTo("firmado por it's {1} {0|a|b} $1 \\ 'x': 1234567 entradas");
        assertThat(Says.Two.SIGNED.of("x", 1).in(Language.SPANISH)).isEqualTo("firmado por x: 1 entrada");
    }

    @Test
    void sentencesWithinSentencesSpeakTheSameLanguage() {
        Sentence sentence = Says.Two.NOT_IN_LOG.of(7, ProofSays.None.PROOF_TOO_SHORT.of());

        assertThat(sentence.in(Language.SPANISH))
                .isEqualTo("La entrada de la posición 7 no está en el registro: La prueba es demasiado corta");
        assertThat(sentence.toString()).isEqualTo("The entry at position 7 is not in the log: The proof is too short");
    }
}
