package io.engagements.standalone.services;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Role;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the files say that start both services with all they need. */
class DeploymentFilesTest {

    private static final Path TOP = Path.of("..");
    private static final Map<String, Map<String, Object>> SERVICES = services();
    private static final JsonNode REALM = JsonMapper.shared()
            .readTree(TOP.resolve("deploy/keycloak/engagements-realm.json").toFile());

    @Test
    void everyServiceHasAPinnedImageALimitAndIsStartedAgain() {
        assertThat(SERVICES).hasSizeGreaterThan(7).allSatisfy((name, service) -> {
            assertThat(String.valueOf(service.get("image"))).matches(".+:v?\\d+\\.\\d+\\S*");
            assertThat(service.get("deploy")).asString().contains("limits={cpus=", "memory=");
            assertThat(service.get("restart")).isEqualTo("unless-stopped");
            assertThat(service).as("several of it run").doesNotContainKey("container_name");
        });
    }

    @Test
    void whatIsPublishedIsPublishedOnTheLoopbackAddressAndIsNoDatabaseBrokerOrSide() {
        assertThat(SERVICES.values())
                .filteredOn(service -> service.containsKey("ports"))
                .hasSize(3)
                .allSatisfy(
                        service -> assertThat(service.get("ports")).asString().startsWith("[127.0.0.1:"));
        assertThat(List.of("command-database", "query-database", "kafka", "command-side", "query-side"))
                .allSatisfy(name -> assertThat(SERVICES.get(name)).doesNotContainKey("ports"));
    }

    @Test
    void bothSidesRunWithoutRightsOnAFileSystemThatStaysAsItIs() throws IOException {
        for (String side : List.of("command-side", "query-side")) {
            assertThat(SERVICES.get(side)).containsEntry("read_only", true).containsEntry("cap_drop", List.of("ALL"));
            assertThat(Files.readString(TOP.resolve(side).resolve("Dockerfile")))
                    .contains("\nUSER 10001:10001\n");
        }
    }

    @Test
    void howeverItIsStartedItEndsWithoutMemory() {
        assertThat(List.of("standalone/pom.xml", "README.md", "command-side/Dockerfile", "query-side/Dockerfile"))
                .allSatisfy(file ->
                        assertThat(Files.readString(TOP.resolve(file))).contains("-XX:+ExitOnOutOfMemoryError"));
    }

    /** So that a body that comes slowly keeps no query side waiting, and one address not all the others. */
    @Test
    void theGatewayBuffersRequestsAndBoundsThem() throws IOException {
        assertThat(Files.readString(TOP.resolve("deploy/haproxy/haproxy.cfg")))
                .contains("option http-buffer-request", "timeout http-request", "sc0_conn_cur gt", "maxconn 150");
    }

    @Test
    void noFileHoldsASecret() {
        assertThat(SERVICES.values().stream()
                        .flatMap(service -> environment(service).entrySet().stream())
                        .filter(variable -> variable.getKey().matches(".*(PASSWORD|SECRET).*")))
                .hasSizeGreaterThan(6)
                .allSatisfy(
                        variable -> assertThat(variable.getValue()).asString().startsWith("${"));
        assertThat(secretsOf(REALM)).hasSizeGreaterThan(10).allSatisfy(secret -> assertThat(secret)
                .matches("\\$\\{[A-Z_]+}"));
    }

    @Test
    void theRealmsAccountsHaveRolesThatThereAre() {
        assertThat(REALM.path("users")
                        .valueStream()
                        .flatMap(user -> user.path("realmRoles").valueStream())
                        .map(JsonNode::asString))
                .isSubsetOf(Stream.of(Role.values()).map(Role::name).toList())
                .contains("CLIENT", "VA", "LAWYER", "AUDITOR", "OPERATOR")
                .doesNotContain("QUERY_SIDE");
        assertThat(claim("query-side", "roles")).isEqualTo("[\"QUERY_SIDE\"]");
        assertThat(claim("operator", "party")).isEqualTo("operator");
    }

    private static String claim(String client, String claim) {
        return REALM.path("clients")
                .valueStream()
                .filter(known -> known.path("clientId").asString().equals(client))
                .flatMap(known -> known.path("protocolMappers").valueStream())
                .map(mapper -> mapper.path("config"))
                .filter(config -> config.path("claim.name").asString().equals(claim))
                .map(config -> config.path("claim.value").asString())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> secretsOf(JsonNode realm) {
        return Stream.concat(
                        realm.path("clients").valueStream().map(client -> client.path("secret")),
                        realm.path("users")
                                .valueStream()
                                .flatMap(user -> user.path("credentials").valueStream())
                                .map(credential -> credential.path("value")))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> environment(Map<String, Object> service) {
        return (Map<String, Object>) service.getOrDefault("environment", Map.of());
    }

    private static Map<String, Map<String, Object>> services() {
        try (Reader file = Files.newBufferedReader(TOP.resolve("docker-compose.yml"))) {
            return Objects.requireNonNull(new Yaml()
                    .<Map<String, Map<String, Map<String, Object>>>>load(file)
                    .get("services"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
