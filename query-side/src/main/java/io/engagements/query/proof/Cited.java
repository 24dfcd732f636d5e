package io.engagements.query.proof;

import io.engagements.query.proof.CitedEntries.Leaf;
import io.engagements.query.proof.CitedEntries.Signed;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the ledger on which something that is printed rests, and what proves them.
 *
 * @param leaves in their order
 * @param checkpoint that they stand under, as far as they are signed; absent while nothing is
 * @param receipts of some of them, under that checkpoint; none where they were not wanted
 */
public record Cited(List<Leaf> leaves, @Nullable Signed checkpoint, List<Receipts.File> receipts) {

    /** What goes with a print of it, by the names of the files. */
    public Map<String, byte[]> files() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        if (checkpoint != null) {
            files.put("checkpoint.txt", checkpoint.note().getBytes(StandardCharsets.UTF_8));
        }
        receipts.forEach(receipt -> files.put(receipt.name(), receipt.bytes()));
        return files;
    }
}
