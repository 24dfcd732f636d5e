package io.engagements.query.intake;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topic's partitions from offsets that are kept elsewhere. It belongs to no group: what was taken is known
 * from the transaction that took it.
 */
final class TopicReader implements AutoCloseable {

    private static final int AT_ONCE = 500;
    private static final Duration WAIT = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long LOOK_AT_TOPIC_NANOS = Duration.ofSeconds(10).toNanos();

    private final String topic;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<TopicPartition> placed = new HashSet<>();
    private @Nullable TopicDescription described;
    private long describedAt;

    TopicReader(IntakeSettings settings) {
        this.topic = settings.topic();
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()));
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.servers(),
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        AT_ONCE,
                        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        (int) PATIENCE.toMillis()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /**
     * The topic's id, which another topic of the same name never has.
     *
     * @throws KafkaException when there is no such topic, or the brokers cannot be asked
     */
    String topicId() {
        return described().topicId().toString();
    }

    private TopicDescription described() {
        TopicDescription known = described;
        if (known == null || System.nanoTime() - describedAt > LOOK_AT_TOPIC_NANOS) {
            known = ask();
            described = known;
            describedAt = System.nanoTime();
            assign(known);
        }
        return known;
    }

    private void assign(TopicDescription known) {
        Set<TopicPartition> partitions = known.partitions().stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .collect(Collectors.toSet());
        if (!consumer.assignment().equals(partitions)) {
            consumer.assign(partitions);
            placed.clear();
        }
    }

    private TopicDescription ask() {
        try {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .iterator()
                    .next();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the brokers do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    /** The next records of every partition, from these offsets on and otherwise from its beginning. */
    List<ConsumerRecord<byte[], byte[]>> poll(Map<Integer, Long> next) {
        consumer.assignment().forEach(partition -> stand(partition, next.getOrDefault(partition.partition(), 0L)));
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        consumer.poll(WAIT).forEach(records::add);
        return records;
    }

    private void stand(TopicPartition partition, long offset) {
        if (placed.add(partition) || consumer.position(partition) != offset) {
            consumer.seek(partition, offset);
        }
    }

    /** The first offset that each of these partitions still has. */
    Map<Integer, Long> beginnings(Collection<TopicPartition> partitions) {
        return consumer.beginningOffsets(partitions).entrySet().stream()
                .collect(Collectors.toMap(each -> each.getKey().partition(), Map.Entry::getValue));
    }

    /** Records that are there and not read yet, as far as is known. */
    long lag() {
        return consumer.assignment().stream()
                .map(consumer::currentLag)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .sum();
    }

    @Override
    public void close() {
        consumer.close(Duration.ZERO);
        admin.close(Duration.ZERO);
    }
}
