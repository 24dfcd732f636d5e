package io.engagements.command.heads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.heads.Heads.Proven;
import io.engagements.command.heads.Heads.Written;
import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.StoredEvents;
import io.engagements.events.ledger.EntryBytes;
import io.engagements.events.ledger.HeadKeys;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.proof.InvalidProofException;
import io.engagements.proof.heads.Head;
import io.engagements.proof.heads.HeadProof;
import io.engagements.proof.tree.Hash;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadsTest {

    private static final int CANDIDACIES = 700;

    private final Database database = TestPostgres.createDatabase();
    private final CommandSide side = CommandSide.on(database);
    private final Heads heads = side.get(Heads.class);
    private final Map<String, Integer> sequences = new HashMap<>();
    private final Random random = new Random(7);
    private int appended;

    @AfterEach
    void stop() {
        side.close();
    }

    private void append(int events) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < events; i++) {
                String candidacy = "c" + random.nextInt(CANDIDACIES);
                StoredEvents.insert(connection, candidacy, sequences.merge(candidacy, 1, Integer::sum) - 1);
            }
            connection.commit();
        }
        appended += events;
        awaitNumbered();
    }

    private void awaitNumbered() {
        await().until(() -> side.get(Ledger.class).head() >= appended
                && side.get(Ledger.class).isComplete());
    }

    private Commitment write() {
        Written written = heads.write();
        assertThat(written.whole()).isTrue();
        appended++;
        awaitNumbered();
        return Objects.requireNonNull(written.commitment());
    }

    /** By key, from the entries alone and all of them. */
    private Map<String, Head> recomputed(long upTo) {
        TreeHasher hasher = new TreeHasher();
        Map<String, Head> made = new TreeMap<>();
        side.get(Ledger.class).after(0, (int) upTo).forEach(entry -> {
            if (!EntryBytes.read(entry.bytes()).type().equals("ledger-heads")) {
                String key = HeadKeys.subject(EntryBytes.read(entry.bytes()).subject());
                Head before = made.getOrDefault(Head.keyOf(key).hex(), Head.before(key));
                made.put(before.key().hex(), before.with(entry.position(), hasher.leaf(entry.bytes()), hasher));
            }
        });
        return made;
    }

    private static String root(Map<String, Head> byKey) {
        TreeHasher hasher = new TreeHasher();
        RightEdge edge = new RightEdge();
        byKey.values().forEach(head -> edge.append(hasher.leaf(head.leaf())));
        return edge.root().base64();
    }

    @Test
    void whatIsWrittenDownStepByStepIsWhatTheEntriesSay() throws SQLException {
        assertThat(heads.write().commitment()).isNull();
        for (int events : new int[] {1, 255, 2_000, 3}) {
            append(events);
            Commitment commitment = write();
            Map<String, Head> recomputed = recomputed(commitment.upTo());

            assertThat(commitment.upTo()).isEqualTo(appended - 1);
            assertThat(commitment.keys()).isEqualTo(recomputed.size());
            assertThat(commitment.root()).isEqualTo(root(recomputed));
            assertThat(side.get(Ledger.class).after(commitment.upTo(), 1))
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(EntryBytes.read(entry.bytes()).id()).isEqualTo(commitment.eventId());
                        assertThat(EntryBytes.read(entry.bytes())
                                        .payload()
                                        .path("root")
                                        .asString())
                                .isEqualTo(commitment.root());
                    });
        }
        assertThat(heads.write().commitment())
                .as("what it says of itself is nothing new")
                .isEqualTo(heads.write().commitment());
        assertThat(side.get(Ledger.class).head()).isEqualTo(appended);
    }

    /** Whoever has the application's connection to the database can change them: nothing is built on that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE command_side.ledger_head SET leaf = set_byte(leaf, 79, 255 - get_byte(leaf, 79))",
                "DELETE FROM command_side.ledger_head WHERE ctid IN (SELECT ctid FROM command_side.ledger_head LIMIT 1)",
                "DELETE FROM command_side.ledger_head",
                "INSERT INTO command_side.ledger_head SELECT sha256('none'), sha256('none') || substr(leaf, 33) FROM command_side.ledger_head LIMIT 1"
            })
    void whatSomebodyChangedIsMadeAnewAndNotBuiltOn(String change) throws SQLException {
        append(300);
        Commitment before = write();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(change);
        }
        assertThat(heads.write().commitment()).isEqualTo(before);
        append(10);
        Commitment after = write();
        assertThat(after.root()).isEqualTo(root(recomputed(after.upTo())));
    }

    @Test
    void whatIsThereIsProvenAndWhatIsNotToo() throws SQLException {
        append(2_000);
        Commitment commitment = write();
        Hash root = Hash.parse(commitment.root());
        Map<String, Head> recomputed = recomputed(commitment.upTo());
        assertThat(commitment.keys()).isGreaterThan(512);
        for (String name : Stream.concat(
                        IntStream.range(0, CANDIDACIES).mapToObj(i -> HeadKeys.subject("c" + i)),
                        Stream.of("with/nobody", "subject/none", "subject/c-1"))
                .toList()) {
            Proven proven = heads.proven(List.of(name)).orElseThrow();
            Hash key = Head.keyOf(name);
            if (recomputed.containsKey(key.hex())) {
                HeadProof only = proven.proofs().get(0);
                assertThat(proven.proofs()).hasSize(1);
                assertThat(only.head()).isEqualTo(recomputed.get(key.hex()));
                only.require(commitment.keys(), root);
                HeadProof shorter = new HeadProof(Head.before(key), only.place());
                assertThatThrownBy(() -> shorter.require(commitment.keys(), root))
                        .isInstanceOf(InvalidProofException.class);
            } else {
                HeadProof.requireAbsent(key, proven.proofs(), commitment.keys(), root);
            }
        }
        assertThat(heads.proven(IntStream.range(0, CANDIDACIES)
                                .mapToObj(i -> HeadKeys.subject("c" + i))
                                .toList())
                        .orElseThrow()
                        .proofs())
                .hasSize((int) commitment.keys());
    }

    @Test
    void whoeverAsksAtOnceIsToldOneThing() throws SQLException {
        append(500);
        List<CompletableFuture<Written>> asked = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(heads::write))
                .toList();
        assertThat(asked.stream().map(CompletableFuture::join).filter(Written::whole))
                .isNotEmpty()
                .extracting(Written::commitment)
                .containsOnly(heads.proven(List.of()).orElseThrow().commitment());
        appended++;
        awaitNumbered();
        assertThat(side.get(Ledger.class).head()).isEqualTo(appended);
    }
}
