package io.engagements.standalone.command;

import io.engagements.command.endpoint.Answer;
import io.engagements.command.endpoint.CommandCall;
import io.engagements.command.endpoint.CommandEndpoint;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.query.command.CommandPort;
import io.engagements.query.command.CommandRequest;
import io.engagements.query.command.CommandResponse;
import io.engagements.support.limits.PartyQuotas;
import io.engagements.support.limits.PartyQuotas.Of;
import io.engagements.support.problem.ProblemAnswer;
import io.engagements.support.problem.RequestProblem;
import io.engagements.support.security.AccessProblems;
import io.engagements.support.security.AccessTokens;
import java.time.Instant;
import java.util.Objects;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Joins the sides: commands reach the command side without a network between them, and count as those that come over one. */
@Component
record InProcessCommandPort(CommandEndpoint endpoint, AccessTokens tokens, DomainClock clock, PartyQuotas quotas)
        implements CommandPort {

    @Override
    public CommandResponse send(CommandRequest command) {
        Instant receipt = clock.receipt();
        try {
            return send(command, tokens.callerOf(command.token()), receipt);
        } catch (AuthenticationException e) {
            return CommandResponse.of(AccessProblems.of(e));
        } catch (RequestProblem e) {
            return CommandResponse.of(e);
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
        String party = Objects.requireNonNull(caller.party());
        quotas.take(party, Of.COMMANDS);
        Integer status = null;
        try {
            Answer answer = endpoint.answer(call, caller, receipt);
            status = answer.status();
            return new CommandResponse(status, answer.headers(), answer.body());
        } finally {
            quotas.answered(party, status);
        }
    }
}
