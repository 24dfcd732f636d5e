package io.engagements.standalone.scenario;

import com.nimbusds.jose.jwk.RSAKey;
import io.engagements.postgres.ServerPort;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.standalone.Standalone;
import io.engagements.standalone.services.TestSigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** Everything in one process, as a new user starts it, with its movable clock. */
final class OneProcess implements Deployment {

    static final String SECRET = "scenario secret";

    private final Database database = TestPostgres.createDatabase();
    private final Path dataDir;
    private final int port;
    private ConfigurableApplicationContext process;

    OneProcess() throws IOException {
        dataDir = Files.createTempDirectory("scenario");
        TestSigningKey.putInto(dataDir);
        // What tokens name as their issuer holds the port, so it is chosen before the process starts.
        port = ServerPort.free();
    }

    @Override
    public void start(Map<String, Object> others) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("engagements.public-url", url());
        settings.put("engagements.data-dir", dataDir);
        settings.put("engagements.sandbox", true);
        settings.put("engagements.demo-secret", SECRET);
        settings.put("engagements.demo-story", false);
        Settings.database(settings, database);
        settings.putAll(others);
        process = new SpringApplicationBuilder(Standalone.class)
                .initializers(context -> context.getBeanFactory().addBeanPostProcessor(new OneSlowHash()))
                .run(Settings.arguments(settings));
    }

    /** The first start has registered them, or there are none. */
    @Override
    public void people(Supplier<Api> operator) {}

    @Override
    public void stop() {
        process.close();
    }

    @Override
    public void close() throws IOException {
        process.close();
        FileSystemUtils.deleteRecursively(dataDir);
    }

    @Override
    public String url() {
        return "http://localhost:" + port;
    }

    @Override
    public String pages() {
        return url();
    }

    @Override
    public void comesIn(Visitor person, String account) {
        person.signIn(account);
    }

    @Override
    public String tokenEndpoint() {
        return url() + "/oauth2/token";
    }

    @Override
    public String secret() {
        return SECRET;
    }

    @Override
    public String issuer() {
        return url();
    }

    @Override
    public RSAKey issuerKey() {
        return TestSigningKey.KEY;
    }

    @Override
    public Instant now(Api operator) {
        return Instant.parse(operator.get("/api/sandbox/clock").text("/instant"));
    }

    @Override
    public void clock(Api operator, Instant instant) {
        operator.put("/api/sandbox/clock", Fields.of("instant", instant.toString()))
                .expect(200);
    }

    /** A move of the clock to where it stands. */
    @Override
    public void settle(Api operator) {
        clock(operator, now(operator));
    }

    @Override
    public Path dataDirectory() {
        return dataDir;
    }

    @Override
    public Database database() {
        return database;
    }

    @Override
    public List<Database> databases() {
        return List.of(database);
    }

    @Override
    public List<? extends ApplicationContext> processes() {
        return List.of(process);
    }
}
