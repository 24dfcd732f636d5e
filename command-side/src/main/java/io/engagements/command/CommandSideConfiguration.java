package io.engagements.command;

import io.engagements.command.time.DomainClock;
import io.engagements.support.background.Migrations;
import io.engagements.support.background.MigrationsConfiguration;
import io.engagements.support.limits.Bounds;
import io.engagements.support.limits.Limits;
import io.engagements.support.security.ApiSecurity;
import io.engagements.support.tracing.Observability;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The command side, to be imported by whatever program runs it. The side's own program, which stands here too, is no part of it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(excludeFilters = @Filter(SpringBootConfiguration.class))
@EnableScheduling
@Import({ApiSecurity.class, Limits.class, Observability.class, MigrationsConfiguration.class, Bounds.class})
public class CommandSideConfiguration {

    @Bean(initMethod = "migrate")
    public Flyway commandSideMigrations(Migrations migrations) {
        return migrations.of("command_side", "db/command");
    }

    @Bean
    @ConditionalOnMissingBean
    public DomainClock domainClock() {
        return DomainClock.system();
    }
}
