package io.engagements.support.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which language an {@code Accept-Language} header gets. */
class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "es                      | SPANISH",
                "ES                      | SPANISH",
                "es-MX;q=0.9             | SPANISH",
                "es-419, en              | SPANISH",
                "fr, es;q=0.5, en;q=0.4  | SPANISH",
                "en;q=0.4, es;q=0.5      | SPANISH",
                "en                      | ENGLISH",
                "en-GB, es               | ENGLISH",
                "es;q=0.4, en;q=0.5      | ENGLISH",
                "es;q=0, en              | ENGLISH",
                "es,-                    | SPANISH",
                "--, es-ES;q=0.1         | SPANISH",
                "es ; q = 0.5 , fr       | SPANISH",
                "fr                      | ENGLISH",
                "*                       | ENGLISH"
            })
    void theFirstOfTheTwoThatIsAskedFor(String header, Language language) {
        assertThat(Language.asked(header)).isEqualTo(language);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                ";",
                "es;q=many",
                "es;q=2",
                "es_MX",
                "no such language!",
                "es;;",
                "español",
                "é",
                "-",
                "--",
                "es-",
                "-es",
                ",,,",
                "es;q=0.1234",
                "es;q"
            })
    void whatCannotBeReadIsNoPreference(String header) {
        assertThat(Language.asked(header)).isEqualTo(Language.ENGLISH);
    }
}
