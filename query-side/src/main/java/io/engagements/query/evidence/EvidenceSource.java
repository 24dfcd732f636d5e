package io.engagements.query.evidence;

import io.engagements.proof.heads.HeadProof;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The port to what only the command side can say: how far the entries about each thing go, and who packs. */
public interface EvidenceSource {

    /**
     * How far the entries about each thing go, as an entry of the ledger says.
     *
     * @param upTo the last position that counts
     * @param keys about how many things there are entries
     * @param root base 64 of the hash of the tree of their heads
     * @param eventId of the event that says so
     */
    record Commitment(long upTo, long keys, String root, String eventId) {}

    /**
     * What was written down.
     *
     * @param commitment the last one; null while there is none
     * @param whole whether it covers all entries that there were
     */
    record Written(@Nullable Commitment commitment, boolean whole) {}

    /** @param commitment that the proofs are of; null while there is none */
    record Proven(@Nullable Commitment commitment, List<HeadProof> proofs) {}

    /**
     * Has it written down anew, where there is something new, and the ledger signed soon.
     *
     * @throws IOException when the command side cannot be reached
     */
    Written write() throws IOException;

    /**
     * Proofs of the heads of these things, and of the neighbours of those of which there is nothing.
     *
     * @param names at most {@link #MOST_NAMES}
     * @throws IOException when the command side cannot be reached
     */
    Proven proven(List<String> names) throws IOException;

    int MOST_NAMES = 1_000;

    /**
     * A signed note about a package.
     *
     * @param sha256 of its sums
     * @return empty while it cannot be signed
     * @throws IOException when the command side cannot be reached
     */
    Optional<String> note(String sha256) throws IOException;
}
