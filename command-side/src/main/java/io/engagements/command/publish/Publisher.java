package io.engagements.command.publish;

import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.Ledger.NumberedEntry;
import io.engagements.command.publish.PublisherRow.Handed;
import io.engagements.support.background.LeaderLock;
import io.engagements.support.background.Loop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
 * Follows the ledger and hands every entry to the topic, one instance at a time. The position moves after the brokers
 * have acknowledged all before it: what was sent and not noted is sent again, and known by its position.
 */
@Component
@ConditionalOnProperty("engagements.kafka.servers")
@EnableConfigurationProperties(KafkaSettings.class)
class Publisher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Publisher.class);
    private static final int BATCH = 500;
    private static final Duration IDLE = Duration.ofMillis(20);
    private static final Duration STANDBY = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_TOPIC = Duration.ofSeconds(10);

    private final KafkaSettings settings;
    private final Ledger ledger;
    private final PublisherRow row;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Loop loop = new Loop("publisher", this::turn);
    private @Nullable Broker broker;
    private @Nullable LedgerTopic topic;
    private String topicId = "";
    private long topicSeen;
    private volatile @Nullable String failure;
    private volatile @Nullable String forgets;

    Publisher(
            KafkaSettings settings, Ledger ledger, PublisherRow row, JdbcClient jdbc, TransactionTemplate transaction) {
        this.settings = settings;
        this.ledger = ledger;
        this.row = row;
        this.jdbc = jdbc;
        this.transaction = transaction;
        ledger.onAppend(loop::nudge);
    }

    private Duration turn() {
        try {
            Duration pause = transaction.execute(status -> leads() ? publish() : STANDBY);
            failure = null;
            return pause;
        } catch (RuntimeException e) {
            fails(e);
            return AFTER_FAILURE;
        }
    }

    private void fails(RuntimeException e) {
        if (failure == null) {
            log.warn("the ledger cannot be handed over; it will be tried again", e);
        }
        failure = reason(e);
        disconnect();
    }

    /** What a database says of its trouble may hold what is stored: that is for the log. */
    private static String reason(RuntimeException e) {
        return e instanceof KafkaException ? e.toString() : e.getClass().getName();
    }

    /** The transaction holds the lock and, until it notes the position, nothing that others wait for. */
    private boolean leads() {
        return LeaderLock.PUBLISHING.tryInTransaction(jdbc);
    }

    /** @return how long to wait then */
    private Duration publish() {
        Optional<Handed> handed = row.read();
        if (handed.filter(this::isToTheTopic).isPresent()) {
            return publish(handed.get());
        }
        // Another instance may have seen a new topic before this one did.
        topicId = "";
        if (handed.filter(this::isToTheTopic).isEmpty()) {
            log.info("topic {} gets the ledger from its beginning", settings.topic());
            // Committed before anything is sent: what has written holds up the ledger's keeper.
            row.begin(topicId());
        }
        return Duration.ZERO;
    }

    private boolean isToTheTopic(Handed handed) {
        return handed.topicId().equals(topicId());
    }

    private Duration publish(Handed handed) {
        List<NumberedEntry> entries = ledger.after(handed.position(), BATCH);
        if (!entries.isEmpty()) {
            broker().send(entries);
            row.advance(handed, entries.get(entries.size() - 1).position());
        }
        return entries.size() == BATCH ? Duration.ZERO : IDLE;
    }

    private String topicId() {
        if (topicId.isEmpty() || System.nanoTime() - topicSeen > LOOK_AT_TOPIC.toNanos()) {
            topicId = topic().id();
            forgets = topic().forgets().orElse(null);
            topicSeen = System.nanoTime();
        }
        return topicId;
    }

    private LedgerTopic topic() {
        LedgerTopic known = topic;
        if (known == null) {
            known = new LedgerTopic(settings);
            topic = known;
        }
        return known;
    }

    private Broker broker() {
        Broker known = broker;
        if (known == null) {
            known = new Broker(settings);
            broker = known;
        }
        return known;
    }

    private void disconnect() {
        if (broker != null) {
            broker.close();
        }
        if (topic != null) {
            topic.close();
        }
        broker = null;
        topic = null;
        topicId = "";
    }

    /** Why nothing can be handed over just now. */
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /** Why the topic will lose entries. */
    Optional<String> forgets() {
        return Optional.ofNullable(forgets);
    }

    @Override
    public void start() {
        loop.start();
    }

    @Override
    public void stop() {
        loop.stop();
        disconnect();
    }

    @Override
    public boolean isRunning() {
        return loop.isRunning();
    }
}
