package io.engagements.query.audit;

import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.AsOf;
import io.engagements.query.answer.Page;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.audit.LedgerExport.Format;
import io.engagements.query.audit.LedgerSearch.Part;
import io.engagements.query.audit.LedgerViews.LedgerEntry;
import io.engagements.support.access.AccessTo;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The whole ledger in its order, for auditors: in pages, or in one stream to be kept. */
@RestController
class LedgerController {

    private static final String LIST = "ledger";

    private final LedgerSearch search;
    private final LedgerViews views;
    private final LedgerExport export;
    private final AsOf asOf;
    private final Accesses accesses;

    LedgerController(LedgerSearch search, LedgerViews views, LedgerExport export, AsOf asOf, Accesses accesses) {
        this.search = search;
        this.views = views;
        this.export = export;
        this.asOf = asOf;
        this.accesses = accesses;
    }

    /**
     * Which entries, and how they are written. What is absent does not matter.
     *
     * @param after a position, exclusive; absent from the beginning
     * @param limit how many a page has at most; only of pages
     * @param type the event's name
     * @param kind of exception: REFUSED, WAIVED, MISSED, MISS_SUPERSEDED, LAPSED, CONTESTED, WITHDRAWN, DIVERTED, RECORDED_LATE or UPKEEP
     * @param actor a party or person who did it, or on whose behalf
     * @param party whose the engagement or candidacy was by then
     * @param engagement or candidacy, refused attempts among its entries
     * @param rule one that refused an attempt
     * @param from an instant
     * @param to an instant
     * @param format json, jsonl or csv; as {@code Accept} says when absent
     */
    record Selection(
            @Nullable Long after,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable String type,
            @Nullable String kind,
            @Nullable String actor,
            @Nullable String party,
            @Nullable String engagement,
            @Nullable String deliverable,
            @Nullable String rule,
            @Nullable String from,
            @Nullable String to,
            @Nullable String format) {

        /** The position after which it begins. */
        long begin() {
            if (cursor != null) {
                return Page.after(LIST, cursor);
            }
            return after == null ? 0 : Math.max(0, after);
        }
    }

    /** A page may be empty and yet not the last one: so much was looked through. Streams are written while they are made. */
    @GetMapping(
            path = "/api/audit/ledger",
            produces = {MediaType.APPLICATION_JSON_VALUE, LedgerExport.JSON_LINES, LedgerExport.CSV})
    @Nullable
    ResponseEntity<Page<LedgerEntry>> ledger(
            Selection selection,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = MediaType.ALL_VALUE) String accept,
            @AuthenticationPrincipal Caller caller,
            HttpServletResponse response)
            throws IOException {
        requireAuditor(caller);
        Wish wish = wish(selection);
        Optional<Format> stream = stream(selection.format(), accept);
        if (stream.isPresent()) {
            if (selection.limit() != null) {
                throw ProblemException.parameter("limit", "is for pages, not for streams");
            }
            accesses.exported(AccessTo.ledger());
            export.write(selection.begin(), wish, stream.get(), caller, response);
            return null;
        }
        int most = Page.limit(selection.limit());
        Part part = search.after(selection.begin(), search.end(), wish, most, Page.MOST_TEXT);
        Page<LedgerEntry> page = Page.upTo(LIST, views.of(part.found()), part.end() ? null : part.upTo());
        accesses.exported(AccessTo.ledger());
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page);
    }

    private Wish wish(Selection selection) {
        return Wish.named(
                selection.type(),
                selection.kind(),
                selection.actor(),
                selection.party(),
                selection.engagement(),
                selection.deliverable(),
                selection.rule(),
                time("from", selection.from()),
                time("to", selection.to()));
    }

    private @Nullable Instant time(String name, @Nullable String text) {
        return text == null ? null : asOf.named(name, text);
    }

    /** Empty for pages. */
    private static Optional<Format> stream(@Nullable String format, String accept) {
        if (format == null) {
            return accepted(accept);
        }
        if (format.equals("json")) {
            return Optional.empty();
        }
        return Optional.of(
                Format.named(format).orElseThrow(() -> ProblemException.malformed("format", "is json, jsonl or csv")));
    }

    /** Whoever takes pages gets pages. */
    private static Optional<Format> accepted(String accept) {
        List<MediaType> wanted = MediaType.parseMediaTypes(accept);
        MimeTypeUtils.sortBySpecificity(wanted);
        for (MediaType each : wanted) {
            if (each.includes(MediaType.APPLICATION_JSON)) {
                return Optional.empty();
            }
            Optional<Format> stream = Arrays.stream(Format.values())
                    .filter(format -> each.includes(format.mediaType()))
                    .findFirst();
            if (stream.isPresent()) {
                return stream;
            }
        }
        return Optional.empty();
    }

    static void requireAuditor(Caller caller) {
        if (!caller.has(Role.AUDITOR)) {
            throw ProblemException.forbidden();
        }
    }
}
