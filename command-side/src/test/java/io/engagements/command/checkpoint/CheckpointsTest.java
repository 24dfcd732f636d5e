package io.engagements.command.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.engagements.command.CommandSide;
import io.engagements.command.checkpoint.SigningKeys.Changed;
import io.engagements.command.ledger.Ledger;
import io.engagements.command.ledger.StoredEvents;
import io.engagements.events.Stamp;
import io.engagements.events.checkpoint.CheckpointEvent.SigningKeysChanged;
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
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
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

    /** Entries that tell of keys. */
    private int changed;

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
        await().until(() -> !checkpoints().isEmpty() && last().size() == appended + changed);
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

    private Changed replaceKeys(Duration bothFor) {
        return await().ignoreExceptionsMatching(KeyProblem.class::isInstance)
                .until(() -> side.get(KeyChange.class).begin(Instant.now().plus(bothFor), "olga"), Objects::nonNull);
    }

    /** Names of those that signed the last checkpoint, each checked. */
    private List<VerifierKey> signers() {
        List<SignedNote> all = checkpoints();
        SignedNote note = all.get(all.size() - 1);
        List<VerifierKey> signers = side.get(CheckpointRows.class).keys().stream()
                .map(VerifierKey::parse)
                .filter(note::namesKey)
                .toList();
        signers.forEach(note::requireSignedBy);
        assertThat(note.signatures()).hasSameSizeAs(signers);
        return signers;
    }

    private static List<String> texts(List<VerifierKey> keys) {
        return keys.stream().map(VerifierKey::text).toList();
    }

    /** The change is an entry of the ledger too. */
    private void awaitChange() {
        changed++;
        await().until(() -> last().size() == appended + changed);
    }

    @Test
    void bothKeysSignUntilTheTimeHasComeAndThenTheLaterAlone() throws Exception {
        grow(2);
        List<String> earlier = texts(signers());
        String secret = Files.readString(signer("log.pem"));
        SigningKeysChanged change = replaceKeys(Duration.ofSeconds(4)).change();
        awaitChange();

        assertThat(change.before()).containsAll(earlier).hasSize(3);
        assertThat(change.after()).hasSize(3).doesNotContainAnyElementsOf(change.before());
        List<String> both = texts(signers());
        assertThat(both).hasSize(4).containsAll(earlier);
        assertThat(change.after())
                .containsAll(both.stream().filter(key -> !earlier.contains(key)).toList());
        stop();
        start();
        grow(1);
        assertThat(texts(signers())).isEqualTo(both);
        assertThatThrownBy(() -> side.get(KeyChange.class).begin(Instant.now().plusSeconds(60), "olga"))
                .isInstanceOfSatisfying(KeyProblem.class, problem -> assertThat(
                                problem.getBody().getDetail())
                        .contains("both sign until " + change.bothUntil()));

        await().until(() -> !Files.exists(signer("log.next.pem")));
        grow(1);
        assertThat(texts(signers())).hasSize(2).doesNotContainAnyElementsOf(earlier);
        assertThat(change.after()).containsAll(texts(signers()));
        try (Stream<Path> kept = Files.list(dataDir.resolve("signer"))) {
            assertThat(kept.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("state", "changes", "log.pem", "clock.pem", "evidence.pem");
        }
        assertThat(Files.readString(signer("log.pem"))).isNotEqualTo(secret);
        assertThat(mode(signer("log.pem"))).isEqualTo("rw-------");
        assertThat(last().root()).isEqualTo(recomputed(appended + changed).root());
        assertThat(side.get(CheckpointRows.class).keys()).hasSize(6);
        replaceKeys(Duration.ofDays(30));
        awaitChange();
        assertThat(signers()).hasSize(4);
    }

    /** However soon: whoever trusts the earlier key has to see that it signed. */
    @Test
    void theEarlierKeySignsOnceAtLeastThatOthersReplaceIt() throws Exception {
        grow(2);
        List<String> earlier = texts(signers());
        replaceKeys(Duration.ofMillis(500));
        awaitChange();

        assertThat(texts(signers())).containsAll(earlier).hasSize(4);
        await().until(() -> !Files.exists(signer("evidence.next.pem")));
    }

    /** It was killed between one of the files and the next. */
    @Test
    void aReplacementThatWasCutOffGoesOn() throws Exception {
        grow(2);
        SigningKeysChanged change = replaceKeys(Duration.ofSeconds(3)).change();
        awaitChange();
        stop();
        Files.move(signer("log.next.pem"), signer("log.pem"), StandardCopyOption.REPLACE_EXISTING);
        start();
        grow(1);

        await().until(() -> !Files.exists(signer("clock.next.pem")) && !Files.exists(signer("evidence.next.pem")));
        grow(1);
        assertThat(change.after()).containsAll(texts(signers()));
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    /** A transaction that did not come to its end leaves files behind that the ledger says nothing about. */
    @Test
    void whatTheLedgerDoesNotSpeakOfSignsNothing() throws Exception {
        grow(1);
        side.get(SignerDirectory.class).makeKey("log.next.pem");
        grow(1);
        assertThat(signers()).hasSize(2);

        SigningKeysChanged change = replaceKeys(Duration.ofDays(1)).change();
        awaitChange();
        assertThat(texts(signers())).hasSize(4).containsAll(change.after().subList(0, 2));
    }

    @Test
    void keysThatWereReplacedDoNotComeBack() throws Exception {
        grow(1);
        Map<String, String> old = new HashMap<>();
        for (String file : List.of("log.pem", "clock.pem", "evidence.pem")) {
            old.put(file, Files.readString(signer(file)));
        }
        replaceKeys(Duration.ofMillis(500));
        awaitChange();
        await().until(() -> !Files.exists(signer("evidence.next.pem")));
        stop();
        for (Map.Entry<String, String> each : old.entrySet()) {
            Files.writeString(signer(each.getKey()), each.getValue());
        }
        start();
        append(1);

        awaitRefusal("was replaced");
        assertThat(side.get(EvidenceSigner.class).sign("0".repeat(64))).isEmpty();
    }

    /** By whoever has the application's connection, and no key. */
    @Test
    void keysThatTheSignerDidNotReplaceAreNotSigned() throws Exception {
        grow(1);
        String own = texts(signers()).get(0);
        side.get(EventStore.class)
                .publish(GenericEventMessage.asEventMessage(new SigningKeysChanged(
                        List.of(own),
                        List.of("engagements.example+00000000+AAAA"),
                        Instant.now().plusSeconds(60),
                        "olga",
                        Stamp.byClock(Instant.EPOCH))));
        append(1);

        awaitRefusal("this signer did not order that");
        assertThat(last().size()).isEqualTo(1);
        assertThatThrownBy(() -> side.get(KeyChange.class).begin(Instant.now().plusSeconds(60), "olga"))
                .isInstanceOf(KeyProblem.class);
    }

    @Test
    void norDoKeysThatWereReplacedLongAgoComeBack() throws Exception {
        grow(1);
        Map<String, String> old = new HashMap<>();
        for (String file : List.of("log.pem", "clock.pem", "evidence.pem")) {
            old.put(file, Files.readString(signer(file)));
        }
        for (int change = 0; change < 2; change++) {
            replaceKeys(Duration.ofMillis(500));
            awaitChange();
            await().until(() -> !Files.exists(signer("evidence.next.pem")));
        }
        stop();
        for (Map.Entry<String, String> each : old.entrySet()) {
            Files.writeString(signer(each.getKey()), each.getValue());
        }
        start();
        append(1);

        awaitRefusal("was replaced");
    }

    @ParameterizedTest
    @CsvSource({"-PT1S", "P401D"})
    void theTimeIsBounded(Duration fromNow) throws Exception {
        grow(1);
        assertThatThrownBy(() -> side.get(KeyChange.class).begin(Instant.now().plus(fromNow), "olga"))
                .isInstanceOfSatisfying(
                        KeyProblem.class,
                        problem -> assertThat(problem.getStatusCode().value()).isEqualTo(422));
        assertThat(Files.exists(signer("log.next.pem"))).isFalse();
    }

    @Test
    void beforeAnythingIsSignedThereIsNothingToBeReplaced() {
        assertThatThrownBy(() -> side.get(KeyChange.class).begin(Instant.now().plusSeconds(60), "olga"))
                .isInstanceOfSatisfying(
                        KeyProblem.class,
                        problem -> assertThat(problem.getStatusCode().value()).isIn(409, 503));
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
