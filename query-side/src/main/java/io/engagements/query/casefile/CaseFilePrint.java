package io.engagements.query.casefile;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.history.Sentences;
import io.engagements.serving.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Prints case files: {@code case-file.html} filled in, in either language, as PDF. */
@Component
class CaseFilePrint {

    private static final String PLACE = "io/engagements/query/casefile/";
    private static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans";

    /** What XML cannot hold; people can type some of it. */
    private static final String NO_XML = "[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]";

    private final SpringTemplateEngine templates = new SpringTemplateEngine();
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

    byte[] pdf(CaseFile file, Language language) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PdfRendererBuilder pdf = new PdfRendererBuilder();
            pdf.withHtmlContent(html(file, language), null);
            pdf.withProducer("engagements");
            pdf.useUnicodeLineBreaker(new LineBreaks(language.locale()));
            pdf.useUriResolver((base, uri) -> null);
            pdf.useFont(() -> font(".ttf"), "Sans");
            pdf.useFont(() -> font("-Bold.ttf"), "Sans", 700, PdfRendererBuilder.FontStyle.NORMAL, true);
            pdf.toStream(bytes);
            pdf.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    String html(CaseFile file, Language language) {
        EngagementView engagement = file.engagement().shown();
        Context context = new Context(
                language.locale(),
                Map.of(
                        "file",
                        file,
                        "engagement",
                        engagement,
                        "parties",
                        file.engagement().parties(),
                        "zone",
                        engagement.terms().zone(),
                        "say",
                        sentences.in(language)));
        return templates.process("case-file", context).replaceAll(NO_XML, "\uFFFD");
    }

    private static InputStream font(String which) {
        return Objects.requireNonNull(CaseFilePrint.class.getResourceAsStream(FONTS + which));
    }
}
