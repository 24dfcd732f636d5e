package io.engagements.standalone.faults;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whatever died when: each checkpoint's root is that of the entries, no size has two, and the stored tree has no hole. */
final class CheckpointCheck {

    private static final int TILE = 256;

    private final Faults faults;
    private final List<byte[]> leaves = new ArrayList<>();
    private final Map<String, byte[]> complete = new HashMap<>();

    CheckpointCheck(Faults faults) {
        this.faults = faults;
    }

    void run(Connection commands, Connection queries) throws SQLException {
        read(
                commands,
                "SELECT hash FROM command_side.ledger_entry ORDER BY position",
                row -> leaves.add(row.getBytes(1)));
        faults.require(
                Rows.number(commands, "SELECT count(*) FROM command_side.checkpoint") > 0, "nothing was ever signed");
        Map<String, String> roots = new HashMap<>();
        for (String table : List.of("command_side.checkpoint", "query_side.checkpoint")) {
            read(
                    table.startsWith("command") ? commands : queries,
                    "SELECT convert_from(note, 'UTF8') FROM " + table,
                    row -> checkpoint(row.getString(1), roots));
        }
        subtrees(queries);
    }

    private void checkpoint(String note, Map<String, String> roots) {
        String[] lines = note.split("\n");
        int size = Integer.parseInt(lines[1]);
        String before = roots.putIfAbsent(lines[0] + " " + size, lines[2]);
        faults.require(before == null || before.equals(lines[2]), "two roots were signed of %d entries", size);
        boolean there = size <= leaves.size();
        faults.require(there, "%d entries were signed, of %d", size, leaves.size());
        faults.require(
                !there || Base64.getEncoder().encodeToString(root(0, size)).equals(lines[2]),
                "the root that was signed of %d entries is not theirs",
                size);
    }

    private void subtrees(Connection queries) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        read(queries, "SELECT n, hash FROM query_side.ledger_subtree WHERE level = 1 ORDER BY n", row -> {
            long n = row.getLong(1);
            faults.require(n == numbers.size(), "subtree %d is missing", numbers.size());
            numbers.add(n);
            int from = (int) n * TILE;
            faults.require(
                    from + TILE <= leaves.size() && MessageDigest.isEqual(root(from, from + TILE), row.getBytes(2)),
                    "subtree %d is another one",
                    n);
        });
    }

    /** Complete subtrees, of which all roots are made, are hashed once. */
    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        if (Integer.bitCount(to - from) > 1) {
            return joined(from, to);
        }
        String subtree = from + " " + to;
        byte[] known = complete.get(subtree);
        if (known == null) {
            known = joined(from, to);
            complete.put(subtree, known);
        }
        return known;
    }

    private byte[] joined(int from, int to) {
        int half = from + Integer.highestOneBit(to - from - 1);
        return hash(root(from, half), root(half, to));
    }

    private static byte[] hash(byte[] left, byte[] right) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((byte) 1);
            digest.update(left);
            return digest.digest(right);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface EachRow {
        void see(ResultSet row) throws SQLException;
    }

    private static void read(Connection database, String query, EachRow each) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                each.see(row);
            }
        }
    }
}
