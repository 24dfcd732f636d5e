package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whoever is refused fills no log: that is one line of what was denied at most, and nothing that anybody is warned of. */
@ExtendWith(OutputCaptureExtension.class)
class QuietRefusalsTest {

    private static final List<String> ACCEPTED = List.of("text/html,*/*;q=0.8", "application/zip", "text/csv");

    @RegisterExtension
    static final Product product = new Product();

    private static List<Visitor> visitors = List.of();

    @BeforeAll
    static void engaged() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-01-12T18:00");
        product.settle();
        visitors = Stream.of(Story.OTHER_VA, Story.OTHER_CLIENT, Story.OPERATOR)
                .map(account -> Visitor.signedIn(product, account, "en"))
                .toList();
    }

    private static int status(Visitor who, String accept, String path) {
        return who.with("Accept", accept).get(path).statusCode();
    }

    private static Stream<String> alarms(CapturedOutput log) {
        return log.getAll().lines().filter(line -> line.contains("-exec-") && line.matches(".* (WARN|ERROR) .*"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engagements/e1/report/pdf",
                "/engagements/e1/report/table",
                "/engagements/e1/work/d1/certificate/pdf",
                "/engagements/e1/end/case-file",
                "/engagements/e1/proof/package",
                "/parties/lucia/record/pdf?as=VA",
                "/parties/lucia/record/table?as=VA",
                "/parties/lucia/independence/pdf",
                "/parties/lucia/independence/table",
                "/ledger/export?format=csv",
                "/ledger/1/receipt",
                "/late/table",
                "/samples/4ef0a5a5-0000-4000-8000-000000000000/package",
                "/files/none"
            })
    void aDownloadThatIsNotTheirs(String path, CapturedOutput log) {
        visitors.forEach(who -> ACCEPTED.forEach(
                accept -> assertThat(status(who, accept, path)).as(path).isEqualTo(404)));

        assertThat(alarms(log)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engagements/e1/evidence",
                "/parties/lucia/evidence",
                "/audit/evidence",
                "/audit/ledger?format=csv",
                "/engagements/e1/case-file",
                "/files/none",
                "/events/none/receipt"
            })
    void aDownloadOfTheInterfaceThatIsNotTheirs(String path, CapturedOutput log) {
        for (String account : List.of(Story.OTHER_VA, Story.OTHER_CLIENT)) {
            ACCEPTED.forEach(accept -> assertThat(product.as(account)
                            .with("Accept", accept)
                            .get("/api" + path)
                            .status())
                    .as(path)
                    .isBetween(403, 406));
        }

        assertThat(alarms(log)).isEmpty();
    }

    /** By whoever might have one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/engagements/e1?asOf=",
                "/engagements/e1/work?asOf=",
                "/engagements/e1/report/pdf?asOf=",
                "/engagements/e1/report/table?asOf=",
                "/engagements/e1/proof?asOf=",
                "/engagements/e1/proof/package?asOf=",
                "/parties/lucia/record/pdf?as=VA&asOf=",
                "/parties/lucia/independence/table?year=",
                "/late/table?asOf=",
                "/ledger/export?format="
            })
    void aDownloadOfWhatThereCannotBe(String path, CapturedOutput log) {
        Visitor ines = Visitor.signedIn(product, Story.AUDITOR, "en");
        for (String none : List.of("yesterday", "2999-01-01T00:00:00Z")) {
            assertThat(status(ines, ACCEPTED.get(0), path + none)).as(path).isIn(400, 422);
        }

        assertThat(alarms(log)).isEmpty();
    }
}
