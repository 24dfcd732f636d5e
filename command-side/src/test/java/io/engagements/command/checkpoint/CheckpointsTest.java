package io.engagements.command.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.StoredEvents;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import io.engagements.proof.note.Checkpoint;
import io.engagements.proof.note.SignedNote;
import io.engagements.proof.note.VerifierKey;
import io.engagements.proof.tree.RightEdge;
import io.engagements.proof.tree.TreeHasher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class CheckpointsTest {

    private final Database database = TestPostgres.createDatabase();

    @TempDir
    private Path dataDir;

    private CommandSide side;
    private int appended;

    @BeforeEach
    void start() {
        start(Map.of());
    }

    private void start(Map<String, Object> others) {
        Map<String, Object> settings = new HashMap<>(others);
        settings.put("engagements.data-dir", dataDir.toString());
        settings.put("engagements.public-url", "https://engagements.example/");
        settings.put("engagements.checkpoints.every", "20ms");
        side = CommandSide.on(database, settings);
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private void append(int events) throws SQLException {
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(true);
            for (int i = 0; i < events; i++) {
                StoredEvents.insert(connection, "c1", appended++);
            }
        }
    }

    private void grow(int events) throws SQLException {
        append(events);
        await().until(() -> !checkpoints().isEmpty() && last().size() == appended);
        await().until(() -> !side.get(Checkpoints.class).isRefused());
    }

    private List<SignedNote> checkpoints() {
        return side.get(CheckpointRows.class).after(0, 1_000).stream()
                .map(given -> SignedNote.parse(given.note()))
                .toList();
    }

    private Checkpoint last() {
        List<SignedNote> all = checkpoints();
        return Checkpoint.parse(all.get(all.size() - 1).text());
    }

    private Health health() {
        return side.health("checkpoint");
    }

    private void awaitRefusal(String... words) {
        await().untilAsserted(() -> {
            assertThat(health().getStatus()).isEqualTo(Status.DOWN);
            assertThat(String.valueOf(health().getDetails().get("refused"))).contains(words);
            assertThat(side.get(Checkpoints.class).isRefused()).isTrue();
        });
    }

    private Path signer(String file) {
        return dataDir.resolve("signer").resolve(file);
    }

    /** Of the entries themselves, from their bytes. */
    private RightEdge recomputed(long size) {
        RightEdge edge = new RightEdge();
        TreeHasher hasher = new TreeHasher();
        side.get(Ledger.class).after(0, (int) size).forEach(entry -> edge.append(hasher.leaf(entry.bytes())));
        return edge;
    }

    @Test
    void whatTheLedgerIsIsSignedAndWhen() throws Exception {
        Instant before = Instant.now().minusSeconds(1);
        grow(3);
        grow(5);

        SignedNote note = checkpoints().get(checkpoints().size() - 1);
        assertThat(Checkpoint.parse(note.text()))
                .isEqualTo(
                        new Checkpoint("engagements.example", 8, recomputed(8).root()));
        List<VerifierKey> keys = side.get(CheckpointRows.class).keys().stream()
                .map(VerifierKey::parse)
                .toList();
        assertThat(keys)
                .extracting(VerifierKey::name)
                .containsExactlyInAnyOrder(
                        "engagements.example", "engagements.example/clock", "engagements.example/evidence");
        assertThat(keys.stream()
                        .filter(note::namesKey)
                        .map(note::requireSignedBy)
                        .flatMap(time -> time.stream()))
                .singleElement()
                .satisfies(time -> assertThat(time).isBetween(before, Instant.now()));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void whatDoesNotGrowIsNotSignedAgainAndGoesOnAfterARestart() throws Exception {
        grow(2);
        List<SignedNote> given = checkpoints();
        stop();
        start();

        await().during(Duration.ofMillis(300)).until(() -> checkpoints().size() == given.size());
        grow(2);
        assertThat(last().root()).isEqualTo(recomputed(4).root());
        assertThat(side.get(CheckpointRows.class).keys()).hasSize(3);
    }

    /** It was killed after it had kept what it signs, and before that was given out. */
    @Test
    void whatWasKeptAndNotGivenOutIsGivenOutAndTheSame() throws Exception {
        grow(3);
        Checkpoint signed = last();
        stop();
        database.asOwner().sql("DELETE FROM command_side.checkpoint").update();
        start();

        await().until(() -> !checkpoints().isEmpty());
        assertThat(last()).isEqualTo(signed);
        grow(1);
        assertThat(last().root()).isEqualTo(recomputed(4).root());
    }

    @Test
    void aLedgerThatWasSetBackIsNotSigned() throws Exception {
        grow(5);
        stop();
        setBackTo(3);
        start();

        awaitRefusal("3 entries", "5 were signed");
        appended = 3;
        append(4);
        awaitRefusal("position 5 is not the one that was signed");
        assertThat(checkpoints())
                .extracting(note -> Checkpoint.parse(note.text()).size())
                .allMatch(size -> size <= 5);
    }

    private void setBackTo(int entries) {
        for (String sql : List.of(
                "DELETE FROM command_side.ledger_entry WHERE position > " + entries,
                "DELETE FROM command_side.event WHERE sequence_number >= " + entries,
                "UPDATE command_side.ledger_cursor SET position = " + entries)) {
            database.asOwner().sql(sql).update();
        }
    }

    @Test
    void theOperatorMayBeginAnewAndWhatWasGivenOutStays() throws Exception {
        grow(5);
        stop();
        setBackTo(3);
        start(Map.of("engagements.checkpoints.new-era", "true"));

        await().until(() -> last().origin().equals("engagements.example/era-2"));
        assertThat(last())
                .isEqualTo(new Checkpoint(
                        "engagements.example/era-2", 3, recomputed(3).root()));
        assertThat(checkpoints())
                .extracting(note -> Checkpoint.parse(note.text()).origin())
                .contains("engagements.example");
        appended = 3;
        grow(1);
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        stop();
        start();
        grow(1);
        assertThat(last().origin()).isEqualTo("engagements.example/era-2");
        assertThat(last().root()).isEqualTo(recomputed(5).root());
    }

    @Test
    void nobodyBeginsAnewWhereNothingIsWrong() throws Exception {
        grow(2);
        stop();
        start(Map.of("engagements.checkpoints.new-era", "true"));
        grow(1);
        setBackTo(1);

        awaitRefusal("1 entries", "3 were signed");
        assertThat(last().origin()).isEqualTo("engagements.example");
    }

    @ParameterizedTest
    @CsvSource({"state, state is not in its directory", "log.pem, key is not in its directory"})
    void withoutWhatTheSignerKeptNothingIsSigned(String file, String reason) throws Exception {
        grow(2);
        stop();
        Files.delete(signer(file));
        start();
        append(1);

        awaitRefusal(reason);
    }

    @Test
    void whatTheSignerKeptIsNotChangedUnnoticed() throws Exception {
        grow(2);
        stop();
        Files.writeString(signer("state"), Files.readString(signer("state")).replace("\n2\n", "\n3\n"));
        start();

        awaitRefusal("state cannot be used");
    }

    /** The directory was put back as it was before, and the past was exchanged meanwhile. */
    @Test
    void anOlderStateMustComeToWhatWasGivenOut() throws Exception {
        grow(2);
        String older = Files.readString(signer("state"));
        grow(3);
        stop();
        Files.writeString(signer("state"), older);
        start();
        grow(1);
        assertThat(last().root()).isEqualTo(recomputed(6).root());
        stop();
        Files.writeString(signer("state"), older);
        database.asOwner()
                .sql("UPDATE command_side.ledger_entry SET hash = sha256('x') WHERE position = 4")
                .update();
        start();

        awaitRefusal("another root was given out for 6 entries");
    }

    @Test
    void keysAndStateAreTheirOwnersAlone() throws Exception {
        grow(1);

        for (String file : List.of("state", "log.pem", "clock.pem")) {
            assertThat(mode(signer(file))).isEqualTo("rw-------");
        }
        assertThat(mode(dataDir.resolve("signer"))).isEqualTo("rwx------");
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @CsvSource({
        "'', engagements.local/",
        "http://localhost:8080, engagements.local/",
        "http://127.0.0.1:8080, engagements.local/",
        "http://[::1]:8080, engagements.local/",
        "https://engagements.example/, engagements.example",
        "https://engagements.example:8443/desk/, engagements.example:8443/desk"
    })
    void theLogIsNamedByWhereItIsReached(String publicUrl, String origin) {
        assertThat(Origin.first(publicUrl)).startsWith(origin);
    }

    @Test
    void erasAreCounted() {
        assertThat(Origin.after("a.example")).isEqualTo("a.example/era-2");
        assertThat(Origin.after("a.example/era-2")).isEqualTo("a.example/era-3");
    }
}
