package io.engagements.query.intake;

import io.engagements.query.intake.TopicEntry.At;
import io.engagements.query.intake.TopicEntry.BadRecordException;
import io.engagements.support.background.LeaderLock;
import io.engagements.support.background.Loop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the ledger's entries from the topic into the table, one instance at a time. Entries and the offsets behind them
 * are stored in one transaction; a record that comes again is known by its position.
 */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
@EnableConfigurationProperties(IntakeSettings.class)
class Intake implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final Duration STANDBY = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

    private final IntakeSettings settings;
    private final EntryTable table;
    private final Offsets offsets;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Loop loop = new Loop("intake", this::turn, this::disconnect);
    private @Nullable TopicReader reader;
    private volatile boolean leading;
    private volatile long lag;
    private volatile @Nullable String failure;

    Intake(
            IntakeSettings settings,
            EntryTable table,
            Offsets offsets,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.settings = settings;
        this.table = table;
        this.offsets = offsets;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private Duration turn() {
        try {
            Optional<Boolean> more = transaction.execute(status -> leads() ? Optional.of(take()) : Optional.empty());
            leading = more.isPresent();
            failure = null;
            if (more.orElse(false)) {
                table.appended();
            }
            return leading ? Duration.ZERO : STANDBY;
        } catch (RuntimeException e) {
            fails(e);
            return AFTER_FAILURE;
        }
    }

    private void fails(RuntimeException e) {
        if (isRunning() && failure == null) {
            log.warn("no entries can be taken; it will be tried again", e);
        }
        failure = reason(e);
        leading = false;
        disconnect();
    }

    /** What a database says of its trouble may hold what was to be stored: that is for the log. */
    private static String reason(RuntimeException e) {
        return e instanceof KafkaException ? e.toString() : e.getClass().getName();
    }

    /** The transaction holds the lock also while the topic is waited for; until then it has written nothing. */
    private boolean leads() {
        return LeaderLock.INTAKE.tryInTransaction(jdbc);
    }

    /** @return whether more can be shown than before */
    private boolean take() {
        TopicReader topic = reader();
        String id = topic.topicId();
        try {
            List<ConsumerRecord<byte[], byte[]>> records = topic.poll(offsets.of(id));
            lag = topic.lag();
            return !records.isEmpty() && take(id, records);
        } catch (OffsetOutOfRangeException e) {
            Map<Integer, Long> beginnings = topic.beginnings(e.partitions());
            log.warn("the topic has lost records; its partitions are read again from {} on", beginnings);
            offsets.keep(id, beginnings);
            return false;
        }
    }

    private boolean take(String topicId, List<ConsumerRecord<byte[], byte[]>> records) {
        List<TopicEntry> arrivals = new ArrayList<>();
        Map<Integer, Long> next = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            next.merge(record.partition(), record.offset() + 1, Math::max);
            try {
                arrivals.add(TopicEntry.of(record));
            } catch (BadRecordException e) {
                log.error(
                        "record {} of partition {} is no entry: {}",
                        record.offset(),
                        record.partition(),
                        e.getMessage());
                offsets.bad(
                        topicId,
                        new At(record.partition(), record.offset()),
                        String.valueOf(e.getMessage()),
                        record.value());
            }
        }
        add(topicId, arrivals);
        offsets.keep(topicId, next);
        return table.advance();
    }

    private void add(String topicId, List<TopicEntry> arrivals) {
        table.add(arrivals.stream().filter(TopicEntry::isWhole).toList());
        Map<Long, byte[]> stand =
                table.hashes(arrivals.stream().map(TopicEntry::position).toList());
        for (TopicEntry arrival : arrivals) {
            byte[] stands = stand.get(arrival.position());
            if (arrival.contradicts(stands)) {
                contradicts(topicId, arrival, stands == null);
            } else if (!arrival.isWhole()) {
                offsets.bad(topicId, arrival.at(), "the hash is not the value's", arrival.bytes());
            }
        }
    }

    /** What was taken first stays: whoever changes history on the command side is found out by it. */
    private void contradicts(String topicId, TopicEntry arrival, boolean sequenceTaken) {
        String reason = "position " + arrival.position() + " of " + arrival.subject()
                + (sequenceTaken
                        ? ": another position has its place " + arrival.sequence() + " in the sequence"
                        : " was taken with another content before");
        log.error("history was rewritten: {}", reason);
        offsets.contradicting(topicId, arrival, reason);
    }

    private TopicReader reader() {
        TopicReader known = reader;
        if (known == null) {
            known = new TopicReader(settings);
            reader = known;
        }
        return known;
    }

    private void disconnect() {
        if (reader != null) {
            reader.close();
        }
        reader = null;
    }

    /** Whether this instance takes the entries, for all. */
    boolean isLeading() {
        return leading;
    }

    /** Records of the topic that are not taken yet; 0 where another instance takes them. */
    long lag() {
        return leading ? lag : 0;
    }

    /** Why nothing can be taken just now. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
