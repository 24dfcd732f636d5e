package io.engagements.standalone.command;

import io.engagements.command.file.FileEndpoint;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.events.stored.ContractJson;
import io.engagements.query.command.CommandResponse;
import io.engagements.query.command.FileGiven;
import io.engagements.query.command.FilePort;
import io.engagements.query.command.FileSent;
import io.engagements.support.limits.PartyQuotas;
import io.engagements.support.limits.PartyQuotas.Of;
import io.engagements.support.problem.ProblemAnswer;
import io.engagements.support.problem.RequestProblem;
import io.engagements.support.security.AccessProblems;
import io.engagements.support.security.AccessTokens;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Joins the sides: files reach the command side without a network between them, and count as those that come over one. */
@Component
record InProcessFilePort(
        FileEndpoint endpoint,
        AccessTokens tokens,
        DomainClock clock,
        PartyQuotas quotas,
        PlatformTransactionManager transactions)
        implements FilePort {

    private interface Done<T> {
        T by(Caller caller);
    }

    @Override
    public CommandResponse take(FileSent file) {
        Instant receipt = clock.receipt();
        return answered(
                file.token(),
                caller -> new CommandResponse(
                        HttpStatus.CREATED.value(),
                        Map.of(),
                        ContractJson.mapper().writeValueAsBytes(taken(file, caller, receipt))),
                problem -> problem);
    }

    private Object taken(FileSent file, Caller caller, Instant receipt) {
        String party = Objects.requireNonNull(caller.party());
        quotas.take(party, Of.UPLOADS);
        Integer status = null;
        try {
            Object taken = endpoint.take(file.content(), file.name(), file.engagementId(), caller, receipt);
            status = HttpStatus.CREATED.value();
            return taken;
        } catch (RequestProblem refused) {
            status = refused.getStatusCode().value();
            throw refused;
        } finally {
            quotas.answered(party, status);
        }
    }

    @Override
    public FileGiven give(String token, String fileId) {
        return answered(
                token,
                caller -> {
                    FileEndpoint.Given file = given(fileId, caller);
                    return new FileGiven(
                            HttpStatus.OK.value(),
                            Map.of(HttpHeaders.CONTENT_DISPOSITION, file.disposition()),
                            file.content());
                },
                problem -> new FileGiven(problem.status(), problem.headers(), InputStream.nullInputStream()));
    }

    /** Not in the state that a page is read from, which nothing is written in: that it was given is put on record. */
    private FileEndpoint.Given given(String fileId, Caller caller) {
        TransactionTemplate apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        return Objects.requireNonNull(apart.execute(status -> endpoint.give(fileId, caller)));
    }

    private <T> T answered(String token, Done<T> done, Function<CommandResponse, T> problem) {
        try {
            return done.by(tokens.callerOf(token));
        } catch (AuthenticationException e) {
            return problem.apply(CommandResponse.of(AccessProblems.of(e)));
        } catch (RequestProblem e) {
            return problem.apply(CommandResponse.of(e));
        } catch (RuntimeException e) {
            if (ProblemAnswer.isDatabaseAway(e)) {
                return problem.apply(CommandResponse.of(ProblemAnswer.databaseAway()));
            }
            throw e;
        }
    }
}
