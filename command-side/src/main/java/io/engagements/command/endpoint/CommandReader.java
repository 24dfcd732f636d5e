package io.engagements.command.endpoint;

import io.engagements.command.endpoint.Answers.FieldError;
import io.engagements.events.DomainCommand;
import io.engagements.events.stored.ContractJson;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads a command from a request's body: strict JSON, then the fields' constraints. */
@Component
class CommandReader {

    private final Validator validator;

    CommandReader(Validator validator) {
        this.validator = validator;
    }

    /** @throws AnsweredException with 400 when the body is no such command, with 422 when a field does not fit */
    DomainCommand read(Class<? extends DomainCommand> type, byte[] body) {
        DomainCommand command = parse(type, body);
        List<FieldError> errors = validator.validate(command).stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
        if (!errors.isEmpty()) {
            throw new AnsweredException(Answers.invalid(errors));
        }
        return command.withIds(() -> UUID.randomUUID().toString());
    }

    private static DomainCommand parse(Class<? extends DomainCommand> type, byte[] body) {
        try {
            DomainCommand command = ContractJson.mapper().readValue(body, type);
            if (command == null) {
                throw malformed("", "a command is a JSON object");
            }
            return command;
        } catch (JacksonException e) {
            throw malformed(pointer(e), Unreadable.why(e));
        }
    }

    private static AnsweredException malformed(String pointer, String detail) {
        return new AnsweredException(Answers.malformed(List.of(new FieldError(pointer, detail))));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                .map(CommandReader::escaped)
                .collect(Collectors.joining());
    }

    /** A constraint over several fields stands on a method of its own; the pointer then names the object. */
    private static String pointer(ConstraintViolation<DomainCommand> violation) {
        Object bean = violation.getLeafBean();
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(node -> step(node, bean))
                .collect(Collectors.joining());
    }

    private static String step(Path.Node node, Object leaf) {
        String index = node.isInIterable() && node.getIndex() != null ? "/" + node.getIndex() : "";
        boolean field = node.getKind() == ElementKind.PROPERTY && !isMethodOf(leaf, node.getName());
        return index + (field ? escaped(node.getName()) : "");
    }

    private static boolean isMethodOf(Object bean, String name) {
        String method = "is" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        return List.of(bean.getClass().getDeclaredMethods()).stream()
                .anyMatch(declared -> declared.getName().equals(method));
    }

    private static String escaped(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
