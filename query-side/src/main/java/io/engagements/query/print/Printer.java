package io.engagements.query.print;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.engagements.support.problem.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Prints templates as tagged PDF (PDF/UA); letters that Unicode can write in two ways are composed (NFC), because fonts have
 * them so. One at a time, because all share the fonts.
 */
@Component
public class Printer {

    /** So many letters that no font has are named in the end. */
    private static final int MOST_NAMED = 50;

    /** What XML cannot hold; people can type some of it. */
    private static final String NO_XML = "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** What nobody sees and no font has; what says how letters join, where a word may be divided, and which way text runs, stays. */
    private static final UnicodeSet UNSEEN = new UnicodeSet(
                    "[[:Default_Ignorable_Code_Point:]-[\\u00AD\\u200C-\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]]")
            .freeze();

    private final Typefaces typefaces = new Typefaces();

    /**
     * A template filled in, to be saved. It is kept in a file until it is taken: however slowly somebody takes it, no memory
     * is held meanwhile.
     *
     * @param values by the names that the template has for them
     * @param attached files within the PDF, by their names
     * @param name of the file, without its ending
     */
    public ResponseEntity<InputStreamResource> pdf(
            PrintTemplate template,
            Map<String, ?> values,
            Language language,
            Map<String, byte[]> attached,
            String name) {
        try {
            Path pdf = printed(template, values, language, attached);
            return ResponseEntity.ok()
                    .contentType(MediaType.APPLICATION_PDF)
                    .contentLength(Files.size(pdf))
                    .cacheControl(CacheControl.noStore())
                    .header(HttpHeaders.CONTENT_LANGUAGE, language.locale().toLanguageTag())
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            ContentDisposition.attachment()
                                    .filename(name + ".pdf")
                                    .build()
                                    .toString())
                    .body(new InputStreamResource(Files.newInputStream(pdf, StandardOpenOption.DELETE_ON_CLOSE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path printed(PrintTemplate template, Map<String, ?> values, Language language, Map<String, byte[]> attached)
            throws IOException {
        String html = html(template, values, language);
        Path printed = Files.createTempFile("print-", ".pdf");
        try {
            print(html, page -> template.say(Links.WORDS, page, language), language, attached, printed);
            if (Spoken.isNeeded(html)) {
                Spoken.into(printed);
            }
        } catch (IOException | RuntimeException e) {
            Files.delete(printed);
            throw e;
        }
        return printed;
    }

    private static void attach(Map<String, byte[]> files, PDDocument document) throws IOException {
        Map<String, PDComplexFileSpecification> named = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            PDEmbeddedFile content = new PDEmbeddedFile(document, new ByteArrayInputStream(file.getValue()));
            content.setSubtype("text/plain");
            content.setSize(file.getValue().length);
            PDComplexFileSpecification attached = new PDComplexFileSpecification();
            attached.setFile(file.getKey());
            attached.setFileUnicode(file.getKey());
            attached.setEmbeddedFile(content);
            attached.setEmbeddedFileUnicode(content);
            named.put(file.getKey(), attached);
        }
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(named);
        PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
        names.setEmbeddedFiles(tree);
        document.getDocumentCatalog().setNames(names);
    }

    private synchronized void print(
            String html, IntFunction<String> toPage, Language language, Map<String, byte[]> attached, Path printed)
            throws IOException {
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache())) {
            PdfRendererBuilder pdf = new PdfRendererBuilder();
            pdf.usePDDocument(document);
            pdf.usePdfUaAccessibility(true);
            pdf.withHtmlContent(html, null);
            pdf.withProducer("engagements");
            pdf.useUnicodeLineBreaker(new LineBreaks(language.locale()));
            pdf.useUnicodeBidiSplitter(Runs::new);
            pdf.useUnicodeBidiReorderer(new Shaping(typefaces));
            pdf.defaultTextDirection(TextDirection.LTR);
            pdf.useUriResolver((base, uri) -> null);
            typefaces.giveTo(pdf, document, html);
            attach(attached, document);
            try (PdfBoxRenderer renderer = pdf.buildPdfRenderer()) {
                renderer.createPDFKeepOpen();
                Links.describe(document, toPage);
                document.save(printed.toFile());
            }
        }
    }

    /** What no font has is marked where it stands, and named in the end. */
    private synchronized String html(PrintTemplate template, Map<String, ?> values, Language language) {
        String html = filledIn(template, values, language, List.of());
        SortedSet<Integer> missing = typefaces.missing(html);
        if (missing.isEmpty()) {
            return typefaces.complexText().drawnIn(html);
        }
        StringBuilder marked = new StringBuilder();
        filledIn(
                        template,
                        values,
                        language,
                        Typefaces.named(missing, MOST_NAMED).toList())
                .codePoints()
                .forEach(letter -> {
                    if (missing.contains(letter)) {
                        marked.append(Typefaces.mark(letter));
                    } else {
                        marked.appendCodePoint(letter);
                    }
                });
        return typefaces.complexText().drawnIn(marked.toString());
    }

    private static String filledIn(
            PrintTemplate template, Map<String, ?> values, Language language, List<String> missing) {
        String html = template.filledIn(values, language, missing).replaceAll(NO_XML, "\uFFFD");
        return Shortened.of(seen(Normalizer2.getNFCInstance().normalize(html)));
    }

    private static String seen(String html) {
        StringBuilder seen = new StringBuilder(html.length());
        html.codePoints().filter(letter -> !UNSEEN.contains(letter)).forEach(seen::appendCodePoint);
        return seen.toString();
    }
}
