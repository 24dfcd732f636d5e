package io.engagements.command;

import io.engagements.bounds.Bounds;
import io.engagements.command.time.DomainClock;
import io.engagements.limits.Limits;
import io.engagements.security.ApiSecurity;
import io.engagements.serving.Serving;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The command side, to be imported by whatever program runs it. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@Import({ApiSecurity.class, Limits.class, Serving.class, Bounds.class})
public class CommandSideConfiguration {

    /** One process at a time; the others wait in no transaction, for these are cut after a while. */
    @Bean(initMethod = "migrate")
    public Flyway commandSideMigrations(DataSource dataSource) {
        return Flyway.configure()
                .dataSource(dataSource)
                .schemas("command_side")
                .locations("classpath:db/command")
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load();
    }

    @Bean
    @ConditionalOnMissingBean
    public DomainClock domainClock() {
        return DomainClock.system();
    }
}
