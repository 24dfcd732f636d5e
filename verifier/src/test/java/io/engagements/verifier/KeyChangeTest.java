package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.verifier.Operator.Keys;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys are replaced: whom to believe afterwards, and whom not. */
class KeyChangeTest {

    private static final String CHANGED = "a key that you trust signed, at position ";

    private final Operator operator = Operator.begun();
    private final Keys first = operator.keys();
    private final Keys second = Keys.made();
    private final Keys third = Keys.made();

    @TempDir
    private Path directory;

    /** Signed by the first, by both, and then by the second alone. */
    private Operator changed() {
        Told.begun(operator).sign();
        operator.changeKeys(second).forgetKeys();
        Told.ended(operator).sign();
        return operator;
    }

    private static Files packed(Operator by) {
        return by.pack("engagement", "e1", Told.ENGAGEMENT);
    }

    private Run verify(Files files, List<String> more, VerifierKey... trusted) {
        return run(Run.file(directory, "evidence.zip", files.zip()), more, trusted);
    }

    private static Run run(String file, List<String> more, VerifierKey... trusted) {
        List<String> arguments = new ArrayList<>(List.of("verify", file));
        Arrays.stream(trusted).forEach(key -> arguments.addAll(List.of("--key", key.text())));
        arguments.addAll(more);
        return Run.of(arguments);
    }

    @Test
    void whoeverTrustsTheEarlierKeyIsLedToTheLaterOnes() {
        Run run = verify(packed(changed()), List.of(), first.log().verifier());

        assertThat(run.said())
                .contains(CHANGED, "no entry says another time", "packed by whoever has the key")
                .endsWith("GOOD\n");
    }

    @Test
    void overSeveralChangesToo() {
        changed().changeKeys(third).forgetKeys().commitHeads().sign();

        Run run = verify(packed(operator), List.of(), first.log().verifier());

        assertThat(run.said().split(CHANGED, -1)).hasSize(3);
        assertThat(run.said()).endsWith("GOOD\n");
        assertThat(verify(packed(operator), List.of(), third.log().verifier()).said())
                .endsWith("GOOD\n");
    }

    /** What was signed before the change is signed by the earlier key alone. */
    @Test
    void whoeverTrustsTheLaterKeyCanCheckWhatWasBeforeIt() {
        Run run = verify(
                packed(changed()),
                List.of(),
                second.log().verifier(),
                second.clock().verifier());

        assertThat(run.said())
                .contains("no entry says another time")
                .doesNotContain(CHANGED, "no key that you trust signed")
                .endsWith("GOOD\n");
    }

    /** Somebody took it from a backup that should have been deleted. */
    @Test
    void theEarlierKeyAloneSignsNothingForWhoeverTrustsTheLaterOne() {
        LogProof genuine = changed().keyChange();
        String file = Run.file(directory, "change", genuine.bytes());

        Operator alone = Operator.with(first);
        Told.ended(Told.begun(alone)).sign();
        assertThat(verify(
                                packed(alone),
                                List.of("--key-change", file),
                                second.log().verifier())
                        .wrong())
                .containsExactly("checkpoint.txt is not signed by the key that you trust");
        String receipt = Run.file(directory, "receipt", alone.receipt(3).bytes());
        assertThat(run(receipt, List.of("--key-change", file), second.log().verifier())
                        .wrong())
                .singleElement()
                .asString()
                .startsWith("No key that you trust");
    }

    /** Whoever took the earlier clock's key can say any time with it, and accuse an honest log. */
    @Test
    void theEarlierClockSaysNoTimeToWhoeverTrustsTheLaterKeys() {
        Files files = packed(changed());
        long size = 3;
        Operator thief = Operator.with(first);
        SignedNote genuine = operator.note(size);
        SignedNote forged = thief.signed(genuine.text(), Instant.parse("2020-01-01T00:00:00Z"));
        files.change(
                EvidenceFiles.history(size),
                text -> text.replace(new String(genuine.bytes(), UTF_8), new String(forged.bytes(), UTF_8)));

        assertThat(verify(files, List.of(), second.log().verifier()).said())
                .contains("not checked: when the entries were recorded")
                .endsWith("GOOD\n");
        assertThat(verify(
                                files,
                                List.of(),
                                second.log().verifier(),
                                second.clock().verifier())
                        .said())
                .contains("no entry says another time")
                .endsWith("GOOD\n");
    }

    @Test
    void nobodyNamesHimselfTheNextKey() {
        Operator other = Operator.with(Keys.made());
        Told.begun(other).sign();
        other.changeKeys(second).forgetKeys();
        Told.ended(other).sign();

        Run run = verify(packed(other), List.of(), first.log().verifier());

        assertThat(run.said()).contains("no key that you trust signed that keys were replaced");
        assertThat(run.wrong()).containsExactly("checkpoint.txt is not signed by the key that you trust");
    }

    /** The signature of the key that is trusted, under a text that it did not sign. */
    @Test
    void aSignatureIsOfOneText() {
        changed();
        SignedNote genuine = operator.keyChange().checkpoint();
        Operator other = Operator.with(Keys.made());
        Told.begun(other).sign();
        other.record(Told.registered("nobody", io.engagements.events.party.PartyKind.VA));
        other.changeKeys(second).forgetKeys();
        LogProof change = other.keyChange();
        LogProof forged = new LogProof(
                change.extra(),
                change.index(),
                change.path(),
                new SignedNote(change.checkpoint().text(), genuine.signatures()));
        String file = Run.file(directory, "change", forged.bytes());

        assertThat(run(
                                Run.file(
                                        directory,
                                        "receipt",
                                        operator.receipt(3).bytes()),
                                List.of("--key-change", file),
                                second.log().verifier())
                        .wrong())
                .singleElement()
                .asString()
                .contains("is not over this text");
    }

    @Test
    void aChangeIsOfTheHistoryItIsPackedWith() {
        LogProof genuine = changed().keyChange();
        Operator other = Operator.with(second);
        other.record(Told.registered("nobody", io.engagements.events.party.PartyKind.VA));
        Told.ended(Told.begun(other)).sign();
        Files files = packed(other).put(EvidenceFiles.keyChange(genuine.index() + 1), genuine.bytes());

        assertThat(verify(files, List.of(), first.log().verifier()).wrong())
                .singleElement()
                .asString()
                .startsWith("Two histories: keys/");
        String file = Run.file(directory, "change", genuine.bytes());
        Operator sameSize = Operator.with(second);
        Told.begun(sameSize)
                .record(Told.registered("nobody", io.engagements.events.party.PartyKind.VA))
                .sign();
        Told.ended(sameSize).sign();
        assertThat(verify(
                                packed(sameSize),
                                List.of("--key-change", file),
                                first.log().verifier())
                        .wrong())
                .singleElement()
                .asString()
                .startsWith("Two histories: ");
    }

    @Test
    void whatAChangeSaysIsLookedAt() {
        Files honest = packed(changed());
        LogProof genuine = operator.keyChange();
        String path = EvidenceFiles.keyChange(genuine.index() + 1);
        byte[] entry = genuine.extra();
        String altered = new String(entry, UTF_8).replace("\"olga\"", "\"mike\"");

        refused(honest, path, with(genuine, altered.getBytes(UTF_8)).bytes(), "keys/");
        refused(honest, path, with(genuine, null).bytes(), "does not have the entry in it");
        refused(honest, path, operator.receipt(3).bytes(), "says nothing about keys");
        honest.put(path, genuine.bytes()).remove(path);
        refused(honest, EvidenceFiles.keyChange(3), genuine.bytes(), "is of another entry than its name says");
    }

    private static LogProof with(LogProof proof, byte @Nullable [] entry) {
        return new LogProof(entry, proof.index(), proof.path(), proof.checkpoint());
    }

    private void refused(Files files, String path, byte[] content, String reason) {
        assertThat(verify(files.put(path, content), List.of(), first.log().verifier())
                        .wrong())
                .singleElement()
                .asString()
                .contains(reason);
    }

    @Test
    void keysOfOthersAreNone() {
        Told.begun(operator).sign();
        Keys others = Keys.of("other.example");
        operator.changeKeys(others);

        assertThat(run(
                                Run.file(
                                        directory,
                                        "receipt",
                                        operator.receipt(3).bytes()),
                                List.of(
                                        "--key-change",
                                        Run.file(
                                                directory,
                                                "change",
                                                operator.keyChange().bytes())),
                                first.log().verifier())
                        .wrong())
                .singleElement()
                .asString()
                .contains("names a key of somebody else");
    }

    /** For a receipt, a comparison and a witness there is no package that says so. */
    @Test
    void aReceiptOfTheLaterKeysHoldsForWhoeverTrustsTheEarlierOneAndKeptTheChange() {
        changed();
        String receipt =
                Run.file(directory, "receipt", operator.receipt(operator.size()).bytes());
        String change = Run.file(directory, "change", operator.keyChange().bytes());

        assertThat(run(receipt, List.of(), first.log().verifier()).wrong()).hasSize(1);
        assertThat(run(receipt, List.of("--key-change", change), first.log().verifier())
                        .said())
                .contains(CHANGED)
                .endsWith("GOOD\n");
    }
}
