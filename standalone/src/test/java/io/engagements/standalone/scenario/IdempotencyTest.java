package io.engagements.standalone.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same key and body again get the same answer, and nothing is done twice. */
@Tag("two-services")
class IdempotencyTest {

    @RegisterExtension
    static final Product product = new Product();

    @BeforeAll
    static void anEngagementWithWork() {
        product.clock("2027-01-11T09:00:00Z");
        Story.hire(product, "e1");
        Story.commission(product, "e1", "d1", "2027-02-01T18:00");
        Story.commission(product, "e1", "d2", "2027-02-01T18:00");
        Story.commission(product, "e1", "d3", "2027-02-01T18:00");
    }

    @Test
    void aKeyUsedAgainGetsTheSameAnswerAndAfterARestartTooUntilItIsForgotten() throws SQLException {
        product.as(Story.VA).withKey("old").submitDeliverable("e1", "d4");
        product.execute(
                "UPDATE command_side.idempotency SET created_at = created_at - interval '9 days' WHERE key = 'old'");
        Api client = product.as(Story.CLIENT).withKey("open");
        Reply first = client.command("open-candidacy", Fields.of("vaId", Story.OTHER_VA))
                .expect(201);
        long stored = product.storedEvents();
        assertThat(first.header("Location")).isEqualTo("/api/candidacies/" + first.text("/candidacyId"));
        assertSame(first, client.command("open-candidacy", Fields.of("vaId", Story.OTHER_VA)));
        product.restart();
        await().untilAsserted(() -> assertThat(product.rowsOf("command_side.idempotency WHERE key = 'old'"))
                .isZero());
        assertSame(first, client.command("open-candidacy", Fields.of("vaId", Story.OTHER_VA)));
        assertThat(product.storedEvents()).isEqualTo(stored);
    }

    @Test
    void aRefusalIsKeptUnderItsKeyAndRecordedOnce() {
        Api client = product.as(Story.CLIENT).withKey("refused");
        Reply first = client.terminateContract("e1", List.of(), null).expect(422);
        long stored = product.storedEvents();
        assertSame(first, client.terminateContract("e1", List.of(), null));
        assertThat(product.storedEvents()).isEqualTo(stored);
    }

    @Test
    void oneKeyEightTimesAtOnceHasOneEffect() {
        Api va = product.as(Story.VA).withKey("eight");
        assertOneEffect(AtOnce.times(8, () -> va.submitDeliverable("e1", "d1")), va.submitDeliverable("e1", "d1"));
        assertThat(Story.deliverable(product, "e1", "d1").path("submissions")).hasSize(1);
    }

    @Test
    void oneKeyEightTimesAtOnceIsRefusedOnRecordOnce() {
        Api client = product.as(Story.CLIENT).withKey("eight-refused");
        long stored = product.storedEvents();
        assertOneEffect(
                AtOnce.times(8, () -> client.giveBreachNotice("e1", List.of("none"))),
                client.giveBreachNotice("e1", List.of("none")));
        assertThat(product.storedEvents()).isEqualTo(stored + 1);
    }

    @Test
    void aKeyUsedWithAnotherBodyOrCommandIsRefused() {
        Api va = product.as(Story.VA).withKey("other");
        va.submitDeliverable("e1", "d2").expect(200);
        long stored = product.storedEvents();
        va.submitDeliverable("e1", "d3").wrongAt(422, "");
        va.commitToDeliverable("e1", "d2").wrongAt(422, "");
        assertThat(product.storedEvents()).isEqualTo(stored);
    }

    @Test
    void anotherPartysKeyIsAnotherKey() {
        product.as(Story.VA).withKey("shared").submitDeliverable("e1", "d3").expect(200);
        product.as(Story.CLIENT)
                .withKey("shared")
                .requestDeliverable("e1", "d4", "2027-02-01T18:00")
                .expect(200);
    }

    @Test
    void aCommandThatWasNotDoneLeavesItsKeyFree() {
        Api client = product.as(Story.CLIENT).withKey("free");
        client.appointLawyer("e1", Story.VA).wrongAt(422, "/lawyerId");
        client.appointLawyer("e1", Story.LAWYER).expect(200);
    }

    @Test
    void whileACommandRunsItsKeyIsBusy() throws SQLException {
        Api client = product.as(Story.CLIENT).withKey("busy");
        try (Connection running = product.database()) {
            holdKey(running, Story.CLIENT + " busy");
            Reply busy =
                    client.requestDeliverable("e1", "d5", "2027-02-01T18:00").expect(409);
            assertThat(busy.header("Retry-After")).isEqualTo("1");
            running.rollback();
        }
        client.requestDeliverable("e1", "d5", "2027-02-01T18:00").expect(200);
    }

    /** As a command under way does, in a transaction that is open. */
    private static void holdKey(Connection connection, String key) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock =
                connection.prepareStatement("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")) {
            lock.setString(1, key);
            lock.execute();
        }
    }

    /** Some may be told that the first still runs; the others, and whoever asks later, get its answer. */
    private static void assertOneEffect(List<Reply> replies, Reply later) {
        List<Reply> answered =
                replies.stream().filter(reply -> reply.status() != 409).toList();
        assertThat(answered).isNotEmpty();
        answered.forEach(reply -> assertSame(later, reply));
        replies.stream().filter(reply -> reply.status() == 409).forEach(busy -> {
            busy.problem();
            assertThat(busy.header("Retry-After")).isEqualTo("1");
        });
    }

    private static void assertSame(Reply first, Reply again) {
        assertThat(again.status()).as(again.body()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Content-Type")).isEqualTo(first.header("Content-Type"));
    }
}
