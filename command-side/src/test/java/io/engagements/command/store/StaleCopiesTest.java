package io.engagements.command.store;

import static io.engagements.command.store.Instance.CLIENT;
import static io.engagements.command.store.Instance.MORNING;
import static io.engagements.command.store.Instance.OPERATOR;
import static io.engagements.command.store.Instance.VA;
import static io.engagements.command.store.Instance.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.command.CommandSide;
import io.engagements.command.endpoint.Answer;
import io.engagements.command.engagement.EngagementLook;
import io.engagements.command.party.PartyRows;
import io.engagements.command.timer.Engagements;
import io.engagements.command.timer.Timers;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.WaiveVettingCheck;
import io.engagements.events.candidacy.CandidacyCommand.WithdrawCandidacy;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.engagement.ContractCommand.AppointLawyer;
import io.engagements.events.engagement.ContractCommand.ApproveContract;
import io.engagements.events.engagement.ReviewCommand.AcceptDeliverable;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.party.PartyCommand.EraseParty;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyKind;
import io.engagements.postgres.TestPostgres;
import io.engagements.postgres.TestPostgres.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an instance has cached may be behind what another one stored; nobody is answered from that. */
class StaleCopiesTest {

    private static final Instant EVENING = MORNING.plus(Duration.ofHours(9));
    private static final Caller LAWYER = new Caller("lawyer-lex", "lex", null, Set.of(Role.LAWYER));

    private static final AcceptDeliverable ACCEPT = new AcceptDeliverable("e-one", "d1", 1, null, null);

    private final Database database = TestPostgres.createDatabase();
    private final CommandSide first = CommandSide.on(database, () -> MORNING);
    private final CommandSide second = CommandSide.on(database, () -> MORNING);
    private final Instance a = new Instance(first);
    private final Instance b = new Instance(second);

    /** The first one has it cached as it is then. */
    @BeforeEach
    void begin() {
        new Engagements(first).begin("one", MORNING, EVENING);
    }

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    @Test
    void whatTheOtherStoredIsGoneOnFrom() {
        Engagements other = new Engagements(second);
        other.request("one", "d2", MORNING, EVENING);

        Answer done = a.answer(new AppointLawyer("e-one", lawyer()), CLIENT);

        assertThat(text(done)).startsWith("200");
        assertThat(text(b.answer(new CommitToDeliverable("e-one", "d3"), VA))).startsWith("404");
        assertThat(sequences("e-one")).isEqualTo("0,1,2,3,4,5");
    }

    @Test
    void nothingIsRefusedByWhatIsNotSoAnyMore() {
        new Engagements(second).submit("one", "d1", MORNING);

        assertThat(text(a.answer(ACCEPT, CLIENT))).startsWith("200");
        assertThat(a.stored("attempt-refused")).isZero();
    }

    @Test
    void aVersionThatTheOtherStoredIsKnown() {
        new Engagements(second).submit("one", "d1", MORNING);

        assertThat(text(a.answer(ACCEPT, CLIENT, "\"3\"", null))).startsWith("200");
        assertThat(text(b.answer(ACCEPT, CLIENT, "\"3\"", null)))
                .startsWith("412")
                .contains("\"version\":4");
    }

    @Test
    void whoWasLetInElsewhereIsLetInHere() {
        assertThat(first.get(EngagementLook.class).at("e-one")).isPresent();
        assertThat(text(b.answer(new AppointLawyer("e-one", lawyer()), CLIENT))).startsWith("200");

        assertThat(text(a.answer(new ApproveContract("e-one", "0".repeat(64)), LAWYER)))
                .doesNotStartWith("404");
    }

    @Test
    void filesAreShownToWhoMaySeeThemNow() {
        assertThat(lawyerSeenBy(first)).isNull();
        b.answer(new AppointLawyer("e-one", lawyer()), CLIENT);

        assertThat(lawyerSeenBy(first)).isEqualTo("lawyer-lex");
    }

    private static @Nullable String lawyerSeenBy(CommandSide side) {
        return side.get(EngagementLook.class)
                .at("e-one")
                .orElseThrow()
                .contract()
                .parties()
                .lawyerId();
    }

    @Test
    void aHiringGoesByTheOfferThatStandsWhereverItWasMade() {
        offered("two");
        assertThat(text(b.answer(new OfferTerms("c-two", Engagements.terms()), VA)))
                .startsWith("200");

        assertThat(text(a.answer(new HireVA("e-two", "c-two", 2), CLIENT))).startsWith("201");
        assertThat(text(b.answer(new WithdrawCandidacy("c-two", "changed my mind"), VA)))
                .startsWith("422");
    }

    private void offered(String name) {
        String candidacy = "c-" + name;
        a.answer(new OpenCandidacy(candidacy, "va-one"), CLIENT);
        for (Criterion criterion : Criterion.values()) {
            a.answer(new WaiveVettingCheck(candidacy, criterion, "known"), CLIENT);
        }
        assertThat(text(a.answer(new OfferTerms(candidacy, Engagements.terms()), VA)))
                .startsWith("200");
    }

    @Test
    void aPartyErasedElsewhereIsErasedHereFromThatMoment() {
        String lawyer = lawyer();
        assertThat(keysIn(first)).containsExactly(lawyer);
        assertThat(text(b.answer(new EraseParty(lawyer, "asked to"), OPERATOR))).startsWith("200");

        assertThat(keysIn(first)).isEmpty();
        assertThat(text(a.answer(new EraseParty(lawyer, "asked to"), OPERATOR))).startsWith("4");
        assertThat(text(a.answer(new AppointLawyer("e-one", lawyer), CLIENT))).startsWith("422");
    }

    private static Set<String> keysIn(CommandSide side) {
        return side.get(PartyRows.class).keys(List.of("lawyer-lex", "nobody")).keySet();
    }

    @Test
    void aWakeFindsWhatTheOtherMadeDueEarlier() {
        Instant noon = MORNING.plus(Duration.ofHours(3));
        stopTimers();
        new Engagements(second).request("one", "d2", MORNING, noon);

        first.get(Timers.class).wakeUpTo(noon.plusSeconds(1), at -> {});

        assertThat(a.stored("deadline-missed")).isOne();
        assertThat(first.get(Timers.class).earliest()).contains(EVENING.plusSeconds(1));
    }

    @Test
    void aWakeThatIsBehindIsTriedAgainAtOnce() {
        stopTimers();
        new Engagements(second).request("one", "d2", MORNING, EVENING.plusSeconds(9));

        first.get(Timers.class).wakeUpTo(EVENING.plusSeconds(10), at -> {});

        assertThat(a.stored("deadline-missed")).isEqualTo(2);
        assertThat(first.get(Timers.class).earliest()).isEmpty();
    }

    private void stopTimers() {
        first.get(Timers.class).stop();
        second.get(Timers.class).stop();
    }

    private String lawyer() {
        RegisterParty party =
                new RegisterParty("lawyer-lex", PartyKind.LAWYER, "Lex", "Lex", null, ZoneId.of("Europe/Madrid"), null);
        assertThat(text(a.answer(party, OPERATOR))).startsWith("201");
        return "lawyer-lex";
    }

    private String sequences(String aggregate) {
        return first.sql()
                .sql("SELECT string_agg(sequence_number::text, ',' ORDER BY sequence_number) FROM command_side.event"
                        + " WHERE aggregate_identifier = ?")
                .param(aggregate)
                .query(String.class)
                .single();
    }
}
