package io.engagements.query.pages.proof;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.proof.note.Checkpoint;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.pages.frame.Screen;
import io.engagements.query.pages.frame.Sides;
import io.engagements.query.pages.frame.SignedIn;
import io.engagements.query.pages.frame.View;
import io.engagements.query.proof.CheckpointRows;
import io.engagements.query.proof.CheckpointRows.Kept;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What was signed of the ledger, the latest first, each to be saved: for auditors and the operator. */
@Screen
class CheckpointsPage {

    private static final String PATH = "/proof/checkpoints";

    private static final int MOST = 50;

    private static final int SHOWN_OF_A_HASH = 16;

    private final CheckpointRows checkpoints;

    CheckpointsPage(CheckpointRows checkpoints) {
        this.checkpoints = checkpoints;
    }

    /**
     * One of them.
     *
     * @param number in the order of signing
     * @param size how many entries it is of
     * @param at when it was signed, in the reader's zone; absent when no signature says so
     * @param utc the same for machines
     * @param root the beginning of it, in hex
     * @param era the log's name where it is another than that of the one signed after it; absent where it is the same
     * @param signatures how many there are under it, those of witnesses included
     */
    record Row(
            long number,
            long size,
            @Nullable String at,
            @Nullable String utc,
            String root,
            @Nullable String era,
            int signatures) {}

    /** @param before number of the one shown last; absent for the latest */
    @GetMapping(PATH)
    String all(
            @RequestParam(required = false) @Nullable String before,
            SignedIn who,
            @ModelAttribute("view") View view,
            Model model) {
        requireMaySee(who.caller());
        Long after = Sides.version(before);
        List<Kept> found = checkpoints.before(after == null ? Long.MAX_VALUE : after, MOST + 1);
        List<Kept> shown = found.subList(0, Math.min(MOST, found.size()));
        model.addAttribute(
                "rows",
                IntStream.range(0, shown.size())
                        .mapToObj(place -> row(shown.get(place), place == 0 ? null : shown.get(place - 1), view))
                        .toList());
        model.addAttribute(
                "next",
                found.size() > MOST ? PATH + "?before=" + shown.get(MOST - 1).number() : null);
        model.addAttribute("further", after != null);
        return "proof/checkpoints";
    }

    private Row row(Kept kept, @Nullable Kept later, View view) {
        Checkpoint checkpoint = kept.checkpoint();
        boolean same = later != null && later.checkpoint().origin().equals(checkpoint.origin());
        Optional<Instant> at = checkpoints.signedAt(kept);
        return new Row(
                kept.number(),
                checkpoint.size(),
                at.map(view::secondThere).orElse(null),
                at.map(Instant::toString).orElse(null),
                checkpoint.root().hex().substring(0, SHOWN_OF_A_HASH),
                same ? null : checkpoint.origin(),
                (int) new String(kept.note().bytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> line.startsWith("\u2014 "))
                        .count());
    }

    /** As it is signed, to be kept. @throws ProblemException 404 where there is none, or for whom it is not */
    @GetMapping(PATH + "/{number}")
    ResponseEntity<byte[]> note(@PathVariable String number, SignedIn who) {
        requireMaySee(who.caller());
        Kept kept = Optional.ofNullable(Sides.version(number))
                .flatMap(checkpoints::numbered)
                .orElseThrow(ProblemException::unknown);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("checkpoint-" + kept.checkpoint().size() + ".txt")
                                .build()
                                .toString())
                .body(kept.note().bytes());
    }

    private static void requireMaySee(Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            throw ProblemException.unknown();
        }
    }
}
