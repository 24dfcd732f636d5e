package io.engagements.query.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.Caller;
import io.engagements.proof.note.LogProof;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.candidacy.CandidacyRows;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.query.history.HistoryRows;
import io.engagements.query.history.HistoryRows.Place;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.query.proof.CheckpointRows.Kept;
import io.engagements.support.access.AccessTo;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receipts: whoever may see an event may take home the proof that it was signed, with the entry's bytes in it. It can be checked
 * without this product, and after it is gone.
 */
@RestController
class ReceiptController {

    private static final MediaType PROOF = new MediaType(MediaType.TEXT_PLAIN, UTF_8);
    private static final int LONGEST_WAIT = 15;

    private final HistoryRows history;
    private final CandidacyRows candidacies;
    private final EngagementRows engagements;
    private final EntryLog log;
    private final LedgerTree tree;
    private final CheckpointRows checkpoints;
    private final Reader reader;
    private final Accesses accesses;

    ReceiptController(
            HistoryRows history,
            CandidacyRows candidacies,
            EngagementRows engagements,
            EntryLog log,
            LedgerTree tree,
            CheckpointRows checkpoints,
            Reader reader,
            Accesses accesses) {
        this.history = history;
        this.candidacies = candidacies;
        this.engagements = engagements;
        this.log = log;
        this.tree = tree;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.accesses = accesses;
    }

    /**
     * A file by C2SP tlog-proof.
     *
     * @param wait how many seconds it may take until a checkpoint covers the event, 0 to 15
     */
    @GetMapping("/api/events/{eventId}/receipt")
    ResponseEntity<byte[]> receipt(
            @PathVariable String eventId,
            @RequestParam(required = false) @Nullable Integer wait,
            @AuthenticationPrincipal Caller caller) {
        int seconds = wait == null ? 0 : wait;
        if (seconds < 0 || seconds > LONGEST_WAIT) {
            throw ProblemException.parameter("wait", "is between 0 and " + LONGEST_WAIT);
        }
        Viewer viewer = Viewer.of(caller);
        if (seconds > 0) {
            // Of what is not there nothing is waited for.
            reader.await(
                    () -> place(eventId, viewer)
                            .map(found -> covering(found.position()).isPresent())
                            .orElse(true),
                    Duration.ofSeconds(seconds));
        }
        Place place = place(eventId, viewer).orElseThrow(ProblemException::unknown);
        Kept checkpoint = covering(place.position()).orElseThrow(ProblemException::behind);
        boolean ofEngagement = engagements.find(place.subject(), viewer).isPresent();
        byte[] proof = proof(place.position(), checkpoint).bytes();
        accesses.exported(AccessTo.receipt(eventId, ofEngagement ? place.subject() : null));
        return ResponseEntity.ok()
                .contentType(PROOF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename("receipt-" + place.position() + ".tlog-proof")
                                .build()
                                .toString())
                .body(proof);
    }

    private Optional<Place> place(String eventId, Viewer viewer) {
        return history.place(eventId).filter(found -> isVisible(found.subject(), viewer));
    }

    private boolean isVisible(String subject, Viewer viewer) {
        return engagements.find(subject, viewer).isPresent()
                || candidacies.find(subject, viewer).isPresent();
    }

    private Optional<Kept> covering(long position) {
        return checkpoints
                .last()
                .flatMap(last -> checkpoints.covering(last.checkpoint().origin(), position));
    }

    private LogProof proof(long position, Kept checkpoint) {
        LoggedEntry entry = log.after(position - 1, 1).get(0);
        return new LogProof(
                entry.bytes(),
                position - 1,
                tree.inclusion(position - 1, checkpoint.checkpoint().size()),
                checkpoint.note());
    }
}
