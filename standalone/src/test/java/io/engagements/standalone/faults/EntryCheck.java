package io.engagements.standalone.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Ledger, topic and what was taken from it hold the same bytes at the same positions. */
final class EntryCheck {

    private static final String LEDGER = "SELECT position, convert_from(bytes, 'UTF8') FROM command_side.entry";
    private static final String TAKEN = "SELECT position, convert_from(bytes, 'UTF8') FROM query_side.entry";

    private EntryCheck() {}

    static List<String> faults(Connection commands, Connection queries, String servers, String topic)
            throws SQLException {
        Faults faults = new Faults();
        Map<Long, String> ledger = entries(commands, LEDGER);
        faults.require(!ledger.isEmpty(), "the ledger is empty");
        faults.require(entries(queries, TAKEN).equals(ledger), "other entries were taken than the ledger has");
        faults.require(Rows.number(queries, "SELECT head FROM query_side.intake") == ledger.size(), "not all is shown");
        faults.require(
                Rows.number(queries, "SELECT count(*) FROM query_side.bad_record") == 0, "there are bad records");
        Map<Long, Set<String>> sent = sent(servers, topic);
        faults.require(sent.keySet().equals(ledger.keySet()), "the topic has other positions than the ledger");
        sent.forEach((position, values) -> faults.require(
                values.equals(Set.of(ledger.get(position))), "the topic says something else at %d", position));
        return faults.found();
    }

    private static Map<Long, String> entries(Connection database, String query) throws SQLException {
        Map<Long, String> entries = new TreeMap<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                entries.put(row.getLong(1), row.getString(2));
            }
        }
        return entries;
    }

    /** Every value by its position: a record may have been sent twice, but never another one. */
    private static Map<Long, Set<String>> sent(String servers, String topic) {
        Map<Long, Set<String>> sent = new TreeMap<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers),
                new StringDeserializer(),
                new StringDeserializer())) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                consumer.poll(Duration.ofSeconds(1))
                        .forEach(record -> sent.computeIfAbsent(position(record), none -> new HashSet<>())
                                .add(record.value()));
            }
        }
        return sent;
    }

    private static long position(ConsumerRecord<String, String> record) {
        return Long.parseLong(new String(record.headers().lastHeader("position").value()));
    }
}
