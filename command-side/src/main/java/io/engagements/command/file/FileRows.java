package io.engagements.command.file;

import io.engagements.events.Stamp;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which files there are, and whose. */
@Component
public class FileRows {

    /** What an engagement holds. */
    record Held(long files, long bytes) {}

    private final JdbcClient jdbc;

    FileRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<FileRow> find(String fileId) {
        return jdbc.sql("SELECT * FROM command_side.file WHERE file_id = ?")
                .param(fileId)
                .query((row, number) -> file(row))
                .optional();
    }

    private static FileRow file(ResultSet row) throws SQLException {
        return new FileRow(
                row.getString("file_id"),
                row.getString("engagement_id"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("name"),
                new Stamp(
                        row.getString("party"),
                        row.getString("person"),
                        row.getString("on_behalf_of"),
                        row.getObject("received_at", OffsetDateTime.class).toInstant()));
    }

    /** Counts what an engagement holds, and lets nobody else count it until this transaction is over: a lock on this engagement's files. */
    Held lockAndCount(String engagementId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended('file ' || ?, 0))")
                .param(engagementId)
                .query((row, number) -> engagementId)
                .single();
        return jdbc.sql(
                        "SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM command_side.file WHERE engagement_id = ?")
                .param(engagementId)
                .query(Held.class)
                .single();
    }

    void add(FileRow file) {
        jdbc.sql("""
                INSERT INTO command_side.file
                    (file_id, engagement_id, sha256, size, name, party, person, on_behalf_of, received_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .param(1, file.fileId())
                .param(2, file.engagementId())
                .param(3, file.sha256())
                .param(4, file.size())
                .param(5, file.name())
                .param(6, file.by().party())
                .param(7, file.by().person())
                .param(8, file.by().onBehalfOf(), Types.VARCHAR)
                .param(9, file.by().occurredAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
