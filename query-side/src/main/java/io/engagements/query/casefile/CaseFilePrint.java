package io.engagements.query.casefile;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.UnicodeSet;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.TextDirection;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.history.Sentences;
import io.engagements.support.problem.Language;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints case files: {@code case-file.html} filled in, in either language, as PDF; letters that Unicode can write in two
 * ways are composed (NFC), because fonts have them so. One at a time, because all share the fonts.
 */
@Component
class CaseFilePrint {

    private static final String PLACE = "io/engagements/query/casefile/";
    private static final String TEMPLATE = "case-file";

    /** So many letters that no font has are named in the end. */
    private static final int MOST_NAMED = 50;

    /** What XML cannot hold; people can type some of it. */
    private static final String NO_XML = "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    /** What nobody sees and no font has; what says how letters join, where a word may be divided, and which way text runs, stays. */
    private static final UnicodeSet UNSEEN = new UnicodeSet(
                    "[[:Default_Ignorable_Code_Point:]-[\\u00AD\\u200C-\\u200F\\u061C\\u202A-\\u202E\\u2066-\\u2069]]")
            .freeze();

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
    private final Typefaces typefaces = new Typefaces();
    private final Sentences sentences;

    CaseFilePrint(Sentences sentences) {
        this.sentences = sentences;
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(PLACE);
        resolver.setSuffix(".html");
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename(PLACE + "case-file");
        words.setDefaultEncoding("UTF-8");
        words.setFallbackToSystemLocale(false);
        words.setAlwaysUseMessageFormat(true);
        templates.setTemplateResolver(resolver);
        templates.setTemplateEngineMessageSource(words);
    }

    /** A file that the caller is to delete: however slowly somebody takes it, no memory is held meanwhile. */
    Path pdf(CaseFile file, Language language) {
        try {
            String html = html(file, language);
            Path printed = Files.createTempFile("case-file-", ".pdf");
            try {
                print(html, language, attached(file), printed);
                if (Spoken.isNeeded(html)) {
                    Spoken.into(printed);
                }
            } catch (IOException | RuntimeException e) {
                Files.delete(printed);
                throw e;
            }
            return printed;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By their names. */
    private static Map<String, byte[]> attached(CaseFile file) {
        Map<String, byte[]> attached = new LinkedHashMap<>();
        if (file.checkpoint() != null) {
            attached.put("checkpoint.txt", file.checkpoint().note().getBytes(StandardCharsets.UTF_8));
        }
        file.receipts().forEach(receipt -> attached.put(receipt.name(), receipt.bytes()));
        return attached;
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

    private synchronized void print(String html, Language language, Map<String, byte[]> attached, Path printed)
            throws IOException {
        try (PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
                OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(printed))) {
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
            pdf.toStream(bytes);
            pdf.run();
        }
    }

    /** What no font has is marked where it stands, and named in the end. */
    private synchronized String html(CaseFile file, Language language) {
        String html = filledIn(file, language, List.of());
        SortedSet<Integer> missing = typefaces.missing(html);
        if (missing.isEmpty()) {
            return typefaces.complexText().drawnIn(html);
        }
        StringBuilder marked = new StringBuilder();
        filledIn(file, language, Typefaces.named(missing, MOST_NAMED).toList())
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

    /** All of it but its title, to stand within a page; what people typed is escaped. */
    String contents(CaseFile file, Language language) {
        return templates.process(TEMPLATE, Set.of("contents"), context(file, language, List.of()));
    }

    private String filledIn(CaseFile file, Language language, List<String> missing) {
        String html =
                templates.process(TEMPLATE, context(file, language, missing)).replaceAll(NO_XML, "\uFFFD");
        return Shortened.of(seen(Normalizer2.getNFCInstance().normalize(html)));
    }

    private Context context(CaseFile file, Language language, List<String> missing) {
        EngagementView engagement = file.engagement().shown();
        Map<Long, Long> numbers = new HashMap<>();
        file.told().stream()
                .filter(event -> event.sequence() != null)
                .forEach(event -> numbers.put(event.position(), event.sequence()));
        return new Context(
                language.locale(),
                Map.of(
                        "file",
                        file,
                        "called",
                        CaseFile.called(file.engagement().parties()),
                        "engagement",
                        engagement,
                        "parties",
                        file.engagement().parties(),
                        "zone",
                        engagement.termsInForce().terms().zone(),
                        "say",
                        sentences.in(language),
                        "numbers",
                        numbers,
                        "latest",
                        new Latest(),
                        "missing",
                        missing));
    }

    private static String seen(String html) {
        StringBuilder seen = new StringBuilder(html.length());
        html.codePoints().filter(letter -> !UNSEEN.contains(letter)).forEach(seen::appendCodePoint);
        return seen.toString();
    }
}
