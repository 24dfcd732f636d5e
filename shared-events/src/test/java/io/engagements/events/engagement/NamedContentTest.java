package io.engagements.events.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.DomainEvent;
import io.engagements.events.EventSamples;
import io.engagements.events.stored.ContractJson;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class NamedContentTest {

    /** Also by one of a new kind, which this would find. */
    @Test
    void everyUploadedFileThatAnEventNamesIsKnown() {
        List<DomainEvent> events = Stream.concat(EventSamples.full().stream(), EventSamples.minimal().stream())
                .toList();

        assertThat(events).allSatisfy(event -> assertThat(NamedContent.in(event).stream()
                        .map(NamedContent::fileId)
                        .filter(Objects::nonNull))
                .isEqualTo(named(event)));
        assertThat(events.stream().flatMap(event -> named(event).stream())).hasSizeGreaterThan(3);
    }

    private static List<String> named(DomainEvent event) {
        return ContractJson.mapper().<JsonNode>valueToTree(event).findValues("fileId").stream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .toList();
    }
}
