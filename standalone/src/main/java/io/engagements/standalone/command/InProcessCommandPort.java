package io.engagements.standalone.command;

import io.engagements.command.endpoint.Answer;
import io.engagements.command.endpoint.CommandCall;
import io.engagements.command.endpoint.CommandEndpoint;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.query.command.CommandPort;
import io.engagements.query.command.CommandRequest;
import io.engagements.query.command.CommandResponse;
import io.engagements.support.problem.ProblemAnswer;
import io.engagements.support.security.AccessProblems;
import io.engagements.support.security.AccessTokens;
import java.time.Instant;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Joins the sides: commands reach the command side's door without a network between them. */
@Component
record InProcessCommandPort(CommandEndpoint endpoint, AccessTokens tokens, DomainClock clock) implements CommandPort {

    @Override
    public CommandResponse send(CommandRequest command) {
        Instant receipt = clock.receipt();
        try {
            return send(command, tokens.callerOf(command.token()), receipt);
        } catch (AuthenticationException e) {
            return CommandResponse.of(AccessProblems.of(e));
        } catch (RuntimeException e) {
            if (ProblemAnswer.isDatabaseAway(e)) {
                return CommandResponse.of(ProblemAnswer.databaseAway());
            }
            throw e;
        }
    }

    private CommandResponse send(CommandRequest command, Caller caller, Instant receipt) {
        CommandCall call = new CommandCall(
                command.name(), command.contentType(), command.body(), command.ifMatch(), command.key());
        Answer answer = endpoint.answer(call, caller, receipt);
        return new CommandResponse(answer.status(), answer.headers(), answer.body());
    }
}
