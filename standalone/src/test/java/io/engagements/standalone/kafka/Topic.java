package io.engagements.standalone.kafka;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of a test's own, and what others than the product do to it. */
final class Topic {

    private static final Duration ENOUGH = Duration.ofMillis(500);

    private final String name = "ledger-" + UUID.randomUUID();
    private final TestBroker broker;

    Topic(TestBroker broker) {
        this.broker = broker;
    }

    /** A topic of one partition that is there already. */
    static Topic made() {
        return made(1);
    }

    static Topic made(int partitions) {
        Topic topic = new Topic(TestBroker.shared());
        topic.make(partitions);
        return topic;
    }

    /** For the product's sides. */
    Map<String, Object> settings() {
        return Map.of(
                "engagements.kafka.servers",
                broker.servers(),
                "engagements.kafka.topic",
                name,
                "engagements.kafka.patience",
                "2s");
    }

    private Map<String, Object> client() {
        Map<String, Object> client = new HashMap<>(Map.of("bootstrap.servers", broker.servers()));
        client.put("max.request.size", 2_000_000);
        client.put("enable.auto.commit", false);
        return client;
    }

    private void make(int partitions) {
        try (Admin admin = Admin.create(client())) {
            NewTopic topic = new NewTopic(name, partitions, (short) 1).configs(Map.of("retention.ms", "-1"));
            done(admin.createTopics(List.of(topic)).all());
        }
    }

    /** Another topic takes its name; answers that one's id. */
    String makeAnew() {
        try (Admin admin = Admin.create(client())) {
            done(admin.deleteTopics(List.of(name)).all());
            await().ignoreExceptions().untilAsserted(() -> make(1));
            return Objects.requireNonNull(admin.describeTopics(List.of(name))
                            .allTopicNames()
                            .get()
                            .get(name))
                    .topicId()
                    .toString();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void set(String setting, String value) {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        AlterConfigOp change = new AlterConfigOp(new ConfigEntry(setting, value), AlterConfigOp.OpType.SET);
        try (Admin admin = Admin.create(client())) {
            done(admin.incrementalAlterConfigs(Map.of(topic, List.of(change))).all());
        }
    }

    /** Takes the records of the first partition before {@code offset} away. */
    void forgetBefore(long offset) {
        try (Admin admin = Admin.create(client())) {
            done(admin.deleteRecords(Map.of(new TopicPartition(name, 0), RecordsToDelete.beforeOffset(offset)))
                    .all());
        }
    }

    /** Adds records in this order. */
    void add(List<Sent> records) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(client(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (Sent sent : records) {
                producer.send(record(sent)).get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    void add(Sent... records) {
        add(List.of(records));
    }

    private ProducerRecord<byte[], byte[]> record(Sent sent) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(name, sent.partition(), sent.key(), sent.value());
        sent.headers().forEach((header, value) -> record.headers().add(header, value));
        return record;
    }

    /** Everything that is there, partition by partition in its order. */
    List<ConsumerRecord<byte[], byte[]>> records() {
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(
                            0, consumer.partitionsFor(name).size())
                    .mapToObj(number -> new TopicPartition(name, number))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(ENOUGH).forEach(all::add);
            }
            return all;
        }
    }

    private static void done(KafkaFuture<?> answer) {
        try {
            answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
