package io.engagements.standalone.several;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.engagements.command.CommandSideConfiguration;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.QuerySideConfiguration;
import io.engagements.support.background.Migrations;
import java.io.IOException;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** A transaction that hangs is cut, so that it keeps nothing from other processes; what is meant to take long is not. */
class LongTransactionsTest {

    private final Database database = TestPostgres.createDatabase();
    private final HikariDataSource pool = database.pool();

    @AfterEach
    void close() {
        pool.close();
    }

    /** As the product's connections begin, apart from how long is long. */
    private void given(String longest) throws IOException {
        StandardEnvironment environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("serving", new ClassPathResource("serving.yml"))
                .forEach(environment.getPropertySources()::addLast);
        environment.getSystemProperties().put("engagements.transaction-timeout", longest);
        pool.setConnectionInitSql(environment.getRequiredProperty("spring.datasource.hikari.connection-init-sql"));
        environment.getSystemProperties().remove("engagements.transaction-timeout");
    }

    @Test
    void aTransactionThatHangsIsCut() throws IOException {
        given("200ms");

        assertThatThrownBy(() -> new JdbcTemplate(pool).execute("SELECT pg_sleep(10)"))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("transaction timeout");
    }

    static Stream<Flyway> migrations() {
        Database database = TestPostgres.createDatabase();
        Migrations any = database.migrations(database.dataSource());
        return Stream.of(
                new CommandSideConfiguration().commandSideMigrations(any),
                new QuerySideConfiguration().querySideMigrations(any));
    }

    @ParameterizedTest
    @MethodSource("migrations")
    void aMigrationTakesAsLongAsItTakes(Flyway migrations) throws IOException {
        given("200ms");
        pool.setUsername(database.owner());
        pool.setPassword(database.ownerPassword());
        Flyway slow = Flyway.configure()
                .configuration(migrations.getConfiguration())
                .dataSource(pool)
                .locations(Stream.concat(
                                Stream.of(migrations.getConfiguration().getLocations())
                                        .map(Object::toString),
                                Stream.of("classpath:db/slow"))
                        .toArray(String[]::new))
                .load();

        assertThat(slow.migrate().success).isTrue();
    }
}
