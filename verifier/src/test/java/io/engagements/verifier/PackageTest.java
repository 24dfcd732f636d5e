package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.party.PartyKind;
import io.engagements.proof.note.LogProof;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages that hold, and what is said of them. */
class PackageTest {

    private final Operator operator = Told.everything();

    @TempDir
    private Path directory;

    private Files engagement() {
        return operator.pack("engagement", "e1", Told.ENGAGEMENT);
    }

    private Run verify(Files files, String... more) {
        return Run.verify(directory, operator, files.zip(), more);
    }

    @Test
    void anEngagementHoldsAndIsSaidToBeComplete() {
        Run run = verify(engagement(), "--key", operator.evidenceKey().text());

        assertThat(run.said())
                .contains(
                        "the package is about engagement \"e1\"",
                        "nothing about engagement \"e1\" was left out up to position ",
                        "come out of the entries, as of 2027-12-31T00:00:00Z, of 1 engagement\n",
                        "no entry says another time",
                        "packed by whoever has the key of engagements.example/evidence",
                        "--  not checked: names of people",
                        "--  not checked: files that were handed over",
                        "--  not checked: that others were shown the same log",
                        "--  not checked: what came after position ")
                .doesNotContain("README.html", "keys.txt", "time zone rules")
                .endsWith("GOOD\n");
        assertThat(run.status()).isZero();
    }

    @Test
    void aPartyHoldsWithAllItsEngagements() {
        Run run = verify(operator.pack("party", "ceramica-ruiz", Told.CLIENT));

        assertThat(run.said())
                .contains("of 2 engagements", "6 heads are those", "not checked: who packed it")
                .contains(
                        "--  not checked: what README.html says",
                        "--  not checked: whose keys keys.txt names",
                        "--  not checked: that the time zone rules were ")
                .endsWith("GOOD\n");
    }

    /** Her only trace with others' engagements is that she became their lawyer. */
    @Test
    void aPartyThatOnlyBecameALawyerHoldsToo() {
        Run run = verify(operator.pack("party", "sol", List.of("party:sol")));

        assertThat(run.said()).contains("of 0 engagements").endsWith("GOOD\n");
    }

    @Test
    void aPartyOfWhichThereIsNothingHoldsToo() {
        Run run = verify(operator.pack("party", "nobody", List.of("party:nobody")));

        assertThat(run.said()).contains("0 entries stand in the log").endsWith("GOOD\n");
    }

    @Test
    void theWholeLedgerHolds() {
        Run run = verify(operator.packLedger());

        assertThat(run.said())
                .contains(
                        "the package is about the whole ledger",
                        "entries are those that were signed, at their places",
                        "the heads that the ledger committed to are those of its entries",
                        "not checked: numbers")
                .endsWith("GOOD\n");
    }

    /** A ledger that grew faster than its heads were written down is as honest as another. */
    @Test
    void headsThatWereWrittenDownLongAfterwardsAreComparedToo() {
        Operator honest = grown().commitHeads(position -> position <= 20, 20)
                .commitHeads()
                .sign();
        Operator liar = grown().commitHeads(position -> position <= 19, 20)
                .commitHeads()
                .sign();

        assertThat(Run.verify(directory, honest, honest.packLedger().zip()).said())
                .contains("the heads that the ledger committed to are those of its entries, 2 times")
                .endsWith("GOOD\n");
        assertThat(Run.verify(directory, liar, liar.packLedger().zip()).wrong())
                .singleElement()
                .asString()
                .startsWith("The heads that the ledger committed to at position 20 are not those of its entries");
    }

    private static Operator grown() {
        Operator operator = Operator.begun();
        for (int party = 0; party < 10_050; party++) {
            operator.record(Told.registered("party-" + party, io.engagements.events.party.PartyKind.VA));
        }
        return operator;
    }

    @Test
    void withoutTheCandidacyItIsSaidThatTheChoiceIsNotShown() {
        Run run = verify(operator.pack("engagement", "e1", List.of("e1")));

        assertThat(run.said()).contains("not checked: how the VA was chosen").endsWith("GOOD\n");
    }

    @Test
    void withoutAKeyAllIsCheckedButNothingBelieved() {
        String file = Run.file(directory, "evidence.zip", engagement().zip());
        Run run = Run.of(List.of("verify", file));

        assertThat(run.status()).isOne();
        assertThat(run.said())
                .contains(
                        "NOT PINNED",
                        "nothing about engagement \"e1\" was left out",
                        "the package names a key, which proves nothing: "
                                + operator.logKey().text(),
                        "not checked: when the entries were recorded")
                .endsWith("BAD\n");
        assertThat(run.wrong()).singleElement().asString().contains("No key that you trust");
    }

    @Test
    void programsAreToldInTheSameFieldsAsOfReceipts() {
        Run run = verify(engagement(), "--json");

        assertThat(run.said())
                .startsWith("{\"good\":true,\"holds\":[\"signed by")
                .contains("\"notChecked\":[", "\"noted\":[")
                .endsWith("\"wrong\":[]}\n");
    }

    @Test
    void whatWasKeptIsComparedAndWhatCannotBeIsSaid() {
        String receipt =
                Run.file(directory, "kept.tlog-proof", operator.receipt(3).bytes());
        String other =
                Run.file(directory, "other.tlog-proof", operator.receipt(6).bytes());
        String early = Run.file(directory, "early.txt", operator.note(3).bytes());
        byte[] zip = engagement().zip();
        operator.record(Told.registered("late", PartyKind.VA)).sign();
        String late = Run.file(directory, "late.txt", operator.note().bytes());

        Run run = Run.verify(
                directory,
                operator,
                zip,
                "--receipt",
                receipt,
                "--receipt",
                other,
                "--checkpoint",
                early,
                "--checkpoint",
                late);

        assertThat(run.said())
                .contains(
                        "ok  the entry of " + receipt + " is in the package, at position 3",
                        "..  to be known: " + other,
                        "ok  " + early + " shows the same log when it had 3 entries",
                        "??  not compared: whether " + late,
                        "use: compare")
                .doesNotContain("that others were shown")
                .endsWith("NOT SHOWN\n");
        assertThat(run.status()).isOne();
    }

    @Test
    void ofTheWholeLedgerACheckpointOfAnySizeIsChecked() {
        Operator kept = Told.begun(operator.again());
        String any = Run.file(directory, "any.txt", sized(kept, 17));

        assertThat(verify(operator.packLedger(), "--checkpoint", any).said())
                .contains("shows the same log when it had 17 entries")
                .endsWith("GOOD\n");
    }

    private byte[] sized(Operator kept, int size) {
        Operator shorter = operator.again();
        for (int position = 1; position <= size; position++) {
            shorter.append(kept.entry(position));
        }
        return shorter.sign().note().bytes();
    }

    @Test
    void aClockThatIsALittleOffIsToldAndIsNoTampering() {
        Operator off = Told.begun(operator.again());
        off.sign(Instant.parse("2028-01-04T00:00:00Z"))
                .record(Told.refused(), Instant.parse("2028-01-03T23:59:10Z"))
                .commitHeads();
        off.sign(Instant.parse("2028-01-05T00:00:00Z"));

        Run run = Run.verify(
                directory,
                operator,
                off.pack("engagement", "e1", Told.ENGAGEMENT).zip());

        assertThat(run.said())
                .contains("..  to be known: 1 entries say that they were recorded up to 50 s outside")
                .endsWith("GOOD\n");
    }

    @Test
    void aReceiptIsTakenOutThatOthersCheck() {
        byte[] part = engagement().zip();
        byte[] whole = operator.packLedger().zip();

        assertThat(extracted(part, 3)).isEqualTo(new String(operator.receipt(3).bytes(), UTF_8));
        for (int position = 1; position <= operator.size(); position++) {
            assertThat(extracted(whole, position))
                    .isEqualTo(new String(operator.receipt(position).bytes(), UTF_8));
        }
        Run none = extract(part, "6");
        assertThat(none.status()).isOne();
        assertThat(none.said()).contains("no entry at position 6");
        assertThat(extract(whole, "" + (operator.size() + 1)).status()).isOne();
        assertThat(extract(whole, "0").status()).isOne();
        assertThat(extract(whole, "x").status()).isEqualTo(2);
    }

    private String extracted(byte[] zip, long position) {
        String said = extract(zip, "" + position).said();
        assertThat(LogProof.parse(said.getBytes(UTF_8)).index()).isEqualTo(position - 1);
        return said;
    }

    private Run extract(byte[] zip, String position) {
        return Run.of(List.of("extract", Run.file(directory, "evidence.zip", zip), "--position", position));
    }
}
