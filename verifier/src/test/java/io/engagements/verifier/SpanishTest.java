package io.engagements.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.proof.Language;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, and whoever calls it from within, is told in Spanish by those who ask for it, and by nobody else. */
class SpanishTest {

    private final Operator operator = Told.everything();

    @TempDir
    private Path directory;

    private byte[] engagement() {
        return operator.pack("engagement", "e1", Told.ENGAGEMENT).zip();
    }

    private Run spanish(byte[] zip, String... more) {
        List<String> arguments = new ArrayList<>(List.of("--language", "es"));
        arguments.addAll(List.of(more));
        return Run.verify(directory, operator, zip, arguments.toArray(String[]::new));
    }

    @Test
    void aGoodPackageIsGoodInSpanish() {
        Run run = spanish(engagement());

        run.requireSpanishOf(Run.verify(directory, operator, engagement()));
        assertThat(run.said())
                .contains(
                        "ok  firmado por ",
                        "ok  el paquete trata sobre la colaboración \"e1\"",
                        "ok  no se omitió nada sobre la colaboración \"e1\" hasta la posición ",
                        "ok  las cifras de reports/compliance.json y reports/quality.json salen de las entradas",
                        "--  no comprobado: si es verdad lo que las personas escribieron")
                .endsWith("GOOD\n");
    }

    @Test
    void theWholeLedgerIsGoodInSpanish() {
        Run run = spanish(operator.packLedger().zip());

        run.requireSpanishOf(
                Run.verify(directory, operator, operator.packLedger().zip()));
        assertThat(run.said())
                .contains("los recuentos que el registro anotó son los de sus entradas")
                .endsWith("GOOD\n");
    }

    @Test
    void programsReadTheSameNamesInSpanish() {
        assertThat(spanish(engagement(), "--json").said())
                .startsWith("{\"good\":true,\"holds\":[\"")
                .contains("firmado por ", "\"notChecked\":[\"");
    }

    @Test
    void itIsEnglishWhateverTheMachineSpeaks() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("es-ES"));
        try {
            assertThat(Run.verify(directory, operator, engagement()).said()).contains("ok  signed by ");
            assertThat(Run.verify(directory, operator, engagement(), "--language", "en")
                            .said())
                    .contains("ok  signed by ");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void mistakesAndHowItIsCalledAreToldInIt() {
        assertThat(Run.of(List.of("--language", "es", "verify")))
                .isEqualTo(new Run(2, "verify necesita 1 archivo\n" + Usage.in(Language.SPANISH)));
        assertThat(Run.of(List.of("verify", "no-such-file", "--language", "es")))
                .isEqualTo(new Run(2, "Un archivo no se puede leer: no-such-file\n"));
        assertThat(Run.of(List.of("verify", "x", "--language", "fr")).said())
                .startsWith("--language takes en or es, and not fr\nChecks what was signed");
        assertThat(Run.of(List.of("verify", "x", "--language")))
                .extracting(Run::status)
                .isEqualTo(2);
    }

    @Test
    void bothUsagesNameTheSameOptions() {
        assertThat(options(Usage.in(Language.SPANISH))).isEqualTo(options(Usage.in(Language.ENGLISH)));
    }

    private static List<String> options(String usage) {
        return Pattern.compile("(?<![\\w-])--[a-z-]+|(?m)^  [a-z-]+")
                .matcher(usage)
                .results()
                .map(MatchResult::group)
                .sorted()
                .distinct()
                .toList();
    }

    @Test
    void callersWithinAProcessAreToldInTheirs() throws Exception {
        Path file = java.nio.file.Files.write(directory.resolve("evidence.zip"), engagement());
        List<String> keys = List.of(operator.logKey().text());

        assertThat(Verifier.judge(file, keys, Language.SPANISH).holds())
                .anyMatch(each -> each.startsWith("firmado por "));
        assertThat(Verifier.judge(file, keys, Language.ENGLISH).holds())
                .anyMatch(each -> each.startsWith("signed by "));
        assertThat(Verifier.judge(file, List.of(), Language.SPANISH).wrong())
                .singleElement()
                .asString()
                .startsWith("Ninguna clave en la que usted confía es la del registro ");
    }
}
