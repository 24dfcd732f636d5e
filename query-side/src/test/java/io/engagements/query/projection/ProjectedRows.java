package io.engagements.query.projection;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Every projected row of every table there is, as text. */
public final class ProjectedRows {

    private ProjectedRows() {}

    public static Map<String, List<String>> copy(Connection database) throws SQLException {
        Map<String, List<String>> copy = new TreeMap<>();
        for (String table : tables(database)) {
            copy.put(table, texts(database, "SELECT t::text FROM query_side." + table + " t ORDER BY 1"));
        }
        return copy;
    }

    /** Drops every generation and forgets the positions: the next start begins at the beginning. */
    public static void delete(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            for (String schema :
                    texts(database, "SELECT projection || '_' || number FROM query_side.generation ORDER BY 1")) {
                statement.execute("DROP SCHEMA " + schema + " CASCADE");
            }
            statement.execute("TRUNCATE query_side.generation, query_side.token_entry, query_side.parked");
        }
    }

    /** The views of what is projected, and what is parked. */
    private static List<String> tables(Connection database) throws SQLException {
        return texts(database, """
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = 'query_side' AND (table_type = 'VIEW' OR table_name = 'parked')
                """);
    }

    private static List<String> texts(Connection database, String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                texts.add(row.getString(1));
            }
        }
        return texts;
    }
}
