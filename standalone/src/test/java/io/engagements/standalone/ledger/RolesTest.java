package io.engagements.standalone.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.StoredEvents;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.support.background.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** The role that the application works as may add to what happened, and change nothing of it. */
class RolesTest {

    private static final String NOT_ALLOWED = "42501";

    private static final Database database = TestPostgres.createDatabase();

    @BeforeAll
    static void bothSidesAreMigrated() {
        migrate(database.migrations(application(database)));
    }

    private static void migrate(Migrations migrations) {
        migrations.of("command_side", "db/command").migrate();
        migrations.of("query_side", "db/query").migrate();
    }

    private static DataSource application(Database of) {
        return new DriverManagerDataSource(of.url(), of.username(), of.password());
    }

    /** What the product changes; whatever else there is, also what is added later, is what happened. */
    private static final Set<String> CHANGED = Set.of(
            "command_side.due",
            "command_side.idempotency",
            "command_side.ledger_check",
            "command_side.ledger_cursor",
            // Follows from the entries; what was committed to is in the ledger.
            "command_side.ledger_head",
            "command_side.open_candidacy",
            "command_side.party",
            "command_side.party_key",
            "command_side.publisher",
            "command_side.running_engagement",
            "query_side.entry_check",
            "query_side.generation",
            "query_side.intake",
            "query_side.intake_offset",
            "query_side.parked",
            "query_side.switching",
            "query_side.token_entry",
            "query_side.verification");

    static Stream<String> tables() {
        return new JdbcTemplate(database.dataSource()).queryForList("""
                        SELECT n.nspname || '.' || c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                        WHERE n.nspname IN ('command_side', 'query_side') AND c.relkind IN ('r', 'p') ORDER BY 1
                        """, String.class).stream();
    }

    static Stream<Arguments> changes() {
        return tables().filter(table -> !CHANGED.contains(table)).flatMap(table -> Stream.of(
                        "DELETE FROM %s",
                        "UPDATE %s SET " + column(table) + " = NULL",
                        "TRUNCATE %s",
                        "SELECT FROM %s FOR UPDATE",
                        "ALTER TABLE %s ADD COLUMN more text",
                        "ALTER TABLE %s OWNER TO engagements",
                        "ALTER TABLE %s DISABLE TRIGGER ALL",
                        "CREATE RULE no AS ON INSERT TO %s DO INSTEAD NOTHING",
                        "CREATE TRIGGER no BEFORE INSERT ON %s EXECUTE FUNCTION suppress_redundant_updates_trigger()",
                        "DROP TABLE %s CASCADE",
                        "LOCK TABLE %s IN ACCESS EXCLUSIVE MODE")
                .map(change -> Arguments.of(change.formatted(table))));
    }

    private static String column(String table) {
        return JdbcClient.create(database.dataSource())
                .sql("SELECT attname::text FROM pg_attribute WHERE attrelid = ?::regclass AND attnum > 0"
                        + " AND NOT attisdropped ORDER BY attnum DESC LIMIT 1")
                .param(table)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatHappenedItCannotChange(String change) {
        thenIsNotAllowed(change);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void norMakeItselfWhoCan(String way) {
        thenIsNotAllowed(way);
    }

    static Stream<String> ways() {
        return Stream.of(
                "SET ROLE engagements_owner",
                "GRANT engagements_owner TO engagements",
                "DROP SCHEMA command_side CASCADE",
                "ALTER SCHEMA command_side RENAME TO gone",
                "ALTER ROLE engagements SUPERUSER",
                "CREATE OR REPLACE FUNCTION command_side.entry_bytes(bigint, command_side.event) RETURNS bytea"
                        + " LANGUAGE sql AS $$ SELECT ''::bytea $$",
                "CREATE OR REPLACE VIEW command_side.entry AS SELECT 1 AS position");
    }

    private static void thenIsNotAllowed(String statement) {
        assertThatThrownBy(() -> {
                    try (Connection connection = database.connectAsApplication();
                            Statement execution = connection.createStatement()) {
                        connection.setAutoCommit(false);
                        execution.execute(statement);
                    }
                })
                .isInstanceOfSatisfying(SQLException.class, refusal -> assertThat(refusal.getSQLState())
                        .isEqualTo(NOT_ALLOWED));
    }

    /** A row can be taken away there, all of them at once by nobody. */
    @ParameterizedTest
    @MethodSource("tables")
    void itEmptiesNoTable(String table) {
        thenIsNotAllowed("TRUNCATE " + table);
    }

    @Test
    void whatIsChangedIsThere() {
        assertThat(tables()).containsAll(CHANGED).contains("command_side.access", "query_side.ledger_subtree");
    }

    /** One that is forgotten in the script of rights is found by this, and by whatever uses it. */
    @Test
    void everyTableIsGivenToIt() {
        assertThat(new JdbcTemplate(database.dataSource()).queryForList("""
                                SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                                WHERE n.nspname IN ('command_side', 'query_side') AND c.relkind IN ('r', 'v')
                                  AND NOT has_table_privilege('engagements', c.oid, 'SELECT')
                                """, String.class))
                .containsExactlyInAnyOrder("command_side.flyway_schema_history", "query_side.flyway_schema_history");
    }

    @Test
    void itAddsToWhatHappened() throws SQLException {
        Database another = TestPostgres.createDatabase();
        try (CommandSide side = CommandSide.on(another)) {
            try (Connection connection = another.connectAsApplication()) {
                StoredEvents.insert(connection, "c1", 0);
            }
            await().until(() -> side.get(Ledger.class).head() == 1);
            assertThat(side.health("ledgerCheck").getDetails()).containsEntry("rolesSeparate", true);
        }
    }

    @Test
    void whatAnEarlierReleaseLeftToItIsTakenFromItAndGoesOn() throws Exception {
        Database old = TestPostgres.createDatabase();
        asSuperuser(old, "ALTER DATABASE " + nameOf(old) + " OWNER TO engagements");
        DataSource application = application(old);
        migrate(new Migrations(application, Optional.empty()));
        try (Connection connection = old.connectAsApplication()) {
            StoredEvents.insert(connection, "c1", 0);
        }
        assertThat(ownerOfEvents(old)).isEqualTo("engagements");

        asSuperuser(old, "ALTER DATABASE " + nameOf(old) + " OWNER TO engagements_owner");
        try (Connection superuser = TestPostgres.superuser(nameOf(old))) {
            ScriptUtils.executeSqlScript(
                    superuser,
                    new EncodedResource(new ClassPathResource("sql/separate-roles.sql")),
                    false,
                    false,
                    "--",
                    ScriptUtils.EOF_STATEMENT_SEPARATOR,
                    "/*",
                    "*/");
        }
        try (CommandSide side = CommandSide.on(old)) {
            await().until(() -> side.get(Ledger.class).head() == 1);
            assertThat(ownerOfEvents(old)).isEqualTo("engagements_owner");
            assertThat(side.health("ledgerCheck").getDetails()).containsEntry("rolesSeparate", true);
        }
    }

    @Test
    void whereThereIsOnlyOneRoleItWorksAndSaysSo() throws SQLException {
        Database one = TestPostgres.createDatabase();
        Database alone = new Database(one.url(), one.owner(), one.ownerPassword(), one.owner(), one.ownerPassword());
        try (CommandSide side = CommandSide.on(alone)) {
            try (Connection connection = alone.connectAsApplication()) {
                StoredEvents.insert(connection, "c1", 0);
            }
            await().until(() -> side.get(Ledger.class).head() == 1);
            await().untilAsserted(() ->
                    assertThat(side.health("ledgerCheck").getDetails()).containsEntry("rolesSeparate", false));
            assertThat(side.health("ledgerCheck").getStatus().getCode()).isEqualTo("UP");
        }
    }

    private static String ownerOfEvents(Database of) {
        return JdbcClient.create(of.dataSource())
                .sql("SELECT tableowner FROM pg_tables WHERE tablename = 'event'")
                .query(String.class)
                .single();
    }

    private static String nameOf(Database of) {
        return of.url().replaceAll(".*/([^?]+).*", "$1");
    }

    private static void asSuperuser(Database of, String statement) throws SQLException {
        try (Connection superuser = TestPostgres.superuser(nameOf(of));
                Statement execution = superuser.createStatement()) {
            execution.execute(statement);
        }
    }
}
