package io.engagements.command.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.engagements.command.ledger.Ledger.NumberedEntry;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.stored.Hashes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends entries. Every replica in sync has a record before it is acknowledged, and the client's own repetitions make no
 * second one.
 */
final class Broker implements AutoCloseable {

    private static final String CLOUD_EVENT = "application/cloudevents+json; charset=UTF-8";

    private final String topic;
    private final Producer<byte[], byte[]> producer;

    Broker(KafkaSettings settings) {
        this.topic = settings.topic();
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        settings.servers(),
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        5_000,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        5_000,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        10_000),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /**
     * Sends entries in order and waits until all are acknowledged.
     *
     * @throws KafkaException when one is not; any of them may have arrived all the same
     */
    void send(List<NumberedEntry> entries) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        entries.forEach(entry -> sent.add(send(entry)));
        producer.flush();
        sent.forEach(Broker::requireAcknowledged);
    }

    /** What fails at once has waited for the brokers already; each further entry would wait as long. */
    private Future<RecordMetadata> send(NumberedEntry entry) {
        Future<RecordMetadata> sent = producer.send(record(entry));
        if (sent.isDone()) {
            requireAcknowledged(sent);
        }
        return sent;
    }

    private ProducerRecord<byte[], byte[]> record(NumberedEntry entry) {
        byte[] key = EntryBytes.read(entry.bytes()).subject().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key, entry.bytes());
        record.headers()
                .add("content-type", CLOUD_EVENT.getBytes(UTF_8))
                .add("position", Long.toString(entry.position()).getBytes(UTF_8))
                .add("hash", Hashes.hex(entry.hash()).getBytes(UTF_8));
        return record;
    }

    private static void requireAcknowledged(Future<RecordMetadata> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException known ? known : new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
