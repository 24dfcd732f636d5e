package io.engagements.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.note.NoteSigner;
import io.engagements.proof.note.SignatureType;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierTest {

    private static final Instant NOW = Instant.parse("2027-01-11T09:00:00Z");
    private static final String ORIGIN = "engagements.example";
    private static final byte[] ENTRY = "{\"type\":\"a\\u202E\u202E\u001b[2J\"}".getBytes(StandardCharsets.UTF_8);

    private final KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private final NoteSigner log = new NoteSigner(ORIGIN, SignatureType.ED25519, pair);
    private final NoteSigner clock = new NoteSigner(ORIGIN + "/clock", SignatureType.COSIGNATURE, pair);
    private final TreeHasher hasher = new TreeHasher();
    private final Hash other = hasher.leaf(new byte[] {1});
    private final Hash mine = hasher.leaf(ENTRY);

    @TempDir
    private Path directory;

    private String printed = "";

    VerifierTest() throws Exception {}

    private int run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int status = Verifier.run(List.of(arguments), stream, stream);
        printed = out.toString(StandardCharsets.UTF_8);
        return status;
    }

    private SignedNote signed(Hash... leaves) {
        RightEdge edge = new RightEdge();
        List.of(leaves).forEach(edge::append);
        return SignedNote.signed(new Checkpoint(ORIGIN, edge.size(), edge.root()).text(), NOW, List.of(log, clock));
    }

    private String file(String name, byte[] bytes) throws Exception {
        return Files.write(directory.resolve(name), bytes).toString();
    }

    private String receipt() throws Exception {
        return file("r.tlog-proof", new LogProof(ENTRY, 1, List.of(other), signed(other, mine)).bytes());
    }

    @Test
    void aReceiptThatHoldsIsGoodAndSaysWhen() throws Exception {
        assertThat(run(
                        "verify",
                        receipt(),
                        "--key",
                        log.verifier().text(),
                        "--key",
                        clock.verifier().text()))
                .isZero();
        assertThat(printed)
                .contains("position 2 of 2", "signed by engagements.example/clock at 2027-01-11T09:00:00Z")
                .endsWith("GOOD\n");
    }

    @Test
    void nothingInAnEntryIsObeyedByATerminal() throws Exception {
        run("verify", receipt(), "--key", log.verifier().text());

        assertThat(printed).doesNotContain("\u001b", "\u202E").contains("[2J");
    }

    @Test
    void programsAreToldInJson() throws Exception {
        assertThat(run("verify", receipt(), "--json", "--key", log.verifier().text()))
                .isZero();
        assertThat(printed).startsWith("{\"good\":true,\"holds\":[\"signed by").endsWith("\"wrong\":[]}\n");
    }

    @Test
    void withoutTheLogsOwnKeyNothingIsBelieved() throws Exception {
        assertThat(run("verify", receipt())).isOne();
        assertThat(printed).contains("NOT PINNED", "engagements.example").endsWith("BAD\n");
        assertThat(run("verify", receipt(), "--key", clock.verifier().text())).isOne();
        NoteSigner stranger = new NoteSigner(
                ORIGIN,
                SignatureType.ED25519,
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        assertThat(run("verify", receipt(), "--key", stranger.verifier().text()))
                .isOne();
        assertThat(printed).endsWith("BAD\n");
    }

    @Test
    void anotherEntryIsNotTheOne() throws Exception {
        String forged = file(
                "f.tlog-proof",
                new LogProof("{}".getBytes(StandardCharsets.UTF_8), 1, List.of(other), signed(other, mine)).bytes());

        assertThat(run("verify", forged, "--key", log.verifier().text())).isOne();
        assertThat(printed).contains("not at index 1").endsWith("BAD\n");
        String bare = file("b.tlog-proof", new LogProof(null, 1, List.of(other), signed(other, mine)).bytes());
        assertThat(run("verify", bare, "--key", log.verifier().text())).isOne();
        assertThat(printed).contains("does not have the event in it");
    }

    @Test
    void checkpointsOfOneHistoryAreToldFromThoseOfTwo() throws Exception {
        String one = file("1", signed(other).bytes());
        String two = file("2", signed(other, mine).bytes());
        String forked = file("3", signed(mine, other).bytes());
        String proof = file("p", (mine.base64() + "\n").getBytes(StandardCharsets.US_ASCII));
        String key = log.verifier().text();

        assertThat(run("compare", two, two, "--key", key)).isZero();
        assertThat(run("compare", two, one, "--key", key, "--consistency", proof))
                .isZero();
        assertThat(printed).contains("one history");
        assertThat(run("compare", one, two, "--key", key)).isOne();
        assertThat(printed).contains("without a proof");
        assertThat(run("compare", two, forked, "--key", key)).isOne();
        assertThat(printed).contains("One size has two roots");
        assertThat(run("compare", one, forked, "--key", key, "--consistency", proof))
                .isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "verify", "verify a b", "compare a", "burn a", "verify a --key", "verify a --colour"})
    void whoCallsItWronglyIsToldHow(String line) throws Exception {
        file("a", new byte[0]);
        String[] arguments = line.isEmpty() ? new String[0] : line.split(" ");

        assertThat(run(arguments)).isEqualTo(2);
        assertThat(printed).contains("compare CHECKPOINT CHECKPOINT");
    }

    @Test
    void whatIsNoReceiptIsBadAndWhatIsNotThereIsSaid() throws Exception {
        assertThat(run(
                        "verify",
                        file("x", new byte[] {0, 1, 2}),
                        "--key",
                        log.verifier().text()))
                .isOne();
        assertThat(run(
                        "verify",
                        file("y", new byte[(8 << 20) + 1]),
                        "--key",
                        log.verifier().text()))
                .isOne();
        assertThat(run("verify", directory.resolve("none").toString())).isEqualTo(2);
        assertThat(printed).contains("cannot be read");
    }
}
