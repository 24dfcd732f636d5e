package io.engagements.standalone.scenario;

import io.engagements.postgres.TestPostgres.Database;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Looks for a text wherever the product could show or keep it. */
final class Everywhere {

    private final Product product;

    Everywhere(Product product) {
        this.product = product;
    }

    /** Tables of any schema of any database in which a row holds the text, as text or as bytes. */
    Set<String> tablesWith(String text) throws SQLException {
        Set<String> found = new TreeSet<>();
        for (Database database : product.databases()) {
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                found.addAll(tablesWith(text, statement));
            }
        }
        return found;
    }

    private static List<String> tablesWith(String text, Statement statement) throws SQLException {
        String bytes = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        List<String> found = new ArrayList<>();
        for (String table : tables(statement)) {
            String any = "SELECT EXISTS (SELECT FROM " + table + " t WHERE strpos(t::text, '" + text
                    + "') > 0 OR strpos(t::text, '" + bytes + "') > 0)";
            try (ResultSet row = statement.executeQuery(any)) {
                if (row.next() && row.getBoolean(1)) {
                    found.add(table);
                }
            }
        }
        return found;
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("""
                SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                WHERE table_schema NOT IN ('pg_catalog', 'information_schema')""")) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    /** What each of these callers is answered by each route that can be read, by caller and path. */
    Map<String, String> answers(List<String> callers, String engagement, String party) {
        Map<String, String> answers = new TreeMap<>();
        for (String route : Routes.of(product)) {
            if (route.startsWith("GET ")) {
                String path = path(route.substring(4), engagement, party);
                callers.forEach(caller -> answers.put(caller + " " + path, answer(caller, path)));
            }
        }
        return answers;
    }

    private String answer(String caller, String path) {
        Api api = product.as(caller).with("Accept", "application/json");
        HttpResponse<byte[]> answer =
                path.endsWith("/evidence") ? product.as(caller).download(path) : null;
        return answer == null || answer.statusCode() != 200 ? api.get(path).body() : unzipped(answer.body());
    }

    private static String unzipped(byte[] file) {
        StringBuilder texts = new StringBuilder();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                texts.append(new String(zip.readAllBytes(), StandardCharsets.UTF_8));
            }
            return texts.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String path(String route, String engagement, String party) {
        String candidacy = route.contains("candidacies") ? "c-" : "";
        return route.replace("{id}", route.contains("parties") ? party : candidacy + engagement)
                .replace("{deliverableId}", "d1")
                .transform(Routes::filled);
    }
}
