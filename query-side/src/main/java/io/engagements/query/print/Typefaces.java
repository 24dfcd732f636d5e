package io.engagements.query.print;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jspecify.annotations.Nullable;

/**
 * The fonts of what is printed, each loaded once, when something first needs it: DejaVu Sans, Noto Sans SC for Chinese
 * and Japanese, NanumSquare for Korean, and those of {@link ComplexText}. A PDF gets the letters that it uses. Not safe
 * for several threads.
 */
final class Typefaces {

    private static final String DEJAVU = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";
    private static final String NANUM = "/fonts/ttf/Nanum/NanumSquareR.ttf";
    private static final String NOTO = "/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf";

    private final TrueTypeFont regular = load(DEJAVU + ".ttf");
    private final TrueTypeFont bold = load(DEJAVU + "-Bold.ttf");
    private final CmapLookup letters = letters(regular);
    private final ComplexText complexText = new ComplexText();
    private @Nullable TrueTypeFont han;
    private @Nullable TrueTypeFont hangul;

    static TrueTypeFont load(String resource) {
        try (InputStream font = Objects.requireNonNull(Typefaces.class.getResourceAsStream(resource), resource)) {
            return new TTFParser().parse(new RandomAccessReadBuffer(font));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CmapLookup letters(TrueTypeFont font) {
        try {
            return font.getUnicodeCmapLookup();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private TrueTypeFont han() {
        if (han == null) {
            han = load(NOTO);
        }
        return han;
    }

    private TrueTypeFont hangul() {
        if (hangul == null) {
            hangul = load(NANUM);
        }
        return hangul;
    }

    ComplexText complexText() {
        return complexText;
    }

    /** Gives a PDF the fonts that a text needs, as the families {@code Sans}, {@code Han} and {@code Hangul}. */
    void giveTo(PdfRendererBuilder pdf, PDDocument document, String text) throws IOException {
        use(pdf, PDType0Font.load(document, regular, true), "Sans", 400);
        use(pdf, PDType0Font.load(document, bold, true), "Sans", 700);
        if (text.codePoints().anyMatch(this::isHan)) {
            use(pdf, PDType0Font.load(document, han(), true), "Han", 400);
        }
        if (text.codePoints().anyMatch(this::isHangul)) {
            use(pdf, PDType0Font.load(document, hangul(), true), "Hangul", 400);
        }
        complexText.giveTo(pdf, document, text);
    }

    static void use(PdfRendererBuilder pdf, PDType0Font font, String family, int weight) {
        pdf.useFont(new PDFontSupplier(font), family, weight, FontStyle.NORMAL, true);
    }

    /** What none of the fonts has, apart from what nobody sees anyway. */
    SortedSet<Integer> missing(String text) {
        SortedSet<Integer> missing = new TreeSet<>();
        text.codePoints().filter(letter -> !isPrinted(letter)).forEach(missing::add);
        return missing;
    }

    boolean isPrinted(int letter) {
        return isLatin(letter) || complexText.has(letter) || isHangul(letter) || isHan(letter);
    }

    private boolean isLatin(int letter) {
        return isNothing(letter) || letters.getGlyphId(letter) > 0;
    }

    private boolean isHan(int letter) {
        return !isLatin(letter) && letters(han()).getGlyphId(letter) > 0;
    }

    private boolean isHangul(int letter) {
        return UScript.getScript(letter) == UScript.HANGUL && letters(hangul()).getGlyphId(letter) > 0;
    }

    private static boolean isNothing(int letter) {
        return Character.isWhitespace(letter)
                || Character.getType(letter) == Character.FORMAT
                || Character.getType(letter) == Character.CONTROL
                || UCharacter.hasBinaryProperty(letter, com.ibm.icu.lang.UProperty.VARIATION_SELECTOR);
    }

    /** How a letter that cannot be printed is told instead. */
    static String mark(int letter) {
        return "[U+%04X]".formatted(letter);
    }

    /** The mark and Unicode's name of each, so many at most. */
    static Stream<String> named(SortedSet<Integer> letters, int atMost) {
        return letters.stream().limit(atMost).map(letter -> mark(letter) + " " + UCharacter.getExtendedName(letter));
    }
}
