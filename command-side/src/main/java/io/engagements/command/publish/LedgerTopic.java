package io.engagements.command.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The topic that holds the ledger, which keeps everything for ever. */
final class LedgerTopic implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LedgerTopic.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Map<String, String> FOR_EVER = Map.of(
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);

    private final KafkaSettings settings;
    private final Admin admin;

    LedgerTopic(KafkaSettings settings) {
        this.settings = settings;
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, settings.servers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis(),
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis()));
    }

    /**
     * The topic's id, which another topic of the same name never has; makes the topic when there is none.
     *
     * @throws KafkaException when the brokers cannot be asked
     */
    String id() {
        return describe().orElseGet(this::make).topicId().toString();
    }

    private Optional<TopicDescription> describe() {
        try {
            return Optional.ofNullable(
                    await(admin.describeTopics(List.of(settings.topic())).allTopicNames())
                            .get(settings.topic()));
        } catch (UnknownTopicOrPartitionException none) {
            return Optional.empty();
        }
    }

    private TopicDescription make() {
        NewTopic topic =
                new NewTopic(settings.topic(), settings.partitions(), settings.replication()).configs(FOR_EVER);
        try {
            await(admin.createTopics(List.of(topic)).all());
            log.info("topic {} was made with {} partitions", settings.topic(), settings.partitions());
        } catch (TopicExistsException another) {
            log.debug("another instance was first", another);
        }
        return describe().orElseThrow(() -> new KafkaException("topic " + settings.topic() + " is not there yet"));
    }

    /**
     * What is wrong with how long records are kept; empty when they are kept for ever.
     *
     * @throws KafkaException when the brokers cannot be asked
     */
    Optional<String> forgets() {
        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, settings.topic());
        Config config = Objects.requireNonNull(
                await(admin.describeConfigs(List.of(topic)).all()).get(topic));
        return FOR_EVER.entrySet().stream()
                .filter(wanted ->
                        !wanted.getValue().equals(config.get(wanted.getKey()).value()))
                .map(wanted -> "topic " + settings.topic() + " has "
                        + wanted.getKey() + "=" + config.get(wanted.getKey()).value() + " and must have "
                        + wanted.getValue() + ", or entries are lost")
                .sorted()
                .findFirst();
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("the brokers do not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
