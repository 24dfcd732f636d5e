package io.engagements.command;

import io.engagements.command.time.DomainClock;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.support.background.Migrations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
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

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    private CommandSide(Database database, DomainClock clock, Map<String, Object> settings) {
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("files", files(database)));
        context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance());
        String longest = context.getEnvironment().getProperty("engagements.transaction-timeout", "30s");
        context.registerBean(DataSource.class, () -> database.pool(longest));
        context.registerBean(Migrations.class, () -> database.migrations(context.getBean(DataSource.class)));
        context.registerBean(DomainClock.class, () -> clock);
        context.register(Parts.class);
        context.refresh();
    }

    /** Each database's own: what was signed of one is not signed of another. */
    private static Map<String, Object> files(Database database) {
        String name = database.url().replaceAll(".*/|[?].*", "");
        return Map.of("engagements.data-dir", "target/command-side/" + name);
    }

    public static CommandSide on(Database database) {
        return new CommandSide(database, DomainClock.system(), Map.of());
    }

    public static CommandSide on(Database database, DomainClock clock) {
        return new CommandSide(database, clock, Map.of());
    }

    public static CommandSide on(Database database, Map<String, Object> settings) {
        return on(database, DomainClock.system(), settings);
    }

    public static CommandSide on(Database database, DomainClock clock, Map<String, Object> settings) {
        return new CommandSide(database, clock, settings);
    }

    public <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** What one of this side's indicators says. */
    public Health health(String of) {
        return Objects.requireNonNull(
                context.getBean(of + "HealthIndicator", HealthIndicator.class).health());
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
                                ".*\\.CommandSide(Configuration|Application)"
                            }))
    static class Parts {

        @Bean(initMethod = "migrate")
        Flyway commandSideMigrations(Migrations migrations) {
            return new CommandSideConfiguration().commandSideMigrations(migrations);
        }

        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        Validator validator() {
            return Validation.buildDefaultValidatorFactory().getValidator();
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
