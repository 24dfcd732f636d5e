package io.engagements.query.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.Caller;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Reader;
import io.engagements.query.answer.Viewer;
import io.engagements.query.proof.Receipts.Standing;
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

    private final Receipts receipts;
    private final Reader reader;

    ReceiptController(Receipts receipts, Reader reader) {
        this.receipts = receipts;
        this.reader = reader;
    }

    /**
     * A file by C2SP tlog-proof.
     *
     * @param wait how many seconds it may take until a checkpoint covers the event, 0 to 15
     */
    @GetMapping(path = "/api/events/{eventId}/receipt", produces = MediaType.TEXT_PLAIN_VALUE)
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
            reader.await(allShown -> nothingMore(eventId, viewer, allShown), Duration.ofSeconds(seconds));
        }
        return given(receipts.give(eventId, viewer));
    }

    /** Waited for is what may come: an event that was recorded a moment ago, and its signature. */
    private boolean nothingMore(String eventId, Viewer viewer, boolean allShown) {
        Optional<Standing> standing = receipts.standing(eventId, viewer);
        return standing.isEmpty() ? allShown : standing.get() != Standing.NOT_YET;
    }

    private static ResponseEntity<byte[]> given(Receipts.File receipt) {
        return ResponseEntity.ok()
                .contentType(PROOF)
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment()
                                .filename(receipt.name())
                                .build()
                                .toString())
                .body(receipt.bytes());
    }
}
