package io.engagements.command.timer;

import io.engagements.command.CommandSide;
import io.engagements.command.candidacy.CandidacyAttempt;
import io.engagements.command.candidacy.CandidacyOpening;
import io.engagements.command.endpoint.CommandDispatcher;
import io.engagements.command.engagement.EngagementAttempt;
import io.engagements.events.Caller;
import io.engagements.events.Role;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.candidacy.CandidacyCommand.HireVA;
import io.engagements.events.candidacy.CandidacyCommand.OfferTerms;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.candidacy.CandidacyCommand.WaiveVettingCheck;
import io.engagements.events.candidacy.Criterion;
import io.engagements.events.engagement.CriterionDraft;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.WorkCommand.CommitToDeliverable;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.engagement.WorkCommand.SubmitDeliverable;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.events.party.PartyKind;
import io.engagements.events.terms.Fee;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.jspecify.annotations.Nullable;

/** Makes engagements with a deliverable that is owed, by the commands that people would send. */
public final class Engagements {

    private static final Caller CARMEN = new Caller("ceramica-ruiz", "carmen", null, Set.of(Role.CLIENT));

    private static final Caller OPERATOR = new Caller("operator", "root", null, Set.of(Role.OPERATOR));

    private final CommandSide side;

    public Engagements(CommandSide side) {
        this.side = side;
        register("ceramica-ruiz", PartyKind.CLIENT);
    }

    /** Once, however often it is asked for. */
    private void register(String id, PartyKind kind) {
        RegisterParty party = new RegisterParty(id, kind, id, id, null, ZoneId.of("Europe/Madrid"), null);
        side.get(CommandDispatcher.class).perform(party, OPERATOR, Instant.EPOCH, "party " + id);
    }

    /** An engagement of a VA of its own; the VA owes deliverable {@code d1} by {@code due}. */
    public void begin(String name, Instant at, Instant due) {
        Caller va = new Caller("va-" + name, "va-" + name, null, Set.of(Role.VA));
        register("va-" + name, PartyKind.VA);
        String candidacy = "c-" + name;
        send(new CandidacyOpening(candidacy, new OpenCandidacy(candidacy, "va-" + name), CARMEN, at, null));
        for (Criterion criterion : Criterion.values()) {
            candidacy(candidacy, new WaiveVettingCheck(candidacy, criterion, "known"), CARMEN, at);
        }
        candidacy(candidacy, new OfferTerms(candidacy, terms()), va, at);
        candidacy(candidacy, new HireVA("e-" + name, candidacy, 1), CARMEN, at);
        request(name, "d1", at, due);
    }

    /** One more deliverable that is owed. */
    public void request(String name, String deliverable, Instant at, Instant due) {
        Caller va = new Caller("va-" + name, "va-" + name, null, Set.of(Role.VA));
        String engagement = "e-" + name;
        engagement(
                new RequestDeliverable(
                        engagement,
                        deliverable,
                        "Price list",
                        null,
                        List.of(new CriterionDraft("1", "PDF")),
                        new When(null, null, due),
                        null),
                CARMEN,
                at);
        engagement(new CommitToDeliverable(engagement, deliverable), va, at);
    }

    /** The VA hands in what it owes; {@code received} may lie before what was stored since. */
    public void submit(String name, String deliverable, Instant received) {
        Caller va = new Caller("va-" + name, "va-" + name, null, Set.of(Role.VA));
        Item item = new Item("list.pdf", "0".repeat(64), "https://files.example/list.pdf", null, null);
        engagement(new SubmitDeliverable("e-" + name, deliverable, List.of(item), null, null), va, received);
    }

    private void candidacy(String id, CandidacyCommand command, Caller by, Instant at) {
        send(new CandidacyAttempt(id, command, by, at, null));
    }

    private void engagement(EngagementCommand command, Caller by, Instant at) {
        send(new EngagementAttempt(command.engagementId(), command, by, at, null));
    }

    private void send(Object attempt) {
        FutureCallback<Object, @Nullable Object> callback = new FutureCallback<>();
        side.get(CommandBus.class).dispatch(new GenericCommandMessage<>(attempt), callback);
        if (callback.getResult().isExceptional()) {
            throw new AssertionError(attempt + " failed", callback.getResult().exceptionResult());
        }
    }

    /** What every VA of these tests offers. */
    public static TermsDraft terms() {
        return new TermsDraft(
                new Fee(new BigDecimal("42.00"), "USD", Fee.Per.HOUR),
                ZoneId.of("Europe/Madrid"),
                List.of("Bookkeeping"),
                List.of("Legal advice"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
