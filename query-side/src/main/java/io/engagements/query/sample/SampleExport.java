package io.engagements.query.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.engagements.events.Caller;
import io.engagements.proof.evidence.TableCell;
import io.engagements.query.answer.Accesses;
import io.engagements.query.answer.Exports;
import io.engagements.query.answer.ProblemException;
import io.engagements.query.answer.Snapshot;
import io.engagements.query.answer.Whole;
import io.engagements.query.audit.LedgerViews;
import io.engagements.query.audit.LedgerViews.LedgerEntry;
import io.engagements.query.history.HistoryRows.Actor;
import io.engagements.query.proof.CitedEntries;
import io.engagements.query.proof.CitedEntries.Signed;
import io.engagements.query.proof.Receipts;
import io.engagements.query.sample.Sample.Drawn;
import io.engagements.query.sample.Sample.Note;
import io.engagements.query.sample.Sample.Noted;
import io.engagements.query.sample.Samples.Opened;
import io.engagements.support.access.AccessTo;
import io.engagements.support.limits.Places;
import io.engagements.support.problem.Language;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a sample as a ZIP while it is made: how it was drawn, its entries with what was noted about them, and a receipt of each that
 * is signed. Few are written at once; one that breaks off has no end.
 */
@Component
public class SampleExport {

    private static final int AT_ONCE = 4;
    private static final int OF_ONE = 1;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int READ_AT_ONCE = 50;

    private static final String RECEIPTS = "receipts/";

    private static final String HEAD = line(
            "number",
            "position",
            "hash",
            "id",
            "type",
            "subject",
            "occurred_at_utc",
            "recorded_at_utc",
            "party",
            "person",
            "on_behalf_of",
            "mark",
            "note",
            "noted_at_utc",
            "notes",
            "receipt");

    private final Samples samples;
    private final SampledEntries sampled;
    private final CitedEntries cited;
    private final Exports exports;
    private final Accesses accesses;
    private final Snapshot snapshot;
    private final ObjectProvider<JsonMapper> json;
    private final Places places = new Places(AT_ONCE, OF_ONE);

    SampleExport(
            Samples samples,
            SampledEntries sampled,
            CitedEntries cited,
            Exports exports,
            Accesses accesses,
            Snapshot snapshot,
            ObjectProvider<JsonMapper> json) {
        this.samples = samples;
        this.sampled = sampled;
        this.cited = cited;
        this.exports = exports;
        this.accesses = accesses;
        this.snapshot = snapshot;
        this.json = json;
    }

    /**
     * The sample as a file has it.
     *
     * @param rule by which it was drawn; absent, as how, where it is picked by hand
     * @param signed how many entries the checkpoint is of that the receipts are under; absent where nothing is signed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SampleFile(
            UUID id,
            int number,
            String account,
            Instant madeAt,
            String purpose,
            @Nullable String rule,
            @Nullable Drawn drawn,
            @Nullable Long signed,
            @Whole List<EntryFile> entries) {}

    /**
     * One of its entries.
     *
     * @param leafHash 64 digits
     * @param occurredAt absent, as who did it, where this release cannot read the event
     * @param mark absent where it was not looked at
     * @param notes the last one counts
     * @param receipt path of it within the package; absent while the entry is not signed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryFile(
            int number,
            long position,
            String eventId,
            String leafHash,
            String type,
            String subject,
            @Nullable Instant occurredAt,
            Instant recordedAt,
            @Nullable Actor actor,
            @Nullable Mark mark,
            @Whole List<Note> notes,
            @Nullable String receipt) {}

    /** @param signed absent where nothing is signed */
    private record Prepared(
            String guide,
            String json,
            String table,
            List<Long> receipts,
            @Nullable Signed signed) {}

    /**
     * @param sample whose caller was found to be its account
     * @param language of what it says to people
     * @throws ProblemException 429 when too many are written; 503 when an entry is not what was stored or drawn, or it cannot be put
     *     on record who takes it away
     * @throws IOException when the reader is gone or takes too long, or a receipt does not hold: the answer breaks off
     */
    public void write(Sample sample, Language language, Caller caller, HttpServletResponse response)
            throws IOException {
        try (Places.Place place = places.take(caller.person()).orElseThrow(ProblemException::tooMany)) {
            long last = System.nanoTime() + LONGEST.toNanos();
            // On record first; with that the answer's own state of the database is given back, and nobody waits with
            // it.
            accesses.exported(AccessTo.ledger());
            Prepared prepared = exports.handOut(caller, () -> snapshot.apart(() -> prepared(sample, language)));
            response.setContentType("application/zip");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    ContentDisposition.attachment()
                            .filename("sample-" + sample.number() + ".zip")
                            .build()
                            .toString());
            // Not closed where it breaks off: it would get an end.
            ZipOutputStream zip = new ZipOutputStream(response.getOutputStream(), UTF_8);
            add(zip, "README.txt", prepared.guide().getBytes(UTF_8));
            add(zip, "sample.json", prepared.json().getBytes(UTF_8));
            add(zip, "sample.csv", prepared.table().getBytes(UTF_8));
            for (long position : prepared.receipts()) {
                if (System.nanoTime() > last) {
                    throw new InterruptedIOException("a sample took longer than " + LONGEST);
                }
                Receipts.File receipt = receipt(position, Objects.requireNonNull(prepared.signed()));
                add(zip, RECEIPTS + receipt.name(), receipt.bytes());
            }
            zip.finish();
        }
    }

    private static void add(ZipOutputStream zip, String path, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(path));
        zip.write(bytes);
        zip.closeEntry();
    }

    /** What is sent already cannot be taken back: only that it has no end tells the reader. */
    private Receipts.File receipt(long position, Signed signed) throws IOException {
        try {
            return snapshot.apart(() -> cited.receipts(List.of(position), signed.size()))
                    .get(0);
        } catch (ProblemException refused) {
            throw new IOException("a sample breaks off at the receipt of entry " + position, refused);
        }
    }

    private Prepared prepared(Sample sample, Language language) {
        List<Noted> noted = samples.open(sample.id(), sample.account(), 0, Sample.MOST_ENTRIES, Sample.MOST_NOTES)
                .map(Opened::entries)
                .orElse(List.of());
        Signed signed = noted.stream()
                .map(each -> each.entry().position())
                .max(Long::compare)
                .flatMap(cited::checkpoint)
                .orElse(null);
        List<EntryFile> entries = entries(noted, signed);
        Drawn drawn = sample.drawn();
        JsonMapper writing = json.getObject();
        String file = writing.writerWithDefaultPrettyPrinter()
                .writeValueAsString(new SampleFile(
                        sample.id(),
                        sample.number(),
                        sample.account(),
                        sample.madeAt(),
                        sample.purpose(),
                        drawn == null ? null : SampleGuide.RULE,
                        drawn,
                        signed == null ? null : signed.size(),
                        entries));
        String table = entries.stream()
                // Written as every answer is: it tells no account of anybody erased.
                .map(entry -> line(entry, writing.valueToTree(entry)))
                .collect(Collectors.joining("", HEAD, ""));
        List<Long> receipts = entries.stream()
                .filter(entry -> entry.receipt() != null)
                .map(EntryFile::position)
                .toList();
        return new Prepared(
                SampleGuide.of(sample, entries.size(), receipts.size(), language), file, table, receipts, signed);
    }

    private List<EntryFile> entries(List<Noted> noted, @Nullable Signed signed) {
        List<EntryFile> files = new ArrayList<>();
        for (int from = 0; from < noted.size(); from += READ_AT_ONCE) {
            List<Noted> some = noted.subList(from, Math.min(noted.size(), from + READ_AT_ONCE));
            List<LedgerEntry> stored = LedgerViews.of(sampled.of(some), Map.of());
            for (int each = 0; each < some.size(); each++) {
                files.add(file(some.get(each), stored.get(each), signed));
            }
        }
        return files;
    }

    private static EntryFile file(Noted noted, LedgerEntry stored, @Nullable Signed signed) {
        Sample.Entry entry = noted.entry();
        Note latest = noted.latest();
        return new EntryFile(
                entry.number(),
                entry.position(),
                entry.eventId(),
                entry.leafHash(),
                stored.type(),
                stored.subject(),
                stored.occurredAt(),
                stored.recordedAt(),
                stored.actor(),
                latest == null ? null : latest.mark(),
                noted.notes(),
                signed != null && signed.covers(entry.position()) ? RECEIPTS + Receipts.name(entry.position()) : null);
    }

    private static String line(EntryFile entry, JsonNode told) {
        JsonNode actor = told.path("actor");
        Note latest =
                entry.notes().isEmpty() ? null : entry.notes().get(entry.notes().size() - 1);
        return line(
                entry.number(),
                entry.position(),
                entry.leafHash(),
                entry.eventId(),
                entry.type(),
                entry.subject(),
                text(entry.occurredAt()),
                entry.recordedAt(),
                actor.path("party").asString(""),
                actor.path("person").asString(""),
                actor.path("onBehalfOf").asString(""),
                latest == null ? "NOT_LOOKED_AT" : latest.mark(),
                latest == null ? "" : latest.text(),
                latest == null ? "" : latest.at(),
                entry.notes().size(),
                text(entry.receipt()));
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static String line(Object... cells) {
        return Stream.of(cells).map(cell -> TableCell.of(cell.toString())).collect(Collectors.joining(",", "", "\r\n"));
    }
}
