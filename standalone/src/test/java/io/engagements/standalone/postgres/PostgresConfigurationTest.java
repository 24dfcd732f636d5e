package io.engagements.standalone.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.engagements.postgres.EmbeddedPostgresServer;
import io.engagements.postgres.PostgresRefusedException;
import io.engagements.postgres.TestPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.util.TestSocketUtils;

@ExtendWith(OutputCaptureExtension.class)
class PostgresConfigurationTest {

    private static final Path DATA = TestPostgres.ROOT.resolve("of spring");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withUserConfiguration(PostgresConfiguration.class)
            .withPropertyValues("engagements.data-dir=" + DATA);

    @Test
    void without_a_url_the_pool_is_on_an_embedded_server() {
        runner.run(context -> {
            assertThat(context).hasNotFailed().hasSingleBean(EmbeddedPostgresServer.class);
            HikariDataSource pool = context.getBean(HikariDataSource.class);
            assertThat(pool.getJdbcUrl())
                    .startsWith("jdbc:postgresql://127.0.0.1:")
                    .contains("/engagements?", "reWriteBatchedInserts=true", "tcpKeepAlive=true");
            assertThat(new JdbcTemplate(pool).queryForObject("SELECT current_user", String.class))
                    .isEqualTo("engagements");
            assertThat(DATA.resolve("postgres/PG_VERSION")).exists();
        });
    }

    @Test
    void the_pool_closes_before_the_server_stops() {
        List<Object> destroyed = new ArrayList<>();
        runner.withBean(DestructionAwareBeanPostProcessor.class, () -> (bean, name) -> destroyed.add(bean))
                .run(context -> assertThat(context.getBean(DataSource.class)).isNotNull());
        assertThat(destroyed)
                .extracting(Object::getClass)
                .containsSubsequence(HikariDataSource.class, EmbeddedPostgresServer.class);
        assertThat(Files.exists(DATA.resolve("postgres/postmaster.pid"))).isFalse();
    }

    @Test
    void with_a_url_no_server_starts() {
        TestPostgres.Database database = TestPostgres.createDatabase();
        on(database, "").run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(EmbeddedPostgresServer.class);
            assertThat(context.getBean(HikariDataSource.class).getJdbcUrl()).isEqualTo(database.url());
        });
    }

    @Test
    void a_url_that_switches_synchronous_commit_off_is_refused() {
        on(TestPostgres.createDatabase(), "&options=-c%20synchronous_commit=off")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(PostgresRefusedException.class)
                        .hasMessageContaining("synchronous_commit=off"));
    }

    @Test
    void a_url_where_nobody_listens_is_refused() throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + TestSocketUtils.findAvailableTcpPort() + "/engagements";
        on(new TestPostgres.Database(url, "engagements", "secret", "owner", "secret"), "")
                .withPropertyValues("spring.datasource.hikari.connection-timeout=1000")
                .run(context -> assertThat(context)
                        .getFailure()
                        .hasRootCauseInstanceOf(java.net.ConnectException.class)
                        .hasStackTraceContaining("The database cannot be reached"));
    }

    @Test
    void the_user_reads_a_sentence_and_no_stack_trace(CapturedOutput output) throws SQLException {
        try (EmbeddedPostgresServer first =
                EmbeddedPostgresServer.start(TestPostgres.options(DATA.resolve("postgres")))) {
            assertThat(first.port()).isPositive();
            assertThat(exitsWithFailure()).isTrue();
        }
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("is in use by another running program.")
                .contains("Stop that program, or set ENGAGEMENTS_DATA_DIR")
                .doesNotContain("\tat ");
    }

    @Import(PostgresConfiguration.class)
    @ImportAutoConfiguration(DataSourceAutoConfiguration.class)
    static class Program {}

    private static boolean exitsWithFailure() {
        SpringApplication application = new SpringApplication(Program.class);
        try {
            application
                    .run("--engagements.data-dir=" + DATA, "--spring.main.web-application-type=none")
                    .close();
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }

    private ApplicationContextRunner on(TestPostgres.Database database, String moreOfTheUrl) {
        return runner.withPropertyValues(
                "spring.datasource.url=" + database.url() + moreOfTheUrl,
                "spring.datasource.username=" + database.username(),
                "spring.datasource.password=" + database.password());
    }
}
