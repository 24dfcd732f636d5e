package io.engagements.command.endpoint;

import io.engagements.events.CommandForm;
import io.engagements.events.DomainCommand;
import io.engagements.events.catalog.CommandFit;
import io.engagements.events.catalog.CommandFit.Misfit;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.Utf8;
import jakarta.validation.Validator;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads a command from a request's body: strict JSON, then the fields' constraints. */
@Component
class CommandReader {

    private final CommandFit fit;

    CommandReader(Validator validator) {
        fit = new CommandFit(validator);
    }

    /**
     * A command that keeps its fields' constraints, with its ids filled in.
     *
     * @throws ImmediateAnswerException with 422 when a field does not fit
     */
    DomainCommand valid(DomainCommand command) {
        List<Misfit> misfits = fit.of(command);
        if (!misfits.isEmpty()) {
            throw new ImmediateAnswerException(Answers.invalid(misfits));
        }
        return command.withIds(() -> UUID.randomUUID().toString());
    }

    /**
     * What stands in a body, whether it fits or not: only to be asked which roles it is for.
     *
     * @throws ImmediateAnswerException with 400 when the body is no such command
     */
    static <B> DomainCommand parse(CommandForm<B> form, byte[] body) {
        try {
            B fields = ContractJson.mapper().readValue(Utf8.text(body), form.body());
            if (fields == null) {
                throw malformed(new Misfit("", "a command is a JSON object"));
            }
            return form.command().apply(fields);
        } catch (CharacterCodingException e) {
            throw malformed(new Misfit("", "a command is JSON in UTF-8"));
        } catch (JacksonException e) {
            throw malformed(CommandFit.unreadable(e));
        }
    }

    private static ImmediateAnswerException malformed(Misfit why) {
        return new ImmediateAnswerException(Answers.malformed(List.of(why)));
    }
}
