package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.timestamp.Authority;
import io.engagements.timestamp.TimestampQuery;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others put under the checkpoints of a package is told as far as it can be checked without them. */
class StampsTest {

    private static final Authority AUTHORITY = Authority.usual();

    private final Operator operator = Told.everything();
    private final Files files = operator.pack("engagement", "e1", Told.ENGAGEMENT);
    private final long last = Checkpoint.parse(operator.note().text()).size();

    @TempDir
    private Path directory;

    private Run verify(String... more) {
        return Run.verify(directory, operator, files.zip(), more);
    }

    private byte[] stamped(String text) {
        return AUTHORITY.answer(new TimestampQuery(text.getBytes(UTF_8)).request());
    }

    private String text(long size) {
        return operator.note(size).text();
    }

    @Test
    void aTimeStampIsToldWithWhatWasNotChecked() {
        files.put(EvidenceFiles.timestamp(last), stamped(text(last)));
        Run run = verify();

        assertThat(run.said())
                .contains(
                        "ok  time-stamped at ",
                        "by a certificate of CN=Stamps of Example: " + last + " entries",
                        "--  not checked: whose certificate that is",
                        "openssl ts -verify -data TEXT -in " + EvidenceFiles.timestamp(last))
                .endsWith("GOOD\n");
    }

    @Test
    void oneOfAnotherTextIsRefused() {
        files.put(EvidenceFiles.timestamp(last), stamped("another"));

        assertThat(verify().wrong()).singleElement().asString().contains("something else than this checkpoint");
    }

    @Test
    void oneThatWasChangedIsRefused() {
        byte[] changed = stamped(text(last));
        changed[changed.length - 5] ^= 1;
        files.put(EvidenceFiles.timestamp(last), changed);

        assertThat(verify().wrong()).singleElement().asString().contains("does not hold");
    }

    @Test
    void oneOfACheckpointThatIsNotThereIsRefused() {
        files.put(EvidenceFiles.timestamp(last + 1), stamped(text(last)));

        assertThat(verify().wrong()).singleElement().asString().contains("is of a checkpoint that is not in history/");
    }

    @Test
    void rubbishIsRefused() {
        files.put(EvidenceFiles.timestamp(last), "rubbish");

        assertThat(verify().wrong()).singleElement().asString().contains("no time-stamp by RFC 3161");
    }

    @Test
    void aWitnessThatIsTrustedIsToldByTheLargestCheckpointItSigned() throws GeneralSecurityException {
        NoteSigner witness = new NoteSigner(
                "notary.example",
                SignatureType.COSIGNATURE,
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        long first = operator.sizes().iterator().next();
        String line = new String(
                        SignedNote.signed(text(first), Instant.parse("2028-01-03T10:00:00Z"), List.of(witness))
                                .bytes(),
                        UTF_8)
                .substring(text(first).length() + 1);
        files.change(EvidenceFiles.history(first), step -> step + line);

        assertThat(verify("--key", witness.verifier().text()).said())
                .contains("ok  cosigned by notary.example at 2028-01-03T10:00:00Z: " + first + " entries")
                .endsWith("GOOD\n");
        files.change(EvidenceFiles.history(first), step -> step.replace(line, ""));
        assertThat(verify("--key", witness.verifier().text()).said())
                .contains("not checked: what notary.example has seen")
                .endsWith("GOOD\n");
    }
}
