package io.engagements.standalone.command;

import io.engagements.command.endpoint.Answer;
import io.engagements.command.endpoint.CommandCall;
import io.engagements.command.endpoint.CommandDoor;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.query.command.CommandPort;
import io.engagements.query.command.Sending;
import io.engagements.query.command.Sent;
import io.engagements.support.problem.ProblemAnswer;
import io.engagements.support.security.AccessProblems;
import io.engagements.support.security.AccessTokens;
import java.time.Instant;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Joins the sides: commands reach the command side's door without a network between them. */
@Component
record InProcessCommandPort(CommandDoor door, AccessTokens tokens, DomainClock clock) implements CommandPort {

    @Override
    public Sent send(Sending command) {
        Instant receipt = clock.receipt();
        try {
            return send(command, tokens.callerOf(command.token()), receipt);
        } catch (AuthenticationException e) {
            return Sent.of(AccessProblems.of(e));
        } catch (RuntimeException e) {
            if (ProblemAnswer.isDatabaseAway(e)) {
                return Sent.of(ProblemAnswer.databaseAway());
            }
            throw e;
        }
    }

    private Sent send(Sending command, Caller caller, Instant receipt) {
        CommandCall call = new CommandCall(
                command.name(), command.contentType(), command.body(), command.ifMatch(), command.key());
        Answer answer = door.answer(call, caller, receipt);
        return new Sent(answer.status(), answer.headers(), answer.body());
    }
}
