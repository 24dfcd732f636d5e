package io.engagements.proof.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.engagements.proof.InvalidProofException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TreeTest {

    private static final int LARGEST = 1_025;
    private static final List<Hash> LEAVES = NaiveTree.leaves(LARGEST);
    private static final long SEED = 9162;

    private final TreeHasher hasher = new TreeHasher();

    /** The leaves and roots that implementations of RFC 6962 and its successor are tested with. */
    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void rootsAreThoseThatEverybodyHas() {
        RightEdge edge = new RightEdge();
        List<String> roots = new ArrayList<>(List.of(edge.root().hex()));
        for (String input : INPUTS) {
            edge.append(hasher.leaf(HexFormat.of().parseHex(input)));
            roots.add(edge.root().hex());
        }

        assertThat(roots).isEqualTo(ROOTS);
    }

    @Test
    void theEdgeOfEverySizeGrowsOnFromWhatWasKeptOfIt() {
        RightEdge grown = new RightEdge();
        for (int size = 0; size <= LARGEST; size++) {
            RightEdge kept = new RightEdge(grown.size(), grown.subtrees());
            assertThat(kept.root()).isEqualTo(new NaiveTree(LEAVES.subList(0, size)).root());
            if (size < LARGEST) {
                kept.append(LEAVES.get(size));
                grown = kept;
            }
        }
    }

    @Test
    void anEdgeOfAnotherSizeIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new RightEdge(3, List.of(TreeHasher.EMPTY)));
        assertThatIllegalArgumentException().isThrownBy(() -> new RightEdge(-1, List.of()));
    }

    static Stream<Integer> sizes() {
        return Stream.concat(
                IntStream.rangeClosed(1, 70).boxed(),
                Stream.of(127, 128, 129, 255, 256, 257, 300, 511, 512, 513, 768, 1_023, 1_024, LARGEST));
    }

    /** Hashes of complete subtrees as the tables give them: tiles, and nothing else. */
    private Function<Node, Hash> stored(int size, List<Span> path) {
        Map<Tile, byte[]> tiles = new HashMap<>();
        Tile.of(path, size).forEach(tile -> tiles.put(tile, hashes(tile)));
        return Tile.nodes(tiles, size);
    }

    private byte[] hashes(Tile tile) {
        byte[] hashes = new byte[tile.width() * Hash.BYTES];
        for (int i = 0; i < tile.width(); i++) {
            long n = tile.n() * Tile.FULL + i;
            Hash hash = tile.level() == 0
                    ? LEAVES.get((int) n)
                    : Tile.above(hashes(new Tile(tile.level() - 1, n, Tile.FULL)), hasher);
            System.arraycopy(hash.bytes(), 0, hashes, i * Hash.BYTES, Hash.BYTES);
        }
        return hashes;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyProofOfASizeIsTheOneThatTheStandardDefinesAndHolds(int size) {
        NaiveTree tree = new NaiveTree(LEAVES.subList(0, size));
        Hash root = tree.root();
        List<Span> whole = Proofs.root(size);
        assertThat(Proofs.hashes(whole, stored(size, whole))).containsExactly(root);
        int step = size > 70 ? 17 : 1;
        for (int index = 0; index < size; index += step) {
            List<Span> path = Proofs.inclusion(index, size);
            List<Hash> hashes = Proofs.hashes(path, stored(size, path));
            assertThat(hashes).isEqualTo(tree.inclusion(index));
            ProofCheck.inclusion(LEAVES.get(index), index, size, hashes, root);
        }
        for (int old = 1; old <= size; old += step) {
            List<Span> path = Proofs.consistency(old, size);
            List<Hash> hashes = Proofs.hashes(path, stored(size, path));
            assertThat(hashes).isEqualTo(tree.consistency(old));
            ProofCheck.consistency(old, new NaiveTree(LEAVES.subList(0, old)).root(), size, root, hashes);
        }
    }

    /** A bit turned, a hash left out, doubled, exchanged, one more, none; another index, size, leaf or root. */
    @ParameterizedTest
    @MethodSource("sizes")
    void noInclusionIsProvenByAnythingElse(int size) {
        Random random = new Random(SEED + size);
        NaiveTree tree = new NaiveTree(LEAVES.subList(0, size));
        Hash root = tree.root();
        for (int round = 0; round < 8; round++) {
            int index = random.nextInt(size);
            List<Hash> proof = tree.inclusion(index);
            Hash leaf = LEAVES.get(index);
            mutants(proof, random)
                    .forEach(mutant -> refused(() -> ProofCheck.inclusion(leaf, index, size, mutant, root)));
            IntStream.range(0, size)
                    .filter(other -> other != index)
                    .limit(64)
                    .forEach(other -> refused(() -> ProofCheck.inclusion(leaf, other, size, proof, root)));
            refused(() -> ProofCheck.inclusion(flipped(leaf, random), index, size, proof, root));
            refused(() -> ProofCheck.inclusion(leaf, index, size, proof, flipped(root, random)));
            refused(() -> ProofCheck.inclusion(leaf, size, size, proof, root));
            refused(() -> ProofCheck.inclusion(leaf, -1, size, proof, root));
            refused(() -> ProofCheck.inclusion(leaf, index + (1L << 40), size, proof, root));
        }
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void noConsistencyIsProvenByAnythingElse(int size) {
        Random random = new Random(SEED + size);
        NaiveTree tree = new NaiveTree(LEAVES.subList(0, size));
        Hash root = tree.root();
        for (int round = 0; round < 8 && size > 1; round++) {
            int old = 1 + random.nextInt(size - 1);
            Hash oldRoot = new NaiveTree(LEAVES.subList(0, old)).root();
            List<Hash> proof = tree.consistency(old);
            mutants(proof, random)
                    .forEach(mutant -> refused(() -> ProofCheck.consistency(old, oldRoot, size, root, mutant)));
            refused(() -> ProofCheck.consistency(old, flipped(oldRoot, random), size, root, proof));
            refused(() -> ProofCheck.consistency(old, oldRoot, size, flipped(root, random), proof));
            refused(() -> ProofCheck.consistency(size, root, old, oldRoot, proof));
            refused(() -> ProofCheck.consistency(old, oldRoot, old, root, List.of()));
        }
    }

    @Test
    void nothingIsProvenOfTheEmptyTreeAndOfItself() {
        Hash root = NaiveTree.of(5).root();

        ProofCheck.consistency(0, TreeHasher.EMPTY, 5, root, List.of());
        ProofCheck.consistency(5, root, 5, root, List.of());
        refused(() -> ProofCheck.consistency(0, root, 5, root, List.of()));
        refused(() -> ProofCheck.consistency(0, TreeHasher.EMPTY, 5, root, List.of(root)));
        refused(() -> ProofCheck.consistency(-1, root, 5, root, List.of()));
        refused(() -> ProofCheck.inclusion(root, 0, 0, List.of(), root));
    }

    /** Each is another list than the proof. */
    private static List<List<Hash>> mutants(List<Hash> proof, Random random) {
        List<List<Hash>> mutants = new ArrayList<>();
        for (int i = 0; i < proof.size(); i++) {
            mutants.add(changed(proof, i, flipped(proof.get(i), random)));
            mutants.add(without(proof, i));
            List<Hash> doubled = new ArrayList<>(proof);
            doubled.add(i, proof.get(i));
            mutants.add(doubled);
            if (i > 0 && !proof.get(i).equals(proof.get(i - 1))) {
                mutants.add(changed(changed(proof, i, proof.get(i - 1)), i - 1, proof.get(i)));
            }
        }
        List<Hash> longer = new ArrayList<>(proof);
        longer.add(TreeHasher.EMPTY);
        mutants.add(longer);
        return mutants;
    }

    private static List<Hash> changed(List<Hash> proof, int at, Hash hash) {
        List<Hash> changed = new ArrayList<>(proof);
        changed.set(at, hash);
        return changed;
    }

    private static List<Hash> without(List<Hash> proof, int at) {
        List<Hash> shorter = new ArrayList<>(proof);
        shorter.remove(at);
        return shorter;
    }

    private static Hash flipped(Hash hash, Random random) {
        byte[] bytes = hash.bytes();
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        return Hash.of(bytes);
    }

    private static void refused(Runnable check) {
        assertThatExceptionOfType(InvalidProofException.class).isThrownBy(check::run);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(Arguments.of(5, 5), Arguments.of(-1, 5), Arguments.of(0, 0));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void noProofIsMadeOfWhatIsNotThere(int index, int size) {
        assertThatIllegalArgumentException().isThrownBy(() -> Proofs.inclusion(index, size));
        assertThatIllegalArgumentException().isThrownBy(() -> Proofs.consistency(size + 1, size));
        assertThatIllegalArgumentException().isThrownBy(() -> Proofs.consistency(0, size));
    }

    @ParameterizedTest
    @CsvSource({
        "70000, 0, 272, 272",
        "70000, 0, 273, 273.p/112",
        "70000, 1, 0, 000",
        "70000, 1, 1, 001.p/17",
        "70000, 2, 0, 000.p/1",
        "256, 0, 0, 000",
        "256, 1, 0, 000.p/1",
        "315923000, 0, 1234067, x001/x234/067"
    })
    void tilesAreAddressedAsTheStandardSays(long size, int level, long n, String path) {
        assertThat(Tile.in(size, level, n).path()).isEqualTo(path);
    }

    @Test
    void aTileThatATreeDoesNotHaveIsNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.in(256, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Tile.in(255, 1, 0));
    }
}
