package io.engagements.query.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
import io.engagements.proof.note.AddCheckpoint;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.Hash;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.proof.CheckpointRows.Kept;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was signed of the ledger, and that one part of it is in another: for auditors and the operator. */
@RestController("queryCheckpointController")
class CheckpointController {

    private static final String CHECKPOINTS = "checkpoints";
    private static final MediaType NOTE = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String TIMESTAMP = "application/timestamp-reply";

    private final CheckpointRows rows;
    private final LedgerTree tree;
    private final KeyChanges changes;

    CheckpointController(CheckpointRows rows, LedgerTree tree, KeyChanges changes) {
        this.rows = rows;
        this.tree = tree;
        this.changes = changes;
    }

    /**
     * @param size entries that were signed
     * @param root base 64 of the tree's hash over them (RFC 9162)
     * @param signedAt when, to the second, by the signer's clock; absent when no signature says so
     * @param note the whole as it was signed (C2SP tlog-checkpoint), to be kept
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Signed(
            String origin, long size, String root, @Nullable Instant signedAt, String note) {}

    /**
     * Public keys in their text form (C2SP signed-note).
     *
     * @param changes of the keys of the log that is signed now, the earliest first
     * @param witnesses of those who cosigned checkpoints of it; whoever trusts them asks them for their keys
     * @param keys of this installation, the oldest first
     */
    record Keys(List<Change> changes, List<String> witnesses, List<String> keys) {}

    /**
     * The earlier keys signed that these come after them.
     *
     * @param position of the entry that says so
     * @param after the new keys
     * @param bothUntil how long both signed at least
     * @param proof of the entry, with it in it (C2SP tlog-proof), to be kept: the verifier takes it with {@code --key-change}
     */
    record Change(long position, List<String> after, Instant bothUntil, String proof) {}

    /**
     * @param index of the entry's leaf, its position − 1
     * @param hashes base 64, from the leaf's sibling to the root's child
     */
    record Inclusion(long position, long index, long size, String root, List<String> hashes) {}

    /** @param hashes base 64; none when there is nothing to prove */
    record Consistency(long from, long to, List<String> hashes) {}

    @GetMapping("/api/audit/checkpoint")
    Signed last(@AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        return signed(rows.last().orElseThrow(ProblemException::unknown));
    }

    @GetMapping("/api/audit/checkpoints")
    Page<Signed> all(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        int most = Page.limit(limit);
        List<Kept> kept = rows.after(Page.after(CHECKPOINTS, cursor), most + 1);
        return Page.of(CHECKPOINTS, kept, most, Kept::number, each -> each.note()
                        .text()
                        .length())
                .map(this::signed);
    }

    /** Of the log that is signed now. */
    @GetMapping("/api/audit/checkpoints/{size}")
    Signed ofSize(@PathVariable long size, @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        return signed(required(size));
    }

    /** Everybody's who is known: without them nobody can check what is theirs. */
    @GetMapping("/api/audit/keys")
    Keys keys() {
        return new Keys(
                changes.all().stream().map(CheckpointController::change).toList(),
                texts(rows.witnesses(), VerifierKey::text),
                texts(rows.keys(), VerifierKey::text));
    }

    private static Change change(KeyChanges.Proven proven) {
        SigningKeysChanged said = proven.change();
        String proof = new String(proven.proof().bytes(), StandardCharsets.UTF_8);
        return new Change(proven.position(), said.after(), said.bothUntil(), proof);
    }

    /**
     * What a witness needs to sign a checkpoint: a body of C2SP tlog-witness, add-checkpoint.
     *
     * @param old how many entries the witness saw last; none when absent
     */
    @GetMapping(path = "/api/audit/checkpoints/{size}/witness-request", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<byte[]> witnessRequest(
            @PathVariable long size,
            @RequestParam(required = false) @Nullable Long old,
            @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        SignedNote note = required(size).note();
        long from = old == null ? 0 : old;
        if (from < 0 || from > size) {
            throw ProblemException.parameter("old", "is between 0 and " + size);
        }
        byte[] body = new AddCheckpoint(from, tree.growth(from, size), note).bytes();
        return attachment(NOTE, "witness-request-" + size + ".txt", body);
    }

    /** The answer of a time-stamping authority (RFC 3161) about the checkpoint's first three lines. */
    @GetMapping(path = "/api/audit/checkpoints/{size}/timestamp", produces = TIMESTAMP)
    ResponseEntity<byte[]> timestamp(@PathVariable long size, @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        byte[] reply =
                rows.timestamp(required(size).checkpoint().origin(), size).orElseThrow(ProblemException::unknown);
        return attachment(MediaType.parseMediaType(TIMESTAMP), "checkpoint-" + size + ".tsr", reply);
    }

    private static ResponseEntity<byte[]> attachment(MediaType type, String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(bytes);
    }

    /** Of the log that is signed now. */
    private Kept required(long size) {
        return origin().flatMap(origin -> rows.ofSize(origin, size)).orElseThrow(ProblemException::unknown);
    }

    /** @param size of the tree; as much as is signed when absent */
    @GetMapping("/api/audit/proofs/inclusion")
    Inclusion inclusion(
            @RequestParam long position,
            @RequestParam(required = false) @Nullable Long size,
            @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        long of = sizeOrLast(size);
        if (position < 1 || position > of) {
            throw ProblemException.parameter("position", "is between 1 and " + of);
        }
        return new Inclusion(
                position,
                position - 1,
                of,
                tree.root(of).base64(),
                texts(tree.inclusion(position - 1, of), Hash::base64));
    }

    /** @param to as much as is signed when absent */
    @GetMapping("/api/audit/proofs/consistency")
    Consistency consistency(
            @RequestParam long from,
            @RequestParam(required = false) @Nullable Long to,
            @AuthenticationPrincipal Caller caller) {
        requireAuditorOrOperator(caller);
        long of = sizeOrLast(to);
        if (from < 0 || from > of) {
            throw ProblemException.parameter("from", "is between 0 and " + of);
        }
        return new Consistency(from, of, texts(tree.growth(from, of), Hash::base64));
    }

    /** No further than what is signed: nobody could check a proof of more. */
    private long sizeOrLast(@Nullable Long size) {
        long last = rows.last().map(kept -> kept.checkpoint().size()).orElse(0L);
        if (size != null && (size < 0 || size > last)) {
            throw ProblemException.parameter("size", "is between 0 and " + last);
        }
        return size == null ? last : size;
    }

    private Optional<String> origin() {
        return rows.last().map(kept -> kept.checkpoint().origin());
    }

    private Signed signed(Kept kept) {
        Checkpoint checkpoint = kept.checkpoint();
        return new Signed(
                checkpoint.origin(),
                checkpoint.size(),
                checkpoint.root().base64(),
                rows.signedAt(kept).orElse(null),
                new String(kept.note().bytes(), StandardCharsets.UTF_8));
    }

    private static <T> List<String> texts(List<T> each, Function<T, String> text) {
        return each.stream().map(text).toList();
    }

    private static void requireAuditorOrOperator(Caller caller) {
        if (!caller.has(Role.AUDITOR) && !caller.has(Role.OPERATOR)) {
            throw ProblemException.forbidden();
        }
    }
}
