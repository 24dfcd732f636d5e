package io.engagements.command.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.engagements.command.CommandSide;
import io.engagements.command.endpoint.CommandDispatcher;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.party.PartyCommand.EraseParty;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyKind;
import io.engagements.events.refusal.RuleId;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A data directory of a release that only wrote parties into a table, in clear. */
class PartyMigrationTest {

    private static final Caller OPERATOR = new Caller("operator", "root", null, Set.of(Role.OPERATOR));
    private static final Instant AT = Instant.parse("2027-01-11T09:00:00Z");

    private CommandSide side;

    @BeforeEach
    void anEarlierReleaseWasHere() {
        Database database = TestPostgres.createDatabase();
        DataSource owner = database.dataSource();
        Flyway.configure()
                .dataSource(owner)
                .schemas("command_side")
                .locations("classpath:db/command")
                .target("3")
                .repeatableSqlMigrationPrefix("None")
                .load()
                .migrate();
        JdbcClient sql = JdbcClient.create(owner);
        sql.sql("""
                INSERT INTO command_side.party (party_id, kind, business_name, zone, language)
                VALUES ('ruiz', 'CLIENT', 'Cerámica Ruiz', 'Europe/Madrid', 'es'),
                       ('lucia', 'VA', 'Despacho Andino', 'America/Bogota', 'es')""").update();
        event(sql, "running", 0, "va-hired", "{\"clientId\":\"ruiz\",\"vaId\":\"lucia\"}");
        event(sql, "running", 1, "lawyer-appointed", "{\"lawyerId\":\"luna\"}");
        event(sql, "running", 2, "lawyer-appointed", "{\"lawyerId\":\"sol\"}");
        event(sql, "ended", 0, "va-hired", "{\"clientId\":\"ruiz\",\"vaId\":\"mateo\"}");
        event(sql, "ended", 1, "lawyer-appointed", "{\"lawyerId\":\"sol\"}");
        event(sql, "ended", 2, "engagement-ended", "{}");
        side = CommandSide.on(database);
    }

    private static void event(JdbcClient sql, String engagement, int sequence, String type, String payload) {
        sql.sql("""
                INSERT INTO command_side.event (event_identifier, aggregate_identifier, sequence_number, type,
                    time_stamp, payload_type, payload_revision, payload, meta_data)
                VALUES (?, ?, ?, 'engagement', '2027-01-11T09:00:00Z', ?, '1', convert_to(?, 'UTF8'), '{}')
                """)
                .params(engagement + sequence, engagement, sequence, type, payload)
                .update();
    }

    @AfterEach
    void stop() {
        side.close();
    }

    private static RegisterParty registration(PartyKind kind) {
        return new RegisterParty(
                "lucia", kind, "Lucía Andrade", "Despacho Andino", null, ZoneId.of("America/Bogota"), null);
    }

    @Test
    void whoIsEngagedIsFoundInTheEvents() {
        assertThat(side.sql()
                        .sql("SELECT party_id || ' ' || engagement_id || ' ' || lawyer"
                                + " FROM command_side.running_engagement ORDER BY 1")
                        .query(String.class)
                        .list())
                .containsExactly("lucia running false", "ruiz running false", "sol running true");
    }

    @Test
    void aPartyOfTheTableIsKnownAndItsNameIsGone() {
        PartyBook parties = side.get(PartyBook.class);

        assertThat(parties.kindOf("lucia")).contains(PartyKind.VA);
        assertThat(parties.isOnRecord("lucia")).isFalse();
        assertThat(side.sql()
                        .sql("SELECT p::text FROM command_side.party p ORDER BY 1")
                        .query(String.class)
                        .list())
                .isEqualTo(List.of("(lucia,VA,f,f)", "(ruiz,CLIENT,f,f)"));
    }

    @Test
    void itIsRegisteredOnceMoreAsWhatItWasAndOnceOnly() {
        CommandDispatcher dispatcher = side.get(CommandDispatcher.class);

        assertThatIllegalStateException()
                .isThrownBy(() -> dispatcher.perform(registration(PartyKind.CLIENT), OPERATOR, AT, "1"))
                .withMessageContaining("/kind");
        assertThat(dispatcher.perform(registration(PartyKind.VA), OPERATOR, AT, "2"))
                .isEmpty();
        assertThat(side.get(PartyBook.class).isOnRecord("lucia")).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> dispatcher.perform(registration(PartyKind.VA), OPERATOR, AT, "3"))
                .withMessageContaining("in use already");
        assertThat(dispatcher.perform(new EraseParty("lucia", "Forgotten"), OPERATOR, AT, "4"))
                .contains(RuleId.PARTY_ENGAGED);
    }
}
