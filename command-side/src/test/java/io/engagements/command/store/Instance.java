package io.engagements.command.store;

import io.engagements.command.CommandSide;
import io.engagements.command.endpoint.Answer;
import io.engagements.command.endpoint.CommandCall;
import io.engagements.command.endpoint.CommandEndpoint;
import io.engagements.command.ledger.Ledger;
import io.engagements.events.Caller;
import io.engagements.events.DomainCommand;
import io.engagements.events.Role;
import io.engagements.events.stored.ContractJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One of several command sides, as people reach it. */
record Instance(CommandSide side) {

    static final Instant MORNING = Instant.parse("2027-01-11T09:00:00Z");
    static final Caller CLIENT = new Caller("ceramica-ruiz", "carmen", null, Set.of(Role.CLIENT));
    static final Caller VA = new Caller("va-one", "va-one", null, Set.of(Role.VA));
    static final Caller OPERATOR = new Caller("operator", "root", null, Set.of(Role.OPERATOR));

    Answer answer(DomainCommand command, Caller by) {
        return answer(command, by, null, null);
    }

    Answer answer(DomainCommand command, Caller by, @Nullable String ifMatch, @Nullable String key) {
        CommandCall call = new CommandCall(
                command.commandName(),
                "application/json",
                ContractJson.mapper().writeValueAsBytes(command.body()),
                ifMatch,
                key);
        return side.get(CommandEndpoint.class).answer(call, by, MORNING);
    }

    static String text(Answer answer) {
        return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
    }

    long stored(String type) {
        return side.sql()
                .sql("SELECT count(*) FROM command_side.event WHERE payload_type = ?")
                .param(type)
                .query(Long.class)
                .single();
    }

    boolean isNumbered() {
        return side.get(Ledger.class).isComplete();
    }
}
