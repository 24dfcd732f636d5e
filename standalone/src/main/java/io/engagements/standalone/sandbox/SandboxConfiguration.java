package io.engagements.standalone.sandbox;

import io.engagements.command.ledger.Ledger;
import io.engagements.command.timer.Timers;
import io.engagements.query.projection.Projections;
import io.engagements.support.background.Migrations;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Only with {@code engagements.sandbox=true}; without it this only remembers that the installation is real. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SandboxSettings.class)
class SandboxConfiguration {

    @Bean(initMethod = "migrate")
    Flyway sandboxMigrations(Migrations migrations) {
        return migrations.of("sandbox", "db/sandbox");
    }

    @Bean
    @DependsOn("sandboxMigrations")
    SandboxRows sandboxRows(JdbcClient jdbc, SandboxSettings settings) {
        SandboxRows rows = new SandboxRows(jdbc);
        rows.requireKind(settings.sandbox());
        return rows;
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBooleanProperty("engagements.sandbox")
    static class Movable {

        @Bean
        MovableClock domainClock(SandboxRows rows) {
            MovableClock clock = new MovableClock();
            rows.instant().ifPresent(clock::standAt);
            return clock;
        }

        @Bean
        Sandbox sandbox(MovableClock clock, SandboxRows rows, Timers timers, Ledger ledger, Projections projections) {
            return new Sandbox(clock, rows, timers, ledger, projections);
        }
    }
}
