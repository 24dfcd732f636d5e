package io.engagements.query.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UScript;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words of scripts in which letters depend on their neighbours. */
class ComplexTextTest {

    private static final Pattern WORD = Pattern.compile("data-text=\"([^\"]*)\"");
    private static final Pattern WIDTH = Pattern.compile("width:([0-9.]+)em");

    private final ComplexText text = new ComplexText();

    private String drawn(String typed) {
        return text.drawnIn("<html><head><title>" + typed + "</title></head><body><p>" + typed + "</p></body></html>");
    }

    private List<String> words(String typed) {
        return found(WORD, typed).toList();
    }

    private Stream<String> found(Pattern pattern, String typed) {
        return pattern.matcher(drawn(typed)).results().map(group -> group.group(1));
    }

    private double width(String typed) {
        return found(WIDTH, typed).mapToDouble(Double::parseDouble).sum();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0915\u094d\u0937", // Devanagari: ka, virama, ssa make one sign
                "\u0995\u09cd\u09b7", // Bengali
                "\u0d15\u0d4d\u0d15", // Malayalam
                "\u1780\u17d2\u1780", // Khmer: the second stands below the first
                "\u1000\u1039\u1000", // Myanmar, too
                "\u0f40\u0f90" // Tibetan, too
            })
    void lettersJoin(String joined) {
        double apart = joined.codePoints()
                .filter(Character::isLetter)
                .mapToDouble(letter -> width(Character.toString(letter)))
                .sum();

        assertThat(width(joined)).isPositive();
        assertThat(width(joined)).isLessThan(apart + 0.001);
        assertThat(joined.codePoints().allMatch(text::has)).isTrue();
    }

    @Test
    void marksTakeNoRoom() {
        assertThat(width("\u0e17\u0e35\u0e48"))
                .as("Thai: a vowel and a tone above")
                .isEqualTo(width("\u0e17"));
    }

    @Test
    void whatClosesAWordStandsWithItAndLinesBreakBetweenWords() {
        assertThat(words("\u0939\u0948\u0964 A, \u0928, \u0964"))
                .containsExactly("\u0939\u0948\u0964", "\u0928,", "\u0964");
        assertThat(words("\u0e01\u0e23\u0e38\u0e13\u0e32\u0e2a\u0e48\u0e07")).hasSize(2);
        assertThat(words("\u0928&amp;\u0928&lt;")).containsExactly("\u0928", "\u0928");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0928\u094d\u0928", // many letters
                "\u0915\u094d", // one letter without end
                "\u0915\u093f",
                "\u0f40\u0f71\u0f72",
                "\u0e01\u0e49\u0e49\u0e49"
            })
    void noWordIsWiderThanAColumnAndNothingIsLost(String part) {
        String endless = part.repeat(100);

        assertThat(words(endless)).hasSizeGreaterThan(6);
        assertThat(String.join("", words(endless)).replace("\u25cc", "")).isEqualTo(endless);
        assertThat(found(WIDTH, endless).mapToDouble(Double::parseDouble)).allMatch(width -> width < 15);
    }

    @Test
    void marksThatStandAloneAreSeen() {
        assertThat(words("x\u0e47 \u0e31\u0e48 \u1cd0"))
                .containsExactly("\u25cc\u0e47", "\u25cc\u0e31\u0e48", "\u25cc\u1cd0");
        assertThat(width("\u0e47")).isPositive();
    }

    /** Words are drawn one by one, and every one costs. */
    @Test
    void soManyWordsAreDrawnAndTheOthersAreCounted() {
        String paragraph = "\u0928 ".repeat(ComplexText.MOST_WORDS + 10);

        assertThat(words(paragraph)).hasSize(ComplexText.MOST_WORDS);
        assertThat(drawn(paragraph)).contains("\u2026 [+20]</p>");
        assertThat(drawn("\u0928".repeat(ComplexText.MOST_LETTERS + 1_000) + "</p><p>\u0928x"))
                .contains("[+2]</p>");
    }

    @Test
    void otherTextAndTheTitleStayAsTheyAre() {
        String typed = "Hola, \u05e9\u05dc\u05d5\u05dd \u6f22 \ud55c \ud83d\ude00 200d \u1820";

        assertThat(drawn(typed))
                .isEqualTo("<html><head><title>" + typed + "</title></head><body><p>" + typed + "</p></body></html>");
        assertThat(drawn("\u0928")).contains("<title>\u0928</title>");
        assertThat(text.has(0x1820)).isFalse();
        assertThat(text.has('1')).isFalse();
    }

    @Test
    void everyLetterOfTheseScriptsThatIsInDailyUseIsThere() {
        int[] used = {
            UScript.BENGALI, 0x0995, UScript.DEVANAGARI, 0x0915, UScript.ETHIOPIC, 0x1200, UScript.GUJARATI, 0x0a95,
            UScript.GURMUKHI, 0x0a15, UScript.KANNADA, 0x0c95, UScript.KHMER, 0x1780, UScript.LAO, 0x0e81,
            UScript.MALAYALAM, 0x0d15, UScript.MYANMAR, 0x1000, UScript.ORIYA, 0x0b15, UScript.SINHALA, 0x0d9a,
            UScript.TAMIL, 0x0b95, UScript.TELUGU, 0x0c15, UScript.THAI, 0x0e01, UScript.TIBETAN, 0x0f40
        };
        for (int index = 0; index < used.length; index += 2) {
            assertThat(UScript.getScript(used[index + 1])).isEqualTo(used[index]);
            assertThat(text.has(used[index + 1]))
                    .as(UScript.getName(used[index]))
                    .isTrue();
        }
    }
}
