package io.engagements.standalone.command;

import io.engagements.command.checkpoint.KeyChange;
import io.engagements.events.stored.ContractJson;
import io.engagements.query.command.CommandResponse;
import io.engagements.query.command.KeyPort;
import io.engagements.support.problem.ProblemAnswer;
import io.engagements.support.problem.RequestProblem;
import io.engagements.support.security.AccessProblems;
import io.engagements.support.security.AccessTokens;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Joins the sides: whoever replaces the signer's keys reaches the command side without a network between them. */
@Component
record InProcessKeyPort(KeyChange keys, AccessTokens tokens) implements KeyPort {

    @Override
    public CommandResponse replace(String token, Instant bothUntil, String language) {
        try {
            return new CommandResponse(
                    HttpStatus.OK.value(),
                    Map.of(),
                    ContractJson.mapper().writeValueAsBytes(keys.replace(bothUntil, tokens.callerOf(token))));
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
}
