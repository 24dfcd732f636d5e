package io.engagements.command.stamp;

import static io.engagements.command.stamp.StampRows.Kind.COSIGNATURE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.command.checkpoint.CheckpointRows;
import io.engagements.command.checkpoint.CheckpointRows.Given;
import io.engagements.command.stamp.StampRows.Stamp;
import io.engagements.proof.Canonical;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.note.NoteSignature;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.stereotype.Component;

/** Takes what witnesses signed (C2SP tlog-cosignature, version 1), if it is over the checkpoint that it is said to be over. */
@Component
class Cosignatures {

    /** In bytes. */
    static final int LONGEST = 16_384;

    private final CheckpointRows checkpoints;
    private final StampRows stamps;
    private final Witnesses witnesses;
    private final InstantSource clock = InstantSource.system();

    Cosignatures(CheckpointRows checkpoints, StampRows stamps, Witnesses witnesses) {
        this.checkpoints = checkpoints;
        this.stamps = stamps;
        this.witnesses = witnesses;
    }

    /**
     * What a checkpoint has now.
     *
     * @param size entries that were signed
     * @param witnesses names of those who cosigned it, in the order in which that came
     */
    record Cosigned(long size, List<String> witnesses) {}

    /** A line, and who signed it. */
    private record Line(VerifierKey by, byte[] bytes) {}

    /**
     * @param size of the checkpoint
     * @param lines as a witness answers (C2SP tlog-witness, add-checkpoint)
     * @throws StampProblem when there is no such checkpoint, or one of the lines does not hold; none is kept then
     */
    Cosigned take(long size, byte[] lines) {
        Given checkpoint = checkpoints.ofSize(size).orElseThrow(StampProblem::unknown);
        if (lines.length > LONGEST) {
            throw StampProblem.tooLarge(LONGEST);
        }
        Instant now = clock.instant();
        return stamps.adding(() -> {
            checked(checkpoint, lines)
                    .forEach(line -> stamps.add(
                            checkpoint.number(), COSIGNATURE, line.by().text(), line.bytes(), now));
            return new Cosigned(
                    size,
                    stamps.of(checkpoint.number(), COSIGNATURE).stream()
                            .map(stamp -> VerifierKey.parse(stamp.madeBy()).name())
                            .toList());
        });
    }

    private List<Line> checked(Given checkpoint, byte[] lines) {
        SignedNote before = SignedNote.parse(checkpoint.note());
        SignedNote with = read(checkpoint, before, lines);
        return with.signatures().stream()
                .skip(with.signatures().size() - added(before, checkpoint, with))
                .map(signature -> checked(before.text(), signature))
                .toList();
    }

    private long added(SignedNote before, Given checkpoint, SignedNote with) {
        long known = stamps.of(checkpoint.number(), COSIGNATURE).size();
        return with.signatures().size() - before.signatures().size() - known;
    }

    /** With all that it has already: then it is bounded with them. */
    private SignedNote read(Given checkpoint, SignedNote before, byte[] lines) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(checkpoint.note());
        stamps.of(checkpoint.number(), COSIGNATURE).stream().map(Stamp::content).forEach(whole::writeBytes);
        whole.writeBytes(lines);
        try {
            SignedNote with = SignedNote.parse(whole.toByteArray());
            if (lines.length > 0 && with.text().equals(before.text())) {
                return with;
            }
        } catch (InvalidProofException e) {
            throw StampProblem.refused("These are no lines of signatures, or too many.", e);
        }
        throw StampProblem.refused("These are no lines of signatures, or too many.");
    }

    private Line checked(String text, NoteSignature signature) {
        VerifierKey witness = witnesses
                .named(signature)
                .orElseThrow(() -> StampProblem.refused(
                        "No witness that is registered here has this key: " + Canonical.shown(signature.name())));
        try {
            new SignedNote(text, List.of(signature)).requireSignedBy(witness);
        } catch (InvalidProofException e) {
            throw StampProblem.refused("This checkpoint was not signed so by " + witness.name(), e);
        }
        return new Line(witness, signature.line().getBytes(UTF_8));
    }
}
