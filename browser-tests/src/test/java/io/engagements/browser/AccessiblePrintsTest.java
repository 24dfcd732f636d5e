package io.engagements.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Whatever is printed can be read by a screen reader: each PDF is what PDF/UA-1 asks for, by veraPDF. */
class AccessiblePrintsTest {

    private static final String AUDITOR = "ines";

    @RegisterExtension
    static final Stage stage = new Stage();

    @BeforeAll
    static void found() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    static Stream<List<String>> prints() {
        return Stream.of("en", "es").flatMap(language -> Stream.of(
                        Screens.GOOD + "/work/stock-sheets/certificate/pdf",
                        Screens.GOOD + "/report/pdf",
                        Screens.BAD + "/report/pdf",
                        "/parties/lucia/record/pdf?as=VA",
                        "/parties/acme-books/record/pdf?as=CLIENT",
                        "/parties/mateo/independence/pdf",
                        Screens.BAD + "/end/case-file")
                .map(path -> List.of(language, path)));
    }

    @ParameterizedTest
    @MethodSource("prints")
    void everyPdfIsAccessible(List<String> print) throws Exception {
        String who = print.get(1).endsWith("/case-file") ? "sol" : AUDITOR;
        Page reader = stage.person(who, Device.LAPTOP.in(print.get(0)));
        APIResponse answer =
                reader.request().get(print.get(1), RequestOptions.create().setTimeout(60_000));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().get("content-type")).startsWith("application/pdf");
        try (PDFAParser pdf = Foundries.defaultInstance()
                        .createParser(new ByteArrayInputStream(answer.body()), PDFAFlavour.PDFUA_1);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
            ValidationResult found = validator.validate(pdf);
            assertThat(found.getTestAssertions().stream()
                            .map(each -> each.getRuleId().getClause() + " " + each.getMessage() + ": "
                                    + each.getLocation().getContext())
                            .distinct()
                            .limit(20))
                    .isEmpty();
            assertThat(found.isCompliant()).isTrue();
            assertThat(found.getTotalAssertions()).isGreaterThan(1_000);
        }
    }
}
