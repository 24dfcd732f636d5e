package io.engagements.query.casefile;

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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Scripts in which a letter's shape and place depend on its neighbours, those of India and of Southeast Asia among them.
 * Java's own layout, HarfBuzz, sets each word; it is drawn as outlines, with its letters over them in invisible ink, which
 * are what is searched and copied. In the HTML it is an {@code object} as wide as the word; lines break between them.
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

    /** A longer word is divided between letters: a column holds about so many. */
    private static final int LONGEST = 24;

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
                Typefaces.use(pdf, font, script.getValue(), 400);
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
        StringBuilder drawn = new StringBuilder(html.length());
        boolean text = false;
        int body = html.indexOf("<body");
        for (int place = 0, end; place < html.length(); place = end) {
            int letter = html.codePointAt(place);
            Integer script = text ? scriptOf(letter) : null;
            if (script != null) {
                end = endOf(html, place, script);
                draw(html.substring(place, end), script, drawn);
            } else {
                end = place + Character.charCount(letter);
                drawn.appendCodePoint(letter);
                text = letter == '>' ? place > body : letter != '<' && text;
            }
        }
        return drawn.toString();
    }

    private int endOf(String html, int start, int script) {
        int end = start;
        while (end < html.length() && goesOn(html.codePointAt(end), script)) {
            end += Character.charCount(html.codePointAt(end));
        }
        return end;
    }

    /** Marks that close a word stand with it, as far as its font has them; what XML writes in another way does not. */
    private boolean goesOn(int letter, int script) {
        if (UScript.hasScript(letter, script)) {
            return font(script).canDisplay(letter);
        }
        int own = UScript.getScript(letter);
        return own == UScript.INHERITED
                || own == UScript.COMMON
                        && !Character.isWhitespace(letter)
                        && "<>&\"".indexOf(letter) < 0
                        && !UCharacter.isISOControl(letter)
                        && font(script).canDisplay(letter);
    }

    private void draw(String stretch, int script, StringBuilder drawn) {
        BreakIterator lines = BreakIterator.getLineInstance(Locale.ROOT);
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        lines.setText(stretch);
        letters.setText(stretch);
        for (int start = 0, end = lines.next(); end != BreakIterator.DONE; end = lines.next()) {
            while (end - start > LONGEST) {
                int part = letters.preceding(start + LONGEST + 1);
                int cut = part > start ? part : letters.following(start);
                word(stretch.substring(start, cut), script, drawn);
                start = cut;
            }
            if (end > start) {
                word(stretch.substring(start, end), script, drawn);
                start = end;
            }
        }
    }

    private void word(String word, int script, StringBuilder drawn) {
        GlyphVector set = set(word, script);
        LineMetrics lines = font(script).getLineMetrics(word, UNHINTED);
        drawn.append("<object type=\"%s\" data-script=\"%d\" data-text=\"%s\"".formatted(TYPE, script, word));
        drawn.append(String.format(
                Locale.ROOT,
                " style=\"display:inline-block;width:%.4fem;height:%.4fem;vertical-align:%.4fem\"></object>",
                set.getLogicalBounds().getWidth() / EM,
                (lines.getAscent() + lines.getDescent()) / EM,
                -lines.getDescent() / EM));
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
        page.setColor(INK);
        page.fill(place.createTransformedShape(set(word, script).getOutline()));
        page.setFont(context.getFont(regular(script, (float) scale * EM)));
        page.getCurrentPage().setRenderingMode(RenderingMode.NEITHER);
        page.drawString(word, (float) x, (float) baseline, null);
        page.getCurrentPage().setRenderingMode(RenderingMode.FILL);
        return null;
    }

    private static FontSpecification regular(int script, float size) {
        FontSpecification font = new FontSpecification();
        font.families = new String[] {SCRIPTS.get(script)};
        font.size = size;
        font.fontWeight = IdentValue.FONT_WEIGHT_400;
        font.fontStyle = IdentValue.NORMAL;
        font.variant = IdentValue.NORMAL;
        return font;
    }
}
