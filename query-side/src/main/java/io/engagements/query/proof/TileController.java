package io.engagements.query.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.proof.tree.Tile;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.log.EntryLog;
import io.engagements.query.log.LoggedEntry;
import io.engagements.support.access.AccessTo;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The whole log as tiles (C2SP tlog-tiles), for auditors and the programs they use. */
@RestController
class TileController {

    private static final MediaType NOTE = new MediaType(MediaType.TEXT_PLAIN, UTF_8);
    private static final Pattern NUMBER = Pattern.compile("((?:x[0-9]{3}/){0,5})([0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");
    private static final Pattern LEVEL = Pattern.compile("[0-9]|[1-5][0-9]|6[0-3]");

    /** Levels above this one are empty for any ledger. */
    private static final int HIGHEST = 7;

    private static final int LONGEST_ENTRY = 0xFFFF;

    private final CheckpointRows rows;
    private final LedgerTree tree;
    private final EntryLog log;
    private final Accesses accesses;

    TileController(CheckpointRows rows, LedgerTree tree, EntryLog log, Accesses accesses) {
        this.rows = rows;
        this.tree = tree;
        this.log = log;
        this.accesses = accesses;
    }

    @GetMapping("/api/audit/tlog/checkpoint")
    ResponseEntity<byte[]> checkpoint(@AuthenticationPrincipal Caller caller) {
        requireAuditor(caller);
        byte[] note = rows.last().orElseThrow(ProblemException::unknown).note().bytes();
        return ResponseEntity.ok()
                .contentType(NOTE)
                .cacheControl(CacheControl.noStore())
                .body(note);
    }

    @GetMapping("/api/audit/tlog/tile/{level}/{*number}")
    ResponseEntity<byte[]> tile(
            @PathVariable String level, @PathVariable String number, @AuthenticationPrincipal Caller caller) {
        requireAuditor(caller);
        if (!LEVEL.matcher(level).matches()) {
            throw ProblemException.unknown();
        }
        return answer(tree.hashes(tile(Integer.parseInt(level), number)));
    }

    /** Each entry with its length before it, in two bytes. */
    @GetMapping(path = "/api/audit/tlog/tile/entries/{*number}", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    ResponseEntity<byte[]> entries(@PathVariable String number, @AuthenticationPrincipal Caller caller) {
        requireAuditor(caller);
        Tile tile = tile(0, number);
        ByteArrayOutputStream bundle = new ByteArrayOutputStream();
        List<LoggedEntry> entries = log.after(tile.n() * Tile.FULL, tile.width());
        for (LoggedEntry entry : entries) {
            byte[] bytes = entry.bytes();
            if (bytes.length > LONGEST_ENTRY) {
                throw new IllegalStateException("entry " + entry.position() + " is longer than a bundle can say");
            }
            bundle.write(bytes.length >> Byte.SIZE);
            bundle.write(bytes.length);
            bundle.writeBytes(bytes);
        }
        accesses.exported(AccessTo.ledger());
        return answer(bundle.toByteArray());
    }

    /** @throws ProblemException 404 when it is no tile of what is signed */
    private Tile tile(int level, String number) {
        Matcher path = NUMBER.matcher(number.substring(1));
        long size = rows.last().map(kept -> kept.checkpoint().size()).orElse(0L);
        if (!path.matches() || level > HIGHEST) {
            throw ProblemException.unknown();
        }
        long n = Long.parseLong(path.group(1).replaceAll("[x/]", "") + path.group(2));
        int width = path.group(3) == null ? Tile.FULL : Integer.parseInt(path.group(3));
        Tile asked = new Tile(level, n, width);
        long there = (size >> (Tile.HEIGHT * level)) - n * Tile.FULL;
        if (width > Tile.FULL || width > there || !asked.path().equals(number.substring(1))) {
            throw ProblemException.unknown();
        }
        return asked;
    }

    /** It never changes; and it is nobody's but the auditor's who asked. */
    private static ResponseEntity<byte[]> answer(byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePrivate().immutable())
                .body(bytes);
    }

    private static void requireAuditor(Caller caller) {
        if (!caller.has(Role.AUDITOR)) {
            throw ProblemException.forbidden();
        }
    }
}
