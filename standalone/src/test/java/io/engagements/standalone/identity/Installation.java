package io.engagements.standalone.identity;

import io.engagements.events.Caller;
import io.engagements.support.security.ApiSecurity;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A data directory and its database, on which a process with both sides' security can be started again and again. */
final class Installation {

    static final String PUBLIC_URL = "http://engagements.example";

    private static final String ENDPOINTS = "installation.endpoints";

    private static final EmbeddedPostgres postgres = postgres();
    private static final AtomicInteger databases = new AtomicInteger();

    private final Path dataDir;
    private final String jdbcUrl;

    Installation(Path dataDir) throws SQLException {
        String database = "identity_" + databases.incrementAndGet();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database);
        }
        this.dataDir = dataDir;
        this.jdbcUrl = postgres.getJdbcUrl("postgres", database);
    }

    ConfigurableApplicationContext start(String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--" + ENDPOINTS + "=true",
                "--engagements.data-dir=" + dataDir,
                "--engagements.public-url=" + PUBLIC_URL,
                "--spring.datasource.url=" + jdbcUrl,
                "--spring.datasource.hikari.maximum-pool-size=2"));
        arguments.addAll(List.of(settings));
        return SpringApplication.run(Application.class, arguments.toArray(String[]::new));
    }

    private static EmbeddedPostgres postgres() {
        try {
            return EmbeddedPostgres.builder().start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** No {@code @Configuration}, so that the product, when a test starts it, does not find it by its scan. */
    @EnableAutoConfiguration
    @Import({ApiSecurity.class, IdentityConfiguration.class, Endpoints.class})
    static class Application {}

    @RestController
    @ConditionalOnBooleanProperty(ENDPOINTS)
    static class Endpoints {

        @PostMapping("/api/commands/hire-va")
        Caller command(@AuthenticationPrincipal Caller caller) {
            return caller;
        }

        @GetMapping("/api/work")
        Caller query(@AuthenticationPrincipal Caller caller) {
            return caller;
        }
    }
}
