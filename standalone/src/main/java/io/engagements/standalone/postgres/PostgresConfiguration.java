package io.engagements.standalone.postgres;

import io.engagements.postgres.EmbeddedPostgresServer;
import io.engagements.support.background.Migrations.Owner;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * The one process's database: the one that {@code spring.datasource.url} names, otherwise an embedded server on
 * {@code postgres} in the directory {@code engagements.data-dir}.
 *
 * <p>The data source depends on the connection details and these on the server, so Spring closes the connection pool
 * before it stops the server, and everything with a life cycle of its own before both.
 */
@Configuration(proxyBeanMethods = false)
public class PostgresConfiguration {

    @Bean
    static GuaranteedDataSources guaranteedDataSources() {
        return new GuaranteedDataSources();
    }

    @Bean(destroyMethod = "close")
    @Conditional(NoDatabaseGiven.class)
    EmbeddedPostgresServer embeddedPostgresServer(@Value("${engagements.data-dir:./data}") String dataDirectory) {
        return EmbeddedPostgresServer.start(Path.of(dataDirectory).resolve("postgres"));
    }

    @Bean
    @Conditional(NoDatabaseGiven.class)
    JdbcConnectionDetails embeddedConnectionDetails(EmbeddedPostgresServer server) {
        return new EmbeddedConnectionDetails(server);
    }

    @Bean
    @Conditional(NoDatabaseGiven.class)
    Owner embeddedOwner(EmbeddedPostgresServer server) {
        return new Owner(server.owner(), server.ownerPassword());
    }
}
