package io.engagements.query.print;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShortenedTest {

    private static String paragraph(String text) {
        return "<p class=\"" + "c".repeat(500) + "\">" + text + "</p>";
    }

    @Test
    void whatPeopleUsuallyTypeIsPrintedWhole() {
        String file = paragraph("a".repeat(4_000)).repeat(Shortened.MOST / 4_000);

        assertThat(Shortened.of(file)).isEqualTo(file);
    }

    @Test
    void beyondThatOnlyTheBeginningsAreAndHowMuchIsLeftOutIsSaid() {
        String whole = paragraph("a".repeat(4_000)).repeat(Shortened.MOST / 4_000);

        assertThat(Shortened.of(whole + paragraph("漢".repeat(4_000)) + paragraph("short")))
                .isEqualTo(whole + paragraph("漢".repeat(100) + "… [+3900]") + paragraph("short"));
    }

    @Test
    void nothingIsCutInTheMiddleOfALetter() {
        String whole = paragraph("a".repeat(Shortened.MOST));

        assertThat(Shortened.of(whole + paragraph("a".repeat(98) + "&amp;" + "b".repeat(10))))
                .endsWith(paragraph("a".repeat(98) + "… [+15]"));
        assertThat(Shortened.of(whole + paragraph("a".repeat(99) + "😀" + "b".repeat(10))))
                .endsWith(paragraph("a".repeat(99) + "… [+12]"));
    }
}
