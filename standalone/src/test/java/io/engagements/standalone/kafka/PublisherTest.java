package io.engagements.standalone.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

class PublisherTest {

    private final Database events = TestPostgres.createDatabase();

    @Test
    void aRecordIsACloudEventWithItsSubjectForKey() {
        Topic topic = new Topic(TestBroker.shared());
        try (CommandSide commands = CommandSide.on(events, topic.settings())) {
            Load.append(events, "c1", 1);
            await().ignoreExceptions().until(() -> topic.records().size() == 1);

            ConsumerRecord<byte[], byte[]> record = topic.records().get(0);
            assertThat(record.key()).asString(UTF_8).isEqualTo("c1");
            assertThat(record.headers().lastHeader("content-type").value())
                    .asString(UTF_8)
                    .isEqualTo("application/cloudevents+json; charset=UTF-8");
            assertThat(commands.health("publisher").getDetails()).isEqualTo(Map.of("lag", 0L));
        }
    }

    @Test
    void aTopicThatForgetsIsSaidToLoseEntries() {
        Topic topic = Topic.made();
        topic.set("retention.ms", "86400000");
        try (CommandSide commands = CommandSide.on(events, topic.settings())) {
            Load.append(events, "c1", 1);

            await().until(() -> topic.records().size() == 1);
            assertThat(commands.health("publisher").getStatus()).isEqualTo(Status.DOWN);
            assertThat(commands.health("publisher").getDetails().get("retention"))
                    .asString()
                    .contains("retention.ms=86400000 and must have -1");
        }
    }

    @Test
    void anEntryThatCannotBeReadAnyMoreIsNotPassedOver() {
        Topic topic = Topic.made();
        try (CommandSide commands = CommandSide.on(events, topic.settings())) {
            Load.append(events, "c1", 3);
            await().until(() -> topic.records().size() == 3);
            set("'{'");
            commands.sql().sql("UPDATE command_side.publisher SET position = 0").update();

            await().untilAsserted(() ->
                    assertThat(commands.health("publisher").getStatus()).isEqualTo(Status.DOWN));
            assertThat(commands.health("publisher").getDetails()).containsEntry("lag", 3L);
            assertThat(topic.records()).hasSize(3);

            set("'{\"reason\":\"none\"}'");
            await().untilAsserted(() ->
                    assertThat(commands.health("publisher").getStatus()).isEqualTo(Status.UP));
            await().until(() -> topic.records().size() == 6);
        }
    }

    private void set(String payload) {
        events.asOwner()
                .sql("UPDATE command_side.event SET payload = convert_to(" + payload
                        + ", 'UTF8') WHERE sequence_number = 0")
                .update();
    }
}
