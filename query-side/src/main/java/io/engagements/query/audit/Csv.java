package io.engagements.query.audit;

import static java.time.format.DateTimeFormatter.ISO_LOCAL_DATE_TIME;

import io.engagements.proof.evidence.TableCell;
import io.engagements.proof.tree.Hash;
import io.engagements.query.audit.LedgerViews.LedgerEntry;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Entries as lines of a table (RFC 4180), every cell in quotes and none of them a formula to a program for tables. */
final class Csv {

    static final String HEAD = line(Stream.<Object>of(
            "position",
            "hash",
            "id",
            "type",
            "revision",
            "subject",
            "sequence",
            "deliverable",
            "occurred_at_utc",
            "contract_zone",
            "occurred_at_local",
            "recorded_at_utc",
            "party",
            "person",
            "on_behalf_of",
            "command",
            "command_id",
            "causes",
            "data"));

    private Csv() {}

    /**
     * @param told the same as answers tell it: by it accounts and data are written
     * @param zone of the engagement's contract; the local time in it stands beside it. Absent for what is in no engagement
     */
    static String line(LedgerEntry entry, JsonNode told, @Nullable ZoneId zone) {
        Instant at = entry.occurredAt();
        JsonNode actor = told.path("actor");
        return line(Stream.<Object>of(
                entry.position(),
                hex(entry.hash()),
                entry.id(),
                entry.type(),
                entry.revision(),
                entry.subject(),
                text(entry.sequence()),
                text(entry.deliverableId()),
                text(at),
                text(zone),
                text(at == null || zone == null ? null : ISO_LOCAL_DATE_TIME.format(at.atZone(zone))),
                entry.recordedAt(),
                actor.path("party").asString(""),
                actor.path("person").asString(""),
                actor.path("onBehalfOf").asString(""),
                text(entry.command()),
                text(entry.commandId()),
                String.join(" ", entry.causes()),
                told.path("data")));
    }

    /** In base 64 every thirty-second one would begin with what a formula begins with. */
    private static String hex(String base64) {
        return Hash.parse(base64).hex();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    private static String line(Stream<Object> cells) {
        return cells.map(cell -> TableCell.of(cell.toString())).collect(Collectors.joining(",", "", "\r\n"));
    }
}
