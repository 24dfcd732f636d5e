package io.engagements.standalone.identity;

import io.engagements.events.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts on record. Whoever has left is none any more; the name stays taken, for it stands in what was done. */
public final class Accounts {

    /** So many of the people of some parties have names, the latest; of more there are none among small businesses. */
    private static final int NAMED = 1_000;

    private static final String COLUMNS = "SELECT id, secret_hash, party, roles, demo, number, since, called";

    private final JdbcClient jdbc;

    Accounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Account> find(String id) {
        return jdbc.sql(COLUMNS + " FROM standalone.account WHERE id = ? AND left_at IS NULL")
                .param(id)
                .query(Accounts::account)
                .optional();
    }

    /**
     * One row of a page.
     *
     * @param number the place in the list, which is in the order in which accounts were made
     * @param called what the person is called; absent where nobody has told it
     */
    public record Listed(
            long number, Instant since, @Nullable String called, Account account) {}

    /**
     * Those of these that are there. Until the transaction ends that this is called in, none of them leaves; whoever calls
     * it at the same time for one of them waits, and then sees what became of it.
     */
    public List<Account> hold(Collection<String> ids) {
        return jdbc.sql(COLUMNS
                        + " FROM standalone.account WHERE id IN (:ids) AND left_at IS NULL ORDER BY id FOR UPDATE")
                .param("ids", ids)
                .query(Accounts::account)
                .list();
    }

    /** As above, those of a party's own people: who acts for none may have a party's name all the same. */
    public List<Account> holdOf(String party, Collection<Role> forNobody) {
        return jdbc.sql(COLUMNS + """
                         FROM standalone.account
                        WHERE party = :party AND left_at IS NULL AND NOT roles && :others::text[] ORDER BY id FOR UPDATE
                        """)
                .param("party", party)
                .param("others", array(forNobody))
                .query(Accounts::account)
                .list();
    }

    /** Whether the id is somebody's, or was. */
    public boolean isTaken(String id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM standalone.account WHERE id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /**
     * A page of them.
     *
     * @param party whose accounts; everybody's when absent
     * @param role that they have; any when absent
     */
    public List<Listed> list(@Nullable String party, @Nullable Role role, long after, int atMost) {
        return jdbc.sql(COLUMNS + """
                         FROM standalone.account
                        WHERE left_at IS NULL AND number > :after
                          AND (:party::text IS NULL OR party = :party) AND (:role::text IS NULL OR :role = ANY(roles))
                        ORDER BY number LIMIT :most
                        """)
                .param("party", party)
                .param("role", role == null ? null : role.name())
                .param("after", after)
                .param("most", atMost)
                .query((row, number) -> new Listed(
                        row.getLong("number"),
                        row.getTimestamp("since").toInstant(),
                        row.getString("called"),
                        account(row, number)))
                .list();
    }

    /** Whether anybody runs this installation. */
    public boolean haveOperator() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM standalone.account WHERE left_at IS NULL AND ? = ANY(roles))")
                .param(Role.OPERATOR.name())
                .query(Boolean.class)
                .single();
    }

    /** The demonstration's that are there still. */
    Set<String> demo() {
        return jdbc.sql("SELECT id FROM standalone.account WHERE demo AND left_at IS NULL")
                .query(String.class)
                .set();
    }

    /** Any demo account's hash: all of them have the same secret, so this one stands for all. */
    Optional<String> anyDemoSecretHash() {
        return jdbc.sql("SELECT secret_hash FROM standalone.account WHERE demo AND left_at IS NULL"
                        + " ORDER BY id LIMIT 1")
                .query(String.class)
                .optional();
    }

    /** @return false when the id is somebody's already, or was */
    public boolean add(Account account) {
        return jdbc.sql("INSERT INTO standalone.account (id, secret_hash, party, roles, demo)"
                                + " VALUES (?, ?, ?, ?::text[], ?) ON CONFLICT (id) DO NOTHING")
                        .params(
                                account.id(),
                                account.secretHash(),
                                account.party(),
                                array(account.roles()),
                                account.demo())
                        .update()
                == 1;
    }

    void changeEveryDemoSecret(String secretHash) {
        jdbc.sql("UPDATE standalone.account SET secret_hash = ? WHERE demo AND left_at IS NULL")
                .param(secretHash)
                .update();
    }

    /** @param at tokens given before are good no more */
    public void changeSecret(String id, String secretHash, Instant at) {
        jdbc.sql("UPDATE standalone.account SET secret_hash = ?, tokens_from = ? WHERE id = ? AND left_at IS NULL")
                .params(secretHash, Timestamp.from(at), id)
                .update();
    }

    /** @param at tokens given before are good no more */
    public void endTokens(String id, Instant at) {
        jdbc.sql("UPDATE standalone.account SET tokens_from = ? WHERE id = ? AND left_at IS NULL")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** Where the person is told by mail; empty where that is not known. */
    public Optional<String> mail(String id) {
        return jdbc.sql("SELECT mail FROM standalone.account WHERE id = ? AND left_at IS NULL AND mail IS NOT NULL")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** @param mail absent for nowhere */
    public void changeMail(String id, @Nullable String mail) {
        jdbc.sql("UPDATE standalone.account SET mail = ? WHERE id = ? AND left_at IS NULL")
                .param(mail)
                .param(id)
                .update();
    }

    /** What the person is called; empty for who is not there any more, and where nobody has told it. */
    public Optional<String> name(String id) {
        return jdbc.sql("SELECT called FROM standalone.account WHERE id = ? AND left_at IS NULL AND called IS NOT NULL")
                .param(id)
                .query(String.class)
                .optional();
    }

    public void changeName(String id, String called) {
        jdbc.sql("UPDATE standalone.account SET called = ? WHERE id = ? AND left_at IS NULL")
                .params(called, id)
                .update();
    }

    /**
     * What those are called who act for these parties, or did and have left: by party and account, empty where nobody has
     * told it.
     */
    public Map<String, Map<String, String>> namesOf(Collection<String> parties, Collection<Role> forNobody) {
        Map<String, Map<String, String>> names = new HashMap<>();
        jdbc.sql("""
                        SELECT party, id, coalesce(called, '') AS called FROM standalone.account
                        WHERE party IN (:parties) AND NOT roles && :others::text[] ORDER BY number DESC LIMIT :most
                        """)
                .param("parties", parties)
                .param("others", array(forNobody))
                .param("most", NAMED)
                .query((row, number) -> names.computeIfAbsent(row.getString("party"), party -> new HashMap<>())
                        .put(row.getString("id"), row.getString("called")))
                .list();
        return names;
    }

    /** Of all who act for a party, or did. */
    public void forgetNamesOf(String party, Collection<Role> forNobody) {
        jdbc.sql("UPDATE standalone.account SET called = NULL WHERE party = :party AND NOT roles && :others::text[]")
                .param("party", party)
                .param("others", array(forNobody))
                .update();
    }

    /** What stands in what was done stays, and nothing else of the person, nor anything that anybody could sign in with. */
    public void leave(String id, Instant at) {
        jdbc.sql("UPDATE standalone.account SET left_at = ?, secret_hash = '', language = NULL, zone = NULL"
                        + ", mail = NULL WHERE id = ? AND left_at IS NULL")
                .params(Timestamp.from(at), id)
                .update();
    }

    /** By account, whose tokens may still run and are good no more: those given before that moment. */
    Map<String, Instant> endedSince(Instant moment) {
        Timestamp since = Timestamp.from(moment);
        return jdbc
                .sql("SELECT id, left_at IS NOT NULL AS gone, tokens_from FROM standalone.account"
                        + " WHERE left_at > ? OR tokens_from > ?")
                .params(since, since)
                .query((row, number) -> Map.entry(
                        row.getString("id"),
                        row.getBoolean("gone")
                                ? Instant.MAX
                                : row.getTimestamp("tokens_from").toInstant()))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    boolean startedBefore() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM standalone.first_start)")
                .query(Boolean.class)
                .single();
    }

    /** Whether this data directory is the demonstration's, which the first start decided for good. */
    public boolean areOfDemonstration() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM standalone.first_start WHERE demo)")
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
                Stream.of(roles).map(Role::valueOf).collect(Collectors.toUnmodifiableSet()),
                row.getBoolean("demo"));
    }

    private static String array(Collection<Role> roles) {
        return roles.stream().map(Role::name).sorted().collect(Collectors.joining(",", "{", "}"));
    }
}
