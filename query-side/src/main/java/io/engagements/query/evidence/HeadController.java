package io.engagements.query.evidence;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.proof.Canonical;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.tree.Hash;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.evidence.EvidenceSource.Commitment;
import io.engagements.query.evidence.EvidenceSource.Proven;
import io.engagements.query.evidence.Preparation.Said;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.LedgerTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far the entries about one thing go, or that there are none, proven: for auditors and the operator. */
@RestController
class HeadController {

    private static final Logger log = LoggerFactory.getLogger(HeadController.class);
    private static final int LONGEST = 200;

    private final EvidenceSource source;
    private final Preparation preparation;
    private final CheckpointRows checkpoints;
    private final LedgerTree tree;
    private final Exports exports;
    private final Snapshot snapshot;

    HeadController(
            EvidenceSource source,
            Preparation preparation,
            CheckpointRows checkpoints,
            LedgerTree tree,
            Exports exports,
            Snapshot snapshot) {
        this.source = source;
        this.preparation = preparation;
        this.checkpoints = checkpoints;
        this.tree = tree;
        this.exports = exports;
        this.snapshot = snapshot;
    }

    /**
     * As the ledger last wrote it down.
     *
     * @param key what was asked for
     * @param there whether there are entries about it
     * @param committed what was written down of all heads
     * @param heads that of the key; where there is none, its one or two neighbours, between which there is no place for it
     */
    record KeyHead(String key, boolean there, Committed committed, List<Proof> heads) {}

    /**
     * An entry of the ledger, proven.
     *
     * @param entry its bytes as text
     * @param position of the entry
     * @param upTo the last position that the heads go up to
     * @param keys how many heads there are
     * @param root base 64 of the tree over them
     * @param size of the tree over the ledger, up to which the entry is proven; of that size there may be a checkpoint
     * @param hashes base 64, from the entry's sibling to the root's child
     */
    record Committed(String entry, long position, long upTo, long keys, String root, long size, List<String> hashes) {}

    /**
     * One head, proven under the root of the heads.
     *
     * @param leaf base 64 of 80 bytes: hash of the key, entries, last position, chain
     * @param entries how many there are about it
     * @param last position of the last of them
     * @param index among the heads
     * @param hashes base 64, from the head's sibling to the root's child
     */
    record Proof(String leaf, long entries, long last, long index, List<String> hashes) {}

    /**
     * Without a size it is written down anew first, which takes until it is signed.
     *
     * @param key as docs/proof.md names things: {@code subject/<id>}, {@code subject/party:<id>} or {@code with/<party>}
     * @param size of the tree in which what was written down last is proven
     */
    @GetMapping(path = "/api/audit/heads", produces = MediaType.APPLICATION_JSON_VALUE)
    KeyHead head(
            @RequestParam String key,
            @RequestParam(required = false) @Nullable Long size,
            @AuthenticationPrincipal Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
        if (key.isEmpty() || key.length() > LONGEST) {
            throw ProblemException.parameter("key", "must have 1 to " + LONGEST + " characters");
        }
        return exports.await(caller, () -> snapshot.apart(() -> head(key, size)));
    }

    private KeyHead head(String key, @Nullable Long size) {
        try {
            return size == null ? now(key) : at(key, size);
        } catch (NotYetException e) {
            log.warn("the heads are not proven: {}", e.getMessage());
            throw ProblemException.behind();
        } catch (IOException e) {
            log.warn("the heads cannot be read: {}", e.toString());
            throw ProblemException.unavailable();
        }
    }

    private KeyHead now(String key) throws IOException {
        Said said = preparation.said();
        return told(
                key,
                committed(
                        said.commitment(),
                        said.entry(),
                        said.checkpoint().checkpoint().size()),
                preparation.proofs(List.of(key), said.commitment()));
    }

    private KeyHead at(String key, long size) throws IOException {
        Proven proven = source.proven(List.of(key));
        Commitment commitment = proven.commitment();
        if (commitment == null) {
            throw new NotYetException("nothing was written down yet");
        }
        LoggedEntry entry = preparation
                .entry(commitment)
                .orElseThrow(() -> new NotYetException("the entry about the heads is not here yet"));
        long signed = checkpoints.last().map(kept -> kept.checkpoint().size()).orElse(0L);
        if (size < entry.position() || size > signed) {
            throw ProblemException.parameter("size", "is between " + entry.position() + " and " + signed);
        }
        return told(key, committed(commitment, entry, size), proven.proofs());
    }

    private Committed committed(Commitment commitment, LoggedEntry entry, long size) {
        return new Committed(
                new String(entry.bytes(), StandardCharsets.UTF_8),
                entry.position(),
                commitment.upTo(),
                commitment.keys(),
                commitment.root(),
                size,
                texts(tree.inclusion(entry.position() - 1, size)));
    }

    private static KeyHead told(String key, Committed committed, List<HeadProof> heads) {
        Hash hash = Head.keyOf(key);
        return new KeyHead(
                key,
                heads.stream().anyMatch(proof -> proof.head().key().equals(hash)),
                committed,
                heads.stream().map(HeadController::told).toList());
    }

    private static Proof told(HeadProof proof) {
        return new Proof(
                Canonical.base64(proof.head().leaf()),
                proof.head().entries(),
                proof.head().last(),
                proof.place().index(),
                texts(proof.place().path()));
    }

    private static List<String> texts(List<Hash> hashes) {
        return hashes.stream().map(Hash::base64).toList();
    }
}
