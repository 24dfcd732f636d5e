package io.engagements.command.stamp;

import static io.engagements.command.stamp.StampRows.Kind.TIMESTAMP;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.command.checkpoint.CheckpointRows;
import io.engagements.command.checkpoint.CheckpointRows.Given;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.SignedNote;
import io.engagements.timestamp.TimestampQuery;
import io.engagements.timestamp.TimestampReply;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Asks for time-stamps of checkpoints (RFC 3161), and takes one for each. Whom to believe is for whoever reads it. */
@Component
class Timestamps {

    /** In bytes: a chain of certificates and lists of withdrawn ones may come with it. */
    static final int LONGEST = 65_536;

    private final CheckpointRows checkpoints;
    private final StampRows stamps;
    private final InstantSource clock = InstantSource.system();

    Timestamps(CheckpointRows checkpoints, StampRows stamps) {
        this.checkpoints = checkpoints;
        this.stamps = stamps;
    }

    /**
     * What a checkpoint has now.
     *
     * @param size entries that were signed
     * @param at when it was there, by the authority
     * @param authority the subject of its certificate, by its own words
     */
    record Stamped(long size, Instant at, String authority) {}

    /** A request for an authority, DER. @throws StampProblem when there is no such checkpoint */
    byte[] request(long size) {
        return about(checkpoint(size)).request();
    }

    /**
     * @param reply the authority's answer or the token in it, DER
     * @throws StampProblem when there is no such checkpoint, it does not hold, or there is another one; nothing is kept then
     */
    Stamped take(long size, byte[] reply) {
        Given checkpoint = checkpoint(size);
        if (reply.length > LONGEST) {
            throw StampProblem.tooLarge(LONGEST);
        }
        TimestampReply checked = checked(checkpoint, reply);
        Instant now = clock.instant();
        byte[] kept = stamps.adding(() -> {
            stamps.add(checkpoint.number(), TIMESTAMP, "", checked.response(), now);
            return stamps.of(checkpoint.number(), TIMESTAMP).get(0).content();
        });
        if (!Arrays.equals(kept, checked.response())) {
            throw StampProblem.stampedAlready();
        }
        return new Stamped(size, checked.at(), checked.authority());
    }

    private static TimestampReply checked(Given checkpoint, byte[] reply) {
        try {
            return about(checkpoint).checked(reply);
        } catch (InvalidProofException e) {
            throw StampProblem.refused(e.why(), e);
        }
    }

    private Given checkpoint(long size) {
        return checkpoints.ofSize(size).orElseThrow(StampProblem::unknown);
    }

    /** The three lines that are signed: they are the same with every signature that comes under them. */
    private static TimestampQuery about(Given checkpoint) {
        return new TimestampQuery(SignedNote.parse(checkpoint.note()).text().getBytes(UTF_8));
    }
}
