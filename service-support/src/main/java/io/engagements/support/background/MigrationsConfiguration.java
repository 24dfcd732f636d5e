package io.engagements.support.background;

import io.engagements.support.background.Migrations.Owner;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** How each side's tables are made, to be imported with it. */
@Configuration(proxyBeanMethods = false)
public class MigrationsConfiguration {

    /** The owner is who brought the database along says, else who {@code spring.flyway.user} names, else nobody else. */
    @Bean
    Migrations migrations(DataSource application, ObjectProvider<Owner> owner, Environment environment) {
        return new Migrations(
                application, Optional.ofNullable(owner.getIfAvailable()).or(() -> named(environment)));
    }

    private static Optional<Owner> named(Environment environment) {
        return Optional.ofNullable(environment.getProperty("spring.flyway.user"))
                .filter(StringUtils::hasText)
                .map(user -> new Owner(user, environment.getProperty("spring.flyway.password", "")));
    }
}
