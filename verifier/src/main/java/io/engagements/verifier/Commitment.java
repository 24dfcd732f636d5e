package io.engagements.verifier;

import io.engagements.events.heads.HeadsEvent.HeadsCommitted;
import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.Sentence;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.LogProof;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.ProofCheck;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What an entry of the ledger itself says about how far the entries about each thing go, and what is proven to be under it. */
final class Commitment {

    /** A leaf, an index and a path: base 64 is short. */
    private static final int LONGEST_LINE = 1024;

    private static final long LONGEST_PROOF = 8L << 10;

    private final HeadsCommitted said;
    private final Instant recordedAt;
    private final TreeMap<Hash, HeadProof> heads =
            new TreeMap<>((one, other) -> one.equals(other) ? 0 : HeadProof.isBefore(one, other) ? -1 : 1);

    private Commitment(HeadsCommitted said, Instant recordedAt) {
        this.said = said;
        this.recordedAt = recordedAt;
    }

    /** @throws InvalidProofException unless that entry is under the package's checkpoint, and all these heads under it */
    static Commitment read(EvidencePackage files, Manifest manifest, Checkpoint checkpoint) throws IOException {
        LogProof proof = LogProof.parse(files.bytes(EvidenceFiles.HEADS_ENTRY));
        byte[] bytes = proof.extra();
        if (bytes == null) {
            throw new InvalidProofException(Says.One.WITHOUT_ENTRY.of(EvidenceFiles.HEADS_ENTRY));
        }
        if (!Checkpoint.parse(proof.checkpoint().text()).equals(checkpoint)) {
            throw new InvalidProofException(Says.One.ANOTHER_CHECKPOINT.of(EvidenceFiles.HEADS_ENTRY));
        }
        Hash leaf = new TreeHasher().leaf(bytes);
        ProofCheck.inclusion(leaf, proof.index(), checkpoint.size(), proof.path(), checkpoint.root());
        Commitment commitment = of(Read.entry(bytes, proof.index() + 1, leaf), manifest.upTo());
        commitment.readHeads(files);
        return commitment;
    }

    /** @throws InvalidProofException when the entry says no such thing */
    static Commitment of(Read read, long upTo) {
        if (!(read.event() instanceof HeadsCommitted said)) {
            throw new InvalidProofException(Says.One.ABOUT_NO_HEADS.of(read.position()));
        }
        if (said.upTo() < 0 || said.upTo() >= read.position()) {
            throw new InvalidProofException(Says.Two.HEADS_OF_THE_FUTURE.of(read.position(), said.upTo()));
        }
        if (said.upTo() != upTo) {
            throw new InvalidProofException(Says.Three.HEADS_UP_TO.of(said.upTo(), EvidenceFiles.MANIFEST, upTo));
        }
        if (said.keys() < 0 || said.root() == null) {
            throw new InvalidProofException(Says.One.NO_HEADS.of(read.position()));
        }
        return new Commitment(said, read.entry().recordedAt());
    }

    private void readHeads(EvidencePackage files) throws IOException {
        long last = -1;
        Hash root = root();
        try (Lines lines = new Lines(
                EvidenceFiles.HEADS, files.read(EvidenceFiles.HEADS, said.keys() * LONGEST_PROOF), LONGEST_LINE)) {
            for (List<String> block = lines.block(); block != null; block = lines.block()) {
                HeadProof head = HeadProof.parse(block);
                if (head.place().index() <= last) {
                    throw new InvalidProofException(Says.One.HEADS_ORDER.of(EvidenceFiles.HEADS));
                }
                last = head.place().index();
                requireUnder(head, root);
                heads.put(head.head().key(), head);
            }
        }
    }

    private void requireUnder(HeadProof head, Hash root) {
        try {
            head.require(said.keys(), root);
        } catch (InvalidProofException e) {
            throw new InvalidProofException(Says.Two.HEAD_NOT_COMMITTED.of(EvidenceFiles.HEADS, e.sentence()), e);
        }
    }

    private Hash root() {
        return Hash.parse(said.root());
    }

    long upTo() {
        return said.upTo();
    }

    Instant recordedAt() {
        return recordedAt;
    }

    boolean has(Hash key) {
        return heads.containsKey(key);
    }

    /** @throws InvalidProofException unless this is how far the entries about it go, by what the ledger committed to */
    void require(String name, Head found) {
        HeadProof committed = heads.get(found.key());
        if (committed == null) {
            requireAbsent(name, found);
        } else if (!committed.head().equals(found)) {
            Head head = committed.head();
            throw new InvalidProofException(Says.Five.LEFT_OUT.of(
                    Canonical.shown(name), head.entries(), head.last(), found.entries(), found.last()));
        }
    }

    private void requireAbsent(String name, Head found) {
        if (found.entries() > 0) {
            throw new InvalidProofException(Says.Two.HEAD_LACKING.of(Canonical.shown(name), EvidenceFiles.HEADS));
        }
        List<HeadProof> neighbours = Stream.of(heads.lowerEntry(found.key()), heads.higherEntry(found.key()))
                .flatMap(Stream::ofNullable)
                .map(Map.Entry::getValue)
                .toList();
        try {
            HeadProof.requireAbsent(found.key(), neighbours, said.keys(), root());
        } catch (InvalidProofException e) {
            throw new InvalidProofException(Says.Two.ABSENCE_UNPROVEN.of(Canonical.shown(name), e.sentence()), e);
        }
    }

    /** @throws InvalidProofException unless these are all heads that there are */
    void requireAll(Collection<Head> all) {
        List<Head> sorted = new ArrayList<>(all);
        sorted.sort((one, other) ->
                HeadProof.isBefore(one.key(), other.key()) ? -1 : one.key().equals(other.key()) ? 0 : 1);
        TreeHasher hasher = new TreeHasher();
        RightEdge edge = new RightEdge();
        sorted.forEach(head -> edge.append(hasher.leaf(head.leaf())));
        if (edge.size() != said.keys() || !edge.root().equals(root())) {
            throw new InvalidProofException(Says.One.HEADS_WRONG.of(said.upTo()));
        }
    }

    /** For a sentence. */
    Sentence shown() {
        return Says.Two.UP_TO.of(said.upTo(), recordedAt);
    }

    /** What an entry of the whole ledger commits to, if it is such an entry. */
    static Optional<Commitment> in(Read read) {
        return read.event() instanceof HeadsCommitted said ? Optional.of(of(read, said.upTo())) : Optional.empty();
    }
}
