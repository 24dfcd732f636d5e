package io.engagements.query.audit;

import io.engagements.events.Caller;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.audit.LedgerSearch.Part;
import io.engagements.query.audit.LedgerViews.LedgerEntry;
import io.engagements.query.engagement.EngagementRows;
import io.engagements.rules.contract.Contract;
import io.engagements.support.limits.Places;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes all that is wanted of the ledger while it is read, a part after the other: as much memory for a thousand entries as for
 * ten million, and no transaction longer than a part. Few are written at once, and none for longer than a quarter of an
 * hour; one that breaks off has no end (RFC 9112, 8), and can go on after its last whole line's position.
 */
@Component
public class LedgerExport {

    static final String JSON_LINES = "application/jsonl";
    static final String CSV = "text/csv";

    /** In all, and of one person: it takes a thread of the server as long as the reader takes. */
    private static final int AT_ONCE = 4;

    private static final int OF_ONE = 2;
    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final int ENTRIES = 1_000;
    private static final int TEXT = 1 << 20;

    private final LedgerSearch search;
    private final LedgerViews views;
    private final EngagementRows engagements;
    private final Snapshot snapshot;
    private final ObjectProvider<JsonMapper> json;
    private final Places places = new Places(AT_ONCE, OF_ONE);

    LedgerExport(
            LedgerSearch search,
            LedgerViews views,
            EngagementRows engagements,
            Snapshot snapshot,
            ObjectProvider<JsonMapper> json) {
        this.search = search;
        this.views = views;
        this.engagements = engagements;
        this.snapshot = snapshot;
        this.json = json;
    }

    public enum Format {
        JSON_LINES(LedgerExport.JSON_LINES, "ledger.jsonl"),
        CSV(LedgerExport.CSV, "ledger.csv");

        private final MediaType mediaType;
        private final String file;

        Format(String mediaType, String file) {
            this.mediaType = MediaType.parseMediaType(mediaType);
            this.file = file;
        }

        MediaType mediaType() {
            return mediaType;
        }

        /** @param name csv or jsonl; empty for any other */
        public static Optional<Format> named(String name) {
            return switch (name) {
                case "jsonl" -> Optional.of(JSON_LINES);
                case "csv" -> Optional.of(CSV);
                default -> Optional.empty();
            };
        }
    }

    /**
     * @param after a position, exclusive
     * @throws ProblemException 429 when too many are written; 503 when the first part does not hold
     * @throws IOException when the reader is gone or takes too long, or a later part does not hold: the answer breaks off
     */
    public void write(long after, Wish wish, Format format, Caller caller, HttpServletResponse response)
            throws IOException {
        try (Places.Place place = places.take(caller.person()).orElseThrow(ProblemException::tooMany)) {
            long last = System.nanoTime() + LONGEST.toNanos();
            long end = snapshot.apart(search::end);
            Part part = part(after, end, wish);
            response.setContentType(new MediaType(format.mediaType(), StandardCharsets.UTF_8).toString());
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename(format.file)
                            .build()
                            .toString());
            Writer lines =
                    new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            if (format == Format.CSV) {
                lines.write(Csv.HEAD);
            }
            write(part, format, lines);
            while (!part.end()) {
                if (System.nanoTime() > last) {
                    throw new InterruptedIOException("an export took longer than " + LONGEST);
                }
                part = next(part, end, wish);
                write(part, format, lines);
            }
            lines.flush();
        }
    }

    private Part part(long after, long end, Wish wish) {
        return snapshot.apart(() -> search.after(after, end, wish, ENTRIES, TEXT));
    }

    /** What is sent already cannot be taken back: only that it has no end tells the reader. */
    private Part next(Part part, long end, Wish wish) throws IOException {
        try {
            return part(part.upTo(), end, wish);
        } catch (ProblemException refused) {
            throw new IOException("an export breaks off after position " + part.upTo(), refused);
        }
    }

    private void write(Part part, Format format, Writer lines) throws IOException {
        if (part.found().isEmpty()) {
            return;
        }
        // All that is read for it is read at once, names of accounts too; nothing is read while somebody slow takes it.
        for (String line : snapshot.apart(() -> lines(views.of(part.found()), format))) {
            lines.write(line);
        }
    }

    private List<String> lines(List<LedgerEntry> entries, Format format) {
        if (format == Format.JSON_LINES) {
            JsonMapper writing = json.getObject();
            return entries.stream()
                    .map(entry -> writing.writeValueAsString(entry) + '\n')
                    .toList();
        }
        Map<String, ZoneId> zones = zones(entries);
        // Written as every answer is: it tells no account of anybody erased, however deep in an event.
        return entries.stream()
                .map(entry -> Csv.line(entry, json.getObject().valueToTree(entry), zones.get(entry.subject())))
                .toList();
    }

    private Map<String, ZoneId> zones(List<LedgerEntry> entries) {
        Map<String, Contract> contracts =
                engagements.contracts(entries.stream().map(LedgerEntry::subject).collect(Collectors.toSet()));
        return contracts.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().terms().zone()));
    }
}
