package io.engagements.standalone.identity;

import io.engagements.events.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts on record. */
final class Accounts {

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> find(String id) {
        return jdbc.sql("SELECT id, secret_hash, party, roles FROM standalone.account WHERE id = ?")
                .param(id)
                .query(Accounts::account)
                .optional();
    }

    /** Any account's hash: all of them have the same secret, so this one stands for all. */
    Optional<String> anySecretHash() {
        return jdbc.sql("SELECT secret_hash FROM standalone.account ORDER BY id LIMIT 1")
                .query(String.class)
                .optional();
    }

    void add(Account account) {
        jdbc.sql("INSERT INTO standalone.account (id, secret_hash, party, roles) VALUES (?, ?, ?, ?::text[])")
                .params(account.id(), account.secretHash(), account.party(), array(account.roles()))
                .update();
    }

    void changeEverySecret(String secretHash) {
        jdbc.sql("UPDATE standalone.account SET secret_hash = ?")
                .param(secretHash)
                .update();
    }

    boolean startedBefore() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM standalone.first_start)")
                .query(Boolean.class)
                .single();
    }

    void rememberFirstStart(boolean demo) {
        jdbc.sql("INSERT INTO standalone.first_start (demo) VALUES (?)")
                .param(demo)
                .update();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        String[] roles = (String[]) row.getArray("roles").getArray();
        return new Account(
                row.getString("id"),
                row.getString("secret_hash"),
                row.getString("party"),
                Stream.of(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()));
    }

    private static String array(Set<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(",", "{", "}"));
    }
}
