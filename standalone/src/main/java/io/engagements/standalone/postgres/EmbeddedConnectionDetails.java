package io.engagements.standalone.postgres;

import io.engagements.postgres.EmbeddedPostgresServer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;

/** Tells Spring Boot's own data source how to reach the embedded server. */
final class EmbeddedConnectionDetails implements JdbcConnectionDetails {

    private final EmbeddedPostgresServer server;

    EmbeddedConnectionDetails(EmbeddedPostgresServer server) {
        this.server = server;
    }

    @Override
    public String getUsername() {
        return server.username();
    }

    @Override
    public String getPassword() {
        return server.password();
    }

    @Override
    public String getJdbcUrl() {
        return server.jdbcUrl();
    }
}
