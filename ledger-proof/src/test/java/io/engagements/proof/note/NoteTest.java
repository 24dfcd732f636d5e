package io.engagements.proof.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.Proofs;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteTest {

    private static final Instant NOW = Instant.parse("2027-01-04T09:00:00.7Z");
    private static final String ORIGIN = "engagements.example/ledger";

    private final KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    private final NoteSigner log = new NoteSigner(ORIGIN, SignatureType.ED25519, pair);
    private final NoteSigner clock = new NoteSigner(ORIGIN + "/clock", SignatureType.COSIGNATURE, pair);
    private final Checkpoint checkpoint = new Checkpoint(ORIGIN, 7, TreeHasher.EMPTY);
    private final SignedNote note = SignedNote.signed(checkpoint.text(), NOW, List.of(log, clock));

    NoteTest() throws Exception {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The example of the Go package that defined the format. */
    @Test
    void aNoteOfOthersIsVerified() {
        VerifierKey key = VerifierKey.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
        SignedNote others = SignedNote.parse(utf8("""
                If you think cryptography is the answer to your problem,
                then you don't know what your problem is.

                — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
                """));

        assertThat(others.requireSignedBy(key)).isEmpty();
        assertThat(key.name()).isEqualTo("PeterNeumann");
        assertThat(key.text()).isEqualTo("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW");
    }

    @Test
    void whatIsSignedIsReadBack() {
        SignedNote read = SignedNote.parse(note.bytes());

        assertThat(read.requireSignedBy(log.verifier())).isEmpty();
        assertThat(read.requireSignedBy(clock.verifier())).contains(Instant.parse("2027-01-04T09:00:00Z"));
        assertThat(Checkpoint.parse(read.text())).isEqualTo(checkpoint);
        assertThat(read.bytes()).isEqualTo(note.bytes());
        assertThat(VerifierKey.parse(clock.verifier().text())).isEqualTo(clock.verifier());
    }

    @Test
    void manyKeysAreWrittenAndReadBack() throws Exception {
        for (int i = 0; i < 200; i++) {
            NoteSigner signer = new NoteSigner(
                    "k",
                    SignatureType.ED25519,
                    KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
            VerifierKey read = VerifierKey.parse(signer.verifier().text());
            SignedNote.signed("text\n", NOW, List.of(signer)).requireSignedBy(read);
        }
    }

    @Test
    void everyBytesChangeIsNoticed() {
        byte[] bytes = note.bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            refused(() -> {
                SignedNote read = SignedNote.parse(changed);
                read.requireSignedBy(log.verifier());
                read.requireSignedBy(clock.verifier());
            });
        }
    }

    @Test
    void aForgedSignatureBesideATrueOneIsNotPassedOver() {
        NoteSignature forged =
                SignedNote.signed("other\n", NOW, List.of(log)).signatures().get(0);

        refused(() -> note.with(List.of(forged)).requireSignedBy(log.verifier()));
    }

    @Test
    void signaturesOfOthersDoNotMatter() throws Exception {
        NoteSigner witness = new NoteSigner(
                "witness.example",
                SignatureType.COSIGNATURE,
                KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        SignedNote witnessed = note.with(List.of(witness.sign(note.text(), NOW)));

        witnessed.requireSignedBy(log.verifier());
        assertThat(witnessed.requireSignedBy(witness.verifier())).isPresent();
        refused(() -> note.requireSignedBy(witness.verifier()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "text\n",
                "text\n\n",
                "text\n\n— name\n",
                "text\n\n— name AAAAAAA=",
                "text\n\n— name AAAAAA==\n",
                "text\n\n— name AAAAAAB=\n",
                "text\n\n— na+me AAAAAAA=\n",
                "text\n\n— na\u00a0me AAAAAAA=\n",
                "text\n\n—  AAAAAAA=\n",
                "text\n\n- name AAAAAAA=\n",
                "te\u0000xt\n\n— name AAAAAAA=\n",
                "text\r\n\n— name AAAAAAA=\n"
            })
    void whatIsNoNoteIsRefused(String text) {
        refused(() -> SignedNote.parse(utf8(text)));
    }

    @Test
    void notesAreBounded() {
        refused(() -> SignedNote.parse(utf8("x".repeat(SignedNote.LONGEST) + "\n\n— name AAAAAAA=\n")));
        refused(() -> SignedNote.parse(utf8("x\n\n" + "— name AAAAAAA=\n".repeat(SignedNote.MOST_SIGNATURES + 1))));
        refused(() -> SignedNote.parse(new byte[] {'x', (byte) 0xC3, '\n', '\n'}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n7\n",
                "origin\n07\nAAAA\n",
                "origin\n-7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n+7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n99999999999999999999\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "or igin\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n",
                "origin\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
                "origin\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
                "origin\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\nmore\n",
                "origin\n7\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="
            })
    void whatIsNoCheckpointIsRefused(String text) {
        refused(() -> Checkpoint.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "name+c74f20a3",
                "name+c74f20a3+",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeuman+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+C74F20A3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void whatIsNoKeyIsRefused(String text) {
        refused(() -> VerifierKey.parse(text));
    }

    @Test
    void aProofInOneFileIsReadBackAndHolds() {
        LogProof proof = proof(5);
        LogProof read = LogProof.parse(proof.bytes());

        assertThat(read.bytes()).isEqualTo(proof.bytes());
        assertThat(new String(proof.bytes(), StandardCharsets.UTF_8))
                .startsWith("""
                c2sp.org/tlog-proof@v1
                extra %s
                index 5
                """.formatted(Base64.getEncoder().encodeToString(entry(5))));
        assertThat(read.require(new TreeHasher().leaf(entry(5)), log.verifier()).size())
                .isEqualTo(7);
        refused(() -> read.require(new TreeHasher().leaf(entry(4)), log.verifier()));
        refused(() -> read.require(new TreeHasher().leaf(entry(5)), clock.verifier()));
    }

    @Test
    void everyBytesChangeOfAProofIsNoticed() {
        LogProof proof = proof(5);
        byte[] bytes = new LogProof(null, proof.index(), proof.path(), proof.checkpoint()).bytes();
        Hash leaf = new TreeHasher().leaf(entry(5));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 2;
            refused(() -> LogProof.parse(changed).require(leaf, log.verifier()));
        }
    }

    private LogProof proof(int index) {
        RightEdge edge = new RightEdge();
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            leaves.add(new TreeHasher().leaf(entry(i)));
            edge.append(leaves.get(i));
        }
        Checkpoint signed = new Checkpoint(ORIGIN, 7, edge.root());
        List<Hash> path = Proofs.hashes(Proofs.inclusion(index, 7), node -> subtree(leaves, node.level(), node.n()));
        return new LogProof(entry(index), index, path, SignedNote.signed(signed.text(), NOW, List.of(log)));
    }

    private static Hash subtree(List<Hash> leaves, int level, long n) {
        return level == 0
                ? leaves.get((int) n)
                : new TreeHasher().node(subtree(leaves, level - 1, 2 * n), subtree(leaves, level - 1, 2 * n + 1));
    }

    private static byte[] entry(int number) {
        return utf8("{\"position\":\"" + (number + 1) + "\"}");
    }

    private static void refused(Runnable check) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(check::run);
    }
}
