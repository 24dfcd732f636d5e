package io.engagements.command.endpoint;

import io.engagements.command.attempt.CommandEnvelope;
import io.engagements.command.time.DomainClock;
import io.engagements.events.Caller;
import io.engagements.events.CommandForm;
import io.engagements.events.DomainCommand;
import io.engagements.events.VisibleText;
import io.engagements.events.candidacy.CandidacyCommand.OpenCandidacy;
import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.catalog.CommandFit.Misfit;
import io.engagements.events.party.PartyCommand.RegisterParty;
import io.engagements.support.security.Denial;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Takes whatever somebody sends as a command, decides whether it is one, and has it done. */
@Component
public class CommandEndpoint {

    /** Most bytes a command's body may have. */
    static final int MAX_BODY = 262_144;

    private static final int MAX_KEY = 255;
    private static final int PATIENCE_SECONDS = 5;
    private static final Pattern VERSION = Pattern.compile("\"(\\d{1,18})\"");

    private final CommandReader reader;
    private final CommandDispatcher dispatcher;
    private final DomainClock clock;
    private final CommandMeters meters;
    private final Semaphore turns;

    CommandEndpoint(
            CommandReader reader,
            CommandDispatcher dispatcher,
            DomainClock clock,
            CommandMeters meters,
            @Value("${engagements.commands-at-once:16}") int atOnce) {
        this.turns = new Semaphore(atOnce);
        this.reader = reader;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.meters = meters;
    }

    /** @param receipt the domain clock's whole second at the arrival, before anything was waited for */
    public Answer answer(CommandCall call, Caller caller, Instant receipt) {
        Optional<CommandForm<?>> form = CommandCatalog.find(call.name());
        if (form.isEmpty()) {
            return Answers.unknown();
        }
        return meters.measured(call.name(), () -> answer(call, form.get(), caller, receipt));
    }

    private Answer answer(CommandCall call, CommandForm<?> form, Caller caller, Instant receipt) {
        if (!isJson(call.contentType())) {
            return Answers.notJson();
        }
        if (call.body().length > MAX_BODY) {
            return Answers.tooLarge(MAX_BODY);
        }
        return read(call, form, caller, receipt);
    }

    private Answer read(CommandCall call, CommandForm<?> form, Caller caller, Instant receipt) {
        try {
            Long expected = version(call.ifMatch());
            IdempotencyKey use = keyUse(call.key(), caller, call.name(), call.body());
            return inTurn(() -> clock.whileItStands(
                    () -> dispatcher.handle(attempt(form, caller, expected, receipt, call.body()), use)));
        } catch (ImmediateAnswerException e) {
            return e.answer();
        }
    }

    /** Commands wait here, not for a connection: numbering, timers and projections always find one. */
    private Answer inTurn(Supplier<Answer> work) {
        if (!turns.tryAcquire()) {
            awaitTurn();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new ImmediateAnswerException(Answers.unavailable());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImmediateAnswerException(Answers.unavailable());
        }
    }

    /** A role that may not is told so before anything is looked up, and before it is told what a body lacks. */
    private CommandEnvelope attempt(
            CommandForm<?> form, Caller caller, @Nullable Long expected, Instant receipt, byte[] body) {
        DomainCommand asked = CommandReader.parse(form, body);
        if (Collections.disjoint(asked.roles(), caller.roles())) {
            Denial.because("role");
            throw new ImmediateAnswerException(Answers.forbidden());
        }
        DomainCommand command = reader.valid(asked);
        if ((command instanceof OpenCandidacy || command instanceof RegisterParty) && expected != null) {
            throw badHeader(HttpHeaders.IF_MATCH, "a command that begins something has no version to match");
        }
        return CommandEnvelopes.of(command, caller, receipt, expected);
    }

    private static boolean isJson(@Nullable String type) {
        try {
            return type != null && MediaType.APPLICATION_JSON.includes(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static @Nullable Long version(@Nullable String ifMatch) {
        if (ifMatch == null) {
            return null;
        }
        Matcher version = VERSION.matcher(ifMatch.trim());
        if (!version.matches()) {
            throw badHeader(HttpHeaders.IF_MATCH, "If-Match is a version in double quotes");
        }
        return Long.valueOf(version.group(1));
    }

    private static @Nullable IdempotencyKey keyUse(@Nullable String key, Caller caller, String name, byte[] body) {
        if (key == null) {
            return null;
        }
        if (VisibleText.isMissing(key) || key.length() > MAX_KEY) {
            throw badHeader("Idempotency-Key", "an Idempotency-Key has 1 to " + MAX_KEY + " characters");
        }
        String party = caller.party();
        return IdempotencyKey.of(party == null ? "" : party, key, name, body);
    }

    private static ImmediateAnswerException badHeader(String header, String detail) {
        return new ImmediateAnswerException(Answers.malformed(List.of(new Misfit("", header + ": " + detail))));
    }
}
