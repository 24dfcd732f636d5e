package io.engagements.standalone.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.engagements.command.CommandSideConfiguration;
import io.engagements.command.time.DomainClock;
import io.engagements.standalone.postgres.TestPostgres.Database;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The command side as it runs, without its web and its security: ledger keeper and timers are running. */
public final class CommandSide implements AutoCloseable {

    private static final int CONNECTIONS = 24;
    private static final Map<String, Object> FILES = Map.of("engagements.data-dir", "target/command-side");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private CommandSide(Database database, DomainClock clock, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("files", FILES));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        context.registerBean(DataSource.class, () -> pool(database));
        context.registerBean(DomainClock.class, () -> clock);
        context.register(Parts.class);
        context.refresh();
    }

    public static CommandSide on(Database database) {
        return new CommandSide(database, DomainClock.system(), Map.of());
    }

    public static CommandSide on(Database database, DomainClock clock) {
        return new CommandSide(database, clock, Map.of());
    }

    static CommandSide on(Database database, Map<String, Object> settings) {
        return new CommandSide(database, DomainClock.system(), settings);
    }

    /** Connections as the product pools them. */
    public static HikariDataSource pool(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(2);
        // Nobody pulls the plug in these tests.
        pool.setConnectionInitSql("SET synchronous_commit = off");
        return pool;
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    Health ledgerHealth() {
        return Objects.requireNonNull(
                context.getBean("ledgerHealthIndicator", HealthIndicator.class).health());
    }

    public JdbcClient sql() {
        return get(JdbcClient.class);
    }

    @Override
    public void close() {
        context.close();
    }

    /** No {@code @Configuration}: the product's own scan of these packages must not find it. */
    @ComponentScan(
            basePackageClasses = CommandSideConfiguration.class,
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*\\.security\\..*",
                                ".*\\.CommandController",
                                ".*\\.CommandDoor",
                                ".*\\.CommandMeters",
                                ".*\\.CommandReader",
                                ".*\\.CommandSideConfiguration"
                            }))
    static class Parts {

        @Bean(initMethod = "migrate")
        Flyway commandSideMigrations(DataSource dataSource) {
            return new CommandSideConfiguration().commandSideMigrations(dataSource);
        }

        @Bean
        PlatformTransactionManager transactions(DataSource dataSource) {
            return new JdbcTransactionManager(dataSource);
        }

        @Bean
        TransactionTemplate transaction(PlatformTransactionManager transactions) {
            return new TransactionTemplate(transactions);
        }

        @Bean
        JdbcTemplate jdbcTemplate(DataSource dataSource) {
            return new JdbcTemplate(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(JdbcTemplate jdbc) {
            return JdbcClient.create(jdbc);
        }
    }
}
