package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Requests are the earlier checkpoints of a package: each goes on from the one before. */
class WitnessTest {

    private final Operator operator = Told.everything();
    private final List<Long> sizes = operator.sizes().stream().toList();

    @TempDir
    private Path directory;

    private VerifierKey witness;

    @BeforeEach
    void makeTheKey() {
        Run made = run("witness-key", "notary.example", "--secret", secret());
        assertThat(made.status()).as(made.said()).isZero();
        witness = VerifierKey.parse(made.said().strip());
    }

    private String secret() {
        return directory.resolve("witness.key").toString();
    }

    private Path state() {
        return directory.resolve("seen");
    }

    private static Run run(String... arguments) {
        return Run.of(List.of(arguments));
    }

    private Run asked(Operator log, int index) {
        byte[] request = log.packLedger()
                .bytes(EvidenceFiles.history(List.copyOf(log.sizes()).get(index)));
        return asked(request);
    }

    private Run asked(byte[] request) {
        return run(
                "witness",
                Run.file(directory, "request", request),
                "--state",
                state().toString(),
                "--secret",
                secret(),
                "--key",
                operator.logKey().text());
    }

    @Test
    void whatGoesOnIsSignedAndWrittenDown() throws Exception {
        for (int i = 0; i < sizes.size(); i++) {
            Run run = asked(operator, i);

            assertThat(run.status()).as(run.said()).isZero();
            SignedNote note = operator.note(sizes.get(i));
            SignedNote cosigned = SignedNote.parse((new String(note.bytes(), UTF_8) + run.said()).getBytes(UTF_8));
            assertThat(Duration.between(cosigned.requireSignedBy(witness).orElseThrow(), Instant.now()))
                    .isLessThan(Duration.ofMinutes(5));
            assertThat(Files.readString(state())).isEqualTo(note.text());
        }
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("witness.key", "seen", "request");
        }
    }

    @Test
    void anotherPastIsNotSignedAndNotWrittenDown() throws Exception {
        asked(operator, 0);
        String seen = Files.readString(state());
        Operator other = operator.again();
        other.append(operator.entry(2))
                .append(operator.entry(1))
                .append(operator.entry(3))
                .sign();
        other.append(operator.entry(4)).sign();

        Run run = asked(other, 1);

        assertThat(run.status()).isOne();
        assertThat(run.said()).contains("Two histories").endsWith("BAD\n");
        assertThat(Files.readString(state())).isEqualTo(seen);
    }

    @Test
    void whatDoesNotGoOnFromWhatWasSeenIsNotSigned() {
        asked(operator, 0);

        assertThat(asked(operator, 2).said()).contains("what was seen last had " + sizes.get(0));
        assertThat(asked(operator, 0).said()).contains("The request goes on from 0 entries");
    }

    @Test
    void nothingIsSignedThatTheLogDidNotSign() {
        assertThat(asked(Told.everything(), 0).said())
                .contains("No key that you trust")
                .endsWith("BAD\n");
        assertThat(asked(new byte[0]).said()).contains("has no checkpoint in it");
        assertThat(asked("old x\n\n".getBytes(UTF_8)).said()).contains("This is no number");
        assertThat(state()).doesNotExist();
    }

    @Test
    void twoAtOnceAreOneTooMany() throws Exception {
        Files.createFile(directory.resolve("seen.lock"));

        Run run = asked(operator, 0);

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.said()).contains("somebody else is at it");
    }

    @Test
    void itsKeyIsItsOwnAndIsNotWrittenOver() throws Exception {
        Path key = Path.of(secret());
        String before = Files.readString(key);

        assertThat(run("witness-key", "notary.example", "--secret", secret()).status())
                .isEqualTo(2);
        assertThat(Files.readString(key)).isEqualTo(before);
        if (key.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                    .isEqualTo("rw-------");
        }
        assertThat(run(
                                "witness",
                                "x",
                                "--state",
                                "y",
                                "--key",
                                operator.logKey().text())
                        .said())
                .contains("witness needs --secret");
    }
}
