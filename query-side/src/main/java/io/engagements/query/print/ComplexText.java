package io.engagements.query.print;

import static java.util.Map.entry;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.openhtmltopdf.css.constants.IdentValue;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.css.value.FontSpecification;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.pdfboxout.PdfBoxOutputDevice;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.render.DefaultObjectDrawerFactory;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.awt.font.LineMetrics;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Scripts in which a letter's shape and place depend on its neighbours, those of India and of Southeast Asia among them.
 * Java's own layout, HarfBuzz, sets each word; it is drawn as outlines, with its letters over them in invisible ink, which
 * are what is searched and copied. In the HTML it is an {@code object} as wide as the word; lines break between them. So
 * many are drawn in a document; beyond them texts are cut short, as {@link Shortened} does.
 */
final class ComplexText implements FSObjectDrawer {

    private static final String TYPE = "application/x-complex-text";
    private static final String FONTS = "/fonts/ttf/Noto/";

    private static final Map<Integer, String> SCRIPTS = Map.ofEntries(
            entry(UScript.BENGALI, "NotoSansBengali"),
            entry(UScript.DEVANAGARI, "NotoSansDevanagari"),
            entry(UScript.ETHIOPIC, "NotoSansEthiopic"),
            entry(UScript.GUJARATI, "NotoSansGujarati"),
            entry(UScript.GURMUKHI, "NotoSansGurmukhi"),
            entry(UScript.KANNADA, "NotoSansKannada"),
            entry(UScript.KHMER, "NotoSansKhmer"),
            entry(UScript.LAO, "NotoSansLao"),
            entry(UScript.MALAYALAM, "NotoSansMalayalam"),
            entry(UScript.MYANMAR, "NotoSansMyanmar"),
            entry(UScript.ORIYA, "NotoSansOriya"),
            entry(UScript.SINHALA, "NotoSansSinhala"),
            entry(UScript.TAMIL, "NotoSansTamil"),
            entry(UScript.TELUGU, "NotoSansTelugu"),
            entry(UScript.THAI, "NotoSansThai"),
            entry(UScript.TIBETAN, "NotoSerifTibetan"));

    /** The size at which words are set; what is drawn is scaled. */
    private static final float EM = 1_000;

    /** A longer word is divided, between letters where it can be: a column holds about so many. */
    private static final int LONGEST = 24;

    /** No part of a word is wider, in ems. */
    private static final double WIDEST = 14;

    /** What is drawn beyond the word's own height and width: marks that stand out a little. */
    private static final double SLACK = 0.1;

    /** So many words, and so many letters of them, are drawn in a document. */
    static final int MOST_WORDS = 4_000;

    static final int MOST_LETTERS = 30_000;

    /** Heavier than any text around, so that nothing is made bold by being stroked. */
    private static final int HEAVY = 900;

    private static final char DOTTED_CIRCLE = '\u25cc';

    /** All these scripts run from the left to the right: says so to what orders the text around. */
    private static final char LEFT_TO_RIGHT = '\u200e';

    private static final FontRenderContext UNHINTED = new FontRenderContext(null, true, true);
    private static final FSRGBColor INK = new FSRGBColor(0x111111);

    private final Map<Integer, Font> fonts = new HashMap<>();
    private final Map<Integer, TrueTypeFont> letters = new HashMap<>();

    private static String resource(int script) {
        return FONTS + SCRIPTS.get(script) + "-Regular.ttf";
    }

    /** What sets the words of a script. */
    private Font font(int script) {
        return fonts.computeIfAbsent(script, each -> load(resource(each)));
    }

    private static Font load(String resource) {
        try (InputStream font = Objects.requireNonNull(ComplexText.class.getResourceAsStream(resource), resource)) {
            return Font.createFont(Font.TRUETYPE_FONT, font).deriveFont(EM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(resource, e);
        }
    }

    /** The letters of a script one by one, none in the place of several. */
    private TrueTypeFont letters(int script) {
        return letters.computeIfAbsent(script, each -> {
            TrueTypeFont font = Typefaces.load(resource(each));
            font.setEnableGsub(false);
            return font;
        });
    }

    /** Lets a PDF draw these objects, of which a text has some. */
    void giveTo(PdfRendererBuilder pdf, PDDocument document, String text) throws IOException {
        DefaultObjectDrawerFactory factory = new DefaultObjectDrawerFactory();
        factory.registerDrawer(TYPE, this);
        pdf.useObjectDrawerFactory(factory);
        for (Map.Entry<Integer, String> script : SCRIPTS.entrySet()) {
            if (text.contains(scriptIs(script.getKey()))) {
                PDType0Font font = PDType0Font.load(document, letters(script.getKey()), true);
                Typefaces.use(pdf, font, script.getValue(), HEAVY);
            }
        }
    }

    private static String scriptIs(int script) {
        return "data-script=\"" + script + "\"";
    }

    /** The script whose font has a letter; signs of several scripts, such as the danda, go with the first that has them. */
    private @Nullable Integer scriptOf(int letter) {
        int own = UScript.getScript(letter);
        if (SCRIPTS.containsKey(own)) {
            return font(own).canDisplay(letter) ? own : null;
        }
        return own != UScript.COMMON && own != UScript.INHERITED
                ? null
                : SCRIPTS.keySet().stream()
                        .sorted()
                        .filter(script -> UScript.hasScript(letter, script)
                                && font(script).canDisplay(letter))
                        .findFirst()
                        .orElse(null);
    }

    /** Whether a letter is set here. */
    boolean has(int letter) {
        return scriptOf(letter) != null;
    }

    /** Each word of these scripts in the body of a document becomes an object of the word's size. */
    String drawnIn(String html) {
        return new Drawing(html).drawn();
    }

    /** One document. */
    private final class Drawing {

        private final String html;
        private final StringBuilder drawn;
        private final BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        private final BreakIterator clusters = BreakIterator.getCharacterInstance(Locale.ROOT);
        private boolean phrase;
        private int words;
        private int letters;

        Drawing(String html) {
            this.html = html;
            this.drawn = new StringBuilder(html.length());
        }

        String drawn() {
            boolean text = false;
            int body = html.indexOf("<body");
            for (int place = 0, end; place < html.length(); place = end) {
                int letter = html.codePointAt(place);
                Integer script = text ? scriptOf(letter) : null;
                if (script == null) {
                    end = place + Character.charCount(letter);
                    if (letter != ' ') {
                        phrase(false);
                    }
                    drawn.appendCodePoint(letter);
                    text = letter == '>' ? place > body : letter != '<' && text;
                } else if (words < MOST_WORDS && letters < MOST_LETTERS) {
                    end = endOf(html, place, script);
                    draw(html.substring(place, end), script);
                } else {
                    int next = html.indexOf('<', place);
                    end = next < 0 ? html.length() : next;
                    phrase(false);
                    drawn.append(Shortened.mark(end - place));
                }
            }
            return drawn.toString();
        }

        /** Words of these scripts with nothing but spaces between them are one phrase. */
        private void phrase(boolean goesOn) {
            if (phrase != goesOn) {
                drawn.append(LEFT_TO_RIGHT);
                phrase = goesOn;
            }
        }

        private void draw(String stretch, int script) {
            lines.setText(stretch);
            clusters.setText(stretch);
            for (int start = 0, end = lines.next(); end != BreakIterator.DONE; end = lines.next()) {
                while (start < end) {
                    int cut = narrow(stretch, start, end, script);
                    word(stretch.substring(start, cut), script);
                    start = cut;
                }
            }
        }

        /** Where a word is cut that begins at a place, so that the part fits into a column. */
        private int narrow(String stretch, int start, int end, int script) {
            int cut = end - start <= LONGEST ? end : between(stretch, start, start + LONGEST);
            while (cut - start > 1 && width(stretch.substring(start, cut), script) > WIDEST) {
                cut = between(stretch, start, start + (cut - start) / 2);
            }
            return cut;
        }

        /** The last place between two letters no later than one that is wanted; within a letter where it is longer. */
        private int between(String stretch, int start, int wanted) {
            int place = clusters.isBoundary(wanted) ? wanted : clusters.preceding(wanted);
            int within = Character.isLowSurrogate(stretch.charAt(wanted)) ? wanted + 1 : wanted;
            return place > start ? place : within;
        }

        private void word(String letters, int script) {
            boolean seen = width(letters, script) > 0;
            boolean circle = !seen && font(script).canDisplay(DOTTED_CIRCLE);
            String word = circle ? DOTTED_CIRCLE + letters : letters;
            LineMetrics metrics = font(script).getLineMetrics(word, UNHINTED);
            phrase(true);
            drawn.append("<object type=\"%s\" %s data-text=\"%s\" alt=\"%s\""
                            .formatted(TYPE, scriptIs(script), word, letters))
                    .append(String.format(
                            Locale.ROOT,
                            " style=\"display:inline-block;width:%.4fem;height:%.4fem;vertical-align:%.4fem\"></object>",
                            width(word, script),
                            (metrics.getAscent() + metrics.getDescent()) / EM,
                            -metrics.getDescent() / EM));
            this.words++;
            this.letters += word.length();
        }
    }

    private int endOf(String html, int start, int script) {
        int end = start;
        while (end < html.length() && goesOn(html.codePointAt(end), script)) {
            end += Character.charCount(html.codePointAt(end));
        }
        return end;
    }

    private static boolean isJoiner(int letter) {
        return letter == '\u200c' || letter == '\u200d';
    }

    /** Marks that close a word stand with it, as far as its font has them; what XML writes in another way does not. */
    private boolean goesOn(int letter, int script) {
        if (UScript.hasScript(letter, script)) {
            return font(script).canDisplay(letter);
        }
        int own = UScript.getScript(letter);
        return isJoiner(letter)
                || (own == UScript.INHERITED || own == UScript.COMMON)
                        && !Character.isWhitespace(letter)
                        && "<>&\"".indexOf(letter) < 0
                        && !UCharacter.isISOControl(letter)
                        && font(script).canDisplay(letter);
    }

    /** In ems. */
    private double width(String word, int script) {
        return set(word, script).getLogicalBounds().getWidth() / EM;
    }

    /** The same were its letters set one by one. */
    private double widthApart(String word, int script) {
        TrueTypeFont font = letters(script);
        try {
            CmapLookup glyphs = font.getUnicodeCmapLookup();
            double width = 0;
            for (int letter : word.codePoints().toArray()) {
                width += font.getAdvanceWidth(glyphs.getGlyphId(letter));
            }
            return width / font.getUnitsPerEm();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GlyphVector set(String word, int script) {
        return font(script)
                .layoutGlyphVector(UNHINTED, word.toCharArray(), 0, word.length(), Font.LAYOUT_LEFT_TO_RIGHT);
    }

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element object,
            double x,
            double y,
            double width,
            double height,
            OutputDevice output,
            RenderingContext context,
            int dotsPerPixel) {
        String word = object.getAttribute("data-text");
        int script = Integer.parseInt(object.getAttribute("data-script"));
        LineMetrics lines = font(script).getLineMetrics(word, UNHINTED);
        double scale = height / (lines.getAscent() + lines.getDescent());
        double baseline = y + lines.getAscent() * scale;
        AffineTransform place = AffineTransform.getTranslateInstance(x, baseline);
        place.scale(scale, scale);
        PdfBoxOutputDevice page = (PdfBoxOutputDevice) output;
        double slack = SLACK * scale * EM;
        page.pushClip(new Rectangle2D.Double(x - slack, y - slack, width + 2 * slack, height + 2 * slack));
        page.setColor(INK);
        page.fill(place.createTransformedShape(set(word, script).getOutline()));
        double apart = widthApart(word, script);
        if (apart > 0) {
            page.setFont(context.getFont(heavy(script, (float) (width / apart))));
            page.getCurrentPage().setRenderingMode(RenderingMode.NEITHER);
            page.drawString(word, (float) x, (float) baseline, null);
            page.getCurrentPage().setRenderingMode(RenderingMode.FILL);
        }
        page.popClip();
        return null;
    }

    private static FontSpecification heavy(int script, float size) {
        FontSpecification font = new FontSpecification();
        font.families = new String[] {SCRIPTS.get(script)};
        font.size = size;
        font.fontWeight = IdentValue.FONT_WEIGHT_900;
        font.fontStyle = IdentValue.NORMAL;
        font.variant = IdentValue.NORMAL;
        return font;
    }
}
