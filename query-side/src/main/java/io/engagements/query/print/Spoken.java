package io.engagements.query.print;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.text.Bidi;
import com.ibm.icu.text.Normalizer2;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.TextPosition;

/**
 * What runs from the right to the left is drawn letter by letter in the order in which it is seen, Arabic in the shapes that
 * letters have within words. Here each stretch of such text becomes an element of the structure that says how it is read
 * aloud ({@code ActualText}, ISO 32000, 14.9.4).
 */
final class Spoken {

    private static final Normalizer2 PLAIN = Normalizer2.getNFKCInstance();

    /** By page, and by the number of the marked content there. */
    private final Map<COSDictionary, Map<Integer, String>> drawn = new HashMap<>();

    private Spoken() {}

    /** Whether anything of a text runs from the right to the left. */
    static boolean isNeeded(String text) {
        return text.codePoints().anyMatch(Spoken::isFromTheRight);
    }

    private static boolean isFromTheRight(int letter) {
        int direction = UCharacter.getDirection(letter);
        return direction == UCharacterDirection.RIGHT_TO_LEFT || direction == UCharacterDirection.RIGHT_TO_LEFT_ARABIC;
    }

    /** Writes it into a printed file. */
    static void into(Path printed) throws IOException {
        Path spoken = Files.createTempFile("print-", ".pdf");
        try (PDDocument document = Loader.loadPDF(printed.toFile(), IOUtils.createTempFileOnlyStreamCache())) {
            new Spoken().speak(document);
            document.save(spoken.toFile());
        } catch (IOException | RuntimeException e) {
            Files.delete(spoken);
            throw e;
        }
        Files.move(spoken, printed, StandardCopyOption.REPLACE_EXISTING);
    }

    private void speak(PDDocument document) throws IOException {
        for (PDPage page : document.getPages()) {
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(page);
            Map<Integer, String> contents = new HashMap<>();
            extractor.getMarkedContents().forEach(content -> take(content, page.getResources(), contents));
            drawn.put(page.getCOSObject(), contents);
        }
        COSDictionary root =
                document.getDocumentCatalog().getStructureTreeRoot().getCOSObject();
        speak(root, root);
    }

    private static void take(PDMarkedContent content, PDResources names, Map<Integer, String> contents) {
        StringBuilder text = new StringBuilder();
        for (Object part : content.getContents()) {
            if (part instanceof TextPosition letter) {
                text.append(letter.getUnicode());
            } else if (part instanceof PDMarkedContent within) {
                take(within, names, contents);
            }
        }
        contents.put(number(content, names), text.toString());
    }

    /** As it stands in the page's resources: what extracts it takes the name under which it stands there for its tag. */
    private static int number(PDMarkedContent content, PDResources names) {
        PDPropertyList properties = names.getProperties(COSName.getPDFName(content.getTag()));
        return properties == null
                ? content.getMCID()
                : properties.getCOSObject().getInt(COSName.MCID, -1);
    }

    private void speak(COSDictionary element, COSDictionary root) {
        COSBase kids = element.getDictionaryObject(COSName.K);
        if (kids instanceof COSArray all) {
            for (int place = 0; place < all.size(); place++) {
                all.set(place, spoken(all.getObject(place), element, root));
            }
        } else if (kids != null) {
            element.setItem(COSName.K, spoken(kids, element, root));
        }
    }

    /** A part of an element; where it holds such text, within an element of its own that says it. */
    private COSBase spoken(COSBase kid, COSDictionary element, COSDictionary root) {
        boolean reference =
                kid instanceof COSDictionary of && COSName.getPDFName("MCR").equals(of.getCOSName(COSName.TYPE));
        if (kid instanceof COSDictionary within && !reference) {
            if (!COSName.getPDFName("OBJR").equals(within.getCOSName(COSName.TYPE))) {
                speak(within, root);
            }
            return kid;
        }
        COSDictionary page = reference && ((COSDictionary) kid).containsKey(COSName.PG)
                ? ((COSDictionary) kid).getCOSDictionary(COSName.PG)
                : element.getCOSDictionary(COSName.PG);
        int number = reference
                ? ((COSDictionary) kid).getInt(COSName.MCID, -1)
                : kid instanceof COSInteger own ? own.intValue() : -1;
        String seen = page == null ? "" : drawn.getOrDefault(page, Map.of()).getOrDefault(number, "");
        if (page == null || !isNeeded(seen)) {
            return kid;
        }
        COSDictionary span = new COSDictionary();
        span.setItem(COSName.TYPE, COSName.getPDFName("StructElem"));
        span.setItem(COSName.S, COSName.getPDFName("Span"));
        span.setItem(COSName.P, element);
        span.setItem(COSName.PG, page);
        span.setItem(COSName.K, kid);
        span.setString(COSName.ACTUAL_TEXT, read(seen));
        COSDictionary parents = root.getCOSDictionary(COSName.PARENT_TREE);
        if (parents != null) {
            parents(parents, page.getInt(COSName.STRUCT_PARENTS, -1))
                    .filter(all -> number < all.size())
                    .ifPresent(all -> all.set(number, span));
        }
        return span;
    }

    /** The elements that a page's marked contents belong to, by their numbers (ISO 32000, 14.7.4.4). */
    private static Optional<COSArray> parents(COSDictionary node, int page) {
        COSArray numbers = node.getCOSArray(COSName.NUMS);
        for (int place = 0; numbers != null && place + 1 < numbers.size(); place += 2) {
            if (numbers.getInt(place) == page && numbers.getObject(place + 1) instanceof COSArray all) {
                return Optional.of(all);
            }
        }
        COSArray kids = node.getCOSArray(COSName.KIDS);
        for (int place = 0; kids != null && place < kids.size(); place++) {
            Optional<COSArray> found =
                    kids.getObject(place) instanceof COSDictionary kid ? parents(kid, page) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** From the order in which it is seen, from the left, back to that in which it was typed. */
    private static String read(String seen) {
        Bidi bidi = new Bidi();
        bidi.setReorderingMode(Bidi.REORDER_INVERSE_LIKE_DIRECT);
        bidi.setPara(seen, Bidi.RTL, null);
        StringBuilder plain = new StringBuilder();
        bidi.writeReordered(Bidi.DO_MIRRORING)
                .codePoints()
                .forEach(letter -> plain.append(
                        isFromTheRight(letter)
                                ? PLAIN.normalize(Character.toString(letter))
                                : Character.toString(letter)));
        return plain.toString();
    }
}
