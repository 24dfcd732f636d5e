package io.engagements.standalone.services;

import io.engagements.command.CommandSideApplication;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.query.QuerySideApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One of each side on a database each, as their settings have them; the broker is away. */
final class Sides implements AutoCloseable {

    private static final String NO_BROKER = "localhost:1";
    private static final String OF_THE_ONE_PROCESS = "--spring.autoconfigure.exclude="
            + "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet."
            + "OAuth2AuthorizationServerAutoConfiguration,"
            + "org.springframework.boot.security.oauth2.server.authorization.autoconfigure.servlet."
            + "OAuth2AuthorizationServerJwtAutoConfiguration";

    private final HttpClient http = HttpClient.newHttpClient();
    private final OidcIssuer issuer = OidcIssuer.start();
    private final Database database = TestPostgres.createDatabase();
    final ConfigurableApplicationContext commandSide;
    final ConfigurableApplicationContext querySide;

    Sides() {
        this(new String[0]);
    }

    /** @param ofQuerySide more of its settings */
    Sides(String... ofQuerySide) {
        commandSide = run(
                CommandSideApplication.class,
                CommandSideApplication.SETTINGS,
                database,
                "--engagements.data-dir=target/sides");
        querySide = run(
                QuerySideApplication.class,
                QuerySideApplication.SETTINGS,
                TestPostgres.createDatabase(),
                Stream.concat(
                                Stream.of(
                                        "--engagements.command-side.url=http://localhost:"
                                                + port(commandSide, "server"),
                                        "--engagements.service.secret=" + OidcIssuer.SECRET),
                                Stream.of(ofQuerySide).map(each -> each.replace("{issuer}", issuer.url())))
                        .toArray(String[]::new));
    }

    private ConfigurableApplicationContext run(Class<?> program, String settings, Database database, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        if (arguments.stream().noneMatch(each -> each.startsWith("--server.port="))) {
            arguments.add("--server.port=0");
        }
        arguments.addAll(List.of(
                "--management.server.port=0",
                OF_THE_ONE_PROCESS,
                "--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + issuer.url(),
                "--engagements.kafka.servers=" + NO_BROKER,
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.username(),
                "--spring.datasource.password=" + database.password(),
                "--spring.flyway.user=" + database.owner(),
                "--spring.flyway.password=" + database.ownerPassword()));
        return new SpringApplicationBuilder(program).properties(settings).run(arguments.toArray(String[]::new));
    }

    /** The command side's. */
    Database database() {
        return database;
    }

    OidcIssuer issuer() {
        return issuer;
    }

    /** @param server {@code server}, or {@code management} for the operator's port */
    static String port(ConfigurableApplicationContext side, String server) {
        return side.getEnvironment().getRequiredProperty("local." + server + ".port");
    }

    HttpResponse<String> get(ConfigurableApplicationContext side, String server, String path) {
        return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port(side, server) + path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        querySide.close();
        commandSide.close();
        issuer.close();
    }
}
