package io.engagements.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.proof.InvalidProofException;
import io.engagements.proof.evidence.EvidenceFiles;
import io.engagements.proof.note.Checkpoint;
import io.engagements.timestamp.TimestampQuery;
import io.engagements.timestamp.TimestampReply;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What time-stamping authorities say about the checkpoints of a package (RFC 3161). Checked is what can be without knowing any of
 * them: that each is over the checkpoint, and signed under the certificate in it.
 */
final class Timestamps {

    private static final Pattern FILE = Pattern.compile(Pattern.quote(EvidenceFiles.TIMESTAMPS) + "([0-9]{12})\\.tsr");

    private Timestamps() {}

    /** Whether this is a path of one. */
    static boolean isOne(String name) {
        return FILE.matcher(name).matches();
    }

    /** A time-stamp that does not hold is no reason to doubt the rest, and is told. */
    static void check(EvidencePackage files, Map<Long, Checkpoint> checkpoints, Verdict verdict) throws IOException {
        Map<String, Checkpoint> named = new TreeMap<>();
        checkpoints.forEach((size, checkpoint) -> named.put(EvidenceFiles.timestamp(size), checkpoint));
        for (String name : files.timestamps()) {
            Checkpoint about = named.get(name);
            if (about == null) {
                verdict.wrong(Says.Two.STAMP_OF_NOTHING.of(name, EvidenceFiles.HISTORY));
            } else {
                check(name, files.bytes(name), about, verdict);
            }
        }
    }

    private static void check(String name, byte[] reply, Checkpoint about, Verdict verdict) {
        try {
            TimestampReply stamp = new TimestampQuery(about.text().getBytes(UTF_8)).checked(reply);
            verdict.holds(Says.Three.TIME_STAMPED.of(stamp.at(), stamp.authority(), about.size()));
            verdict.notChecked(Says.One.WHOSE_CERTIFICATE.of(name));
        } catch (InvalidProofException e) {
            verdict.wrong(Says.Two.STAMP_WRONG.of(name, e.sentence()));
        }
    }
}
