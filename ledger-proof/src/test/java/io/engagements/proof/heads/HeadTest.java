package io.engagements.proof.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sha256;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.InclusionProof;
import io.engagements.proof.tree.Node;
import io.engagements.proof.tree.Proofs;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeadTest {

    private final TreeHasher hasher = new TreeHasher();

    @Test
    void isWhatItSays() {
        Hash leaf = hasher.leaf(new byte[] {7});
        Head head = Head.before("subject/e1").with(3, leaf, hasher);

        MessageDigest sha = Sha256.digest();
        sha.update((byte) 1);
        sha.update(new byte[32]);
        assertThat(head.chain().bytes()).isEqualTo(sha.digest(leaf.bytes()));
        assertThat(head.key().bytes())
                .isEqualTo(Sha256.digest().digest("engagements/heads/v1\nsubject/e1".getBytes(StandardCharsets.UTF_8)));
        assertThat(head.leaf()).hasSize(80);
        assertThat(Arrays.copyOfRange(head.leaf(), 32, 48))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3);
        assertThat(Head.parse(head.leaf())).isEqualTo(head);
    }

    @Test
    void whoeverLacksAnEntryMakesAnother() {
        Head whole = chain(1, 2, 5, 9);

        assertThat(List.of(chain(1, 2, 5), chain(2, 5, 9), chain(1, 5, 9), chain(1, 2, 6, 9), chain(1, 2, 5, 9, 10)))
                .doesNotContain(whole);
        assertThat(chain(1, 2, 5, 9)).isEqualTo(whole);
        assertThatThrownBy(() -> chain(1, 2, 2)).isInstanceOf(InvalidProofException.class);
        assertThatThrownBy(() -> new Head(whole.key(), 3, 2, whole.chain())).isInstanceOf(InvalidProofException.class);
    }

    private Head chain(int... positions) {
        Head head = Head.before("subject/e1");
        for (int position : positions) {
            head = head.with(position, hasher.leaf(new byte[] {(byte) position}), hasher);
        }
        return head;
    }

    @Test
    void isProvenAmongAllAndReadBack() {
        for (int count : new int[] {1, 2, 3, 7, 300}) {
            Heads heads = new Heads(count);
            for (int i = 0; i < count; i += Math.max(1, count / 9)) {
                HeadProof proof = heads.proof(i);
                assertThat(HeadProof.parse(proof.text().lines().toList())).isEqualTo(proof);
                proof.require(count, heads.root);
                HeadProof longer =
                        new HeadProof(proof.head().with(99_999, hasher.leaf(new byte[0]), hasher), proof.place());
                assertThatThrownBy(() -> longer.require(count, heads.root)).isInstanceOf(InvalidProofException.class);
            }
        }
    }

    @Test
    void whatIsAbsentHasNoPlace() {
        Heads heads = new Heads(40);
        Hash first = heads.all.get(0).head().key();
        for (int i = 0; i < 100; i++) {
            Hash key = Head.keyOf("absent/" + i);
            int after = (int) heads.all.stream()
                    .filter(each -> HeadProof.isBefore(each.head().key(), key))
                    .count();
            List<HeadProof> neighbours = IntStream.of(after - 1, after)
                    .filter(at -> at >= 0 && at < 40)
                    .mapToObj(heads::proof)
                    .toList();
            HeadProof.requireAbsent(key, neighbours, 40, heads.root);
            assertThatThrownBy(() -> HeadProof.requireAbsent(first, neighbours, 40, heads.root))
                    .isInstanceOf(InvalidProofException.class);
            if (neighbours.size() == 2) {
                for (HeadProof one : neighbours) {
                    assertThatThrownBy(() -> HeadProof.requireAbsent(key, List.of(one), 40, heads.root))
                            .isInstanceOf(InvalidProofException.class);
                }
            }
        }
        HeadProof.requireAbsent(first, List.of(), 0, TreeHasher.EMPTY);
        assertThatThrownBy(() -> HeadProof.requireAbsent(first, List.of(), 40, heads.root))
                .isInstanceOf(InvalidProofException.class);
    }

    private static final class Heads {

        private final List<HeadProof> all = new ArrayList<>();
        private final Hash root;

        Heads(int count) {
            TreeHasher hasher = new TreeHasher();
            List<Head> heads = IntStream.range(0, count)
                    .mapToObj(i -> Head.before("subject/" + i).with(i + 1, hasher.leaf(new byte[] {1}), hasher))
                    .sorted(Comparator.comparing(Head::key, (a, b) -> Arrays.compareUnsigned(a.bytes(), b.bytes())))
                    .toList();
            RightEdge edge = new RightEdge();
            List<Hash> leaves =
                    heads.stream().map(head -> hasher.leaf(head.leaf())).toList();
            leaves.forEach(edge::append);
            root = edge.root();
            for (int i = 0; i < count; i++) {
                List<Hash> path = Proofs.hashes(Proofs.inclusion(i, count), known(leaves));
                all.add(new HeadProof(heads.get(i), new InclusionProof(i, path)));
            }
        }

        private static Function<Node, Hash> known(List<Hash> leaves) {
            return node -> {
                RightEdge subtree = new RightEdge();
                long width = 1L << node.level();
                leaves.subList((int) (node.n() * width), (int) ((node.n() + 1) * width))
                        .forEach(subtree::append);
                return subtree.root();
            };
        }

        HeadProof proof(int index) {
            return all.get(index);
        }
    }
}
