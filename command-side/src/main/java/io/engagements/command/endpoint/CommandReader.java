package io.engagements.command.endpoint;

import io.engagements.command.endpoint.Answers.FieldError;
import io.engagements.events.About;
import io.engagements.events.CommandForm;
import io.engagements.events.DomainCommand;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.Utf8;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.nio.charset.CharacterCodingException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /**
     * A command that keeps its fields' constraints, with its ids filled in.
     *
     * @throws ImmediateAnswerException with 422 when a field does not fit
     */
    DomainCommand valid(DomainCommand command) {
        List<FieldError> errors = validator.validate(command).stream()
                .map(violation -> new FieldError(pointer(violation), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(FieldError::pointer).thenComparing(FieldError::detail))
                .toList();
        if (!errors.isEmpty()) {
            throw new ImmediateAnswerException(Answers.invalid(errors));
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
                throw malformed("", "a command is a JSON object");
            }
            return form.command().apply(fields);
        } catch (CharacterCodingException e) {
            throw malformed("", "a command is JSON in UTF-8");
        } catch (JacksonException e) {
            throw malformed(pointer(e), Unreadable.why(e));
        }
    }

    private static ImmediateAnswerException malformed(String pointer, String detail) {
        return new ImmediateAnswerException(Answers.malformed(List.of(new FieldError(pointer, detail))));
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                .map(CommandReader::escaped)
                .collect(Collectors.joining());
    }

    /** A constraint on a method of its own is about the component that it names, or else about the object. */
    private static String pointer(ConstraintViolation<DomainCommand> violation) {
        Object bean = violation.getLeafBean();
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(node -> step(node, bean))
                .collect(Collectors.joining());
    }

    private static String step(Path.Node node, Object leaf) {
        String index = node.isInIterable() && node.getIndex() != null ? "/" + node.getIndex() : "";
        if (node.getKind() != ElementKind.PROPERTY) {
            return index;
        }
        return index
                + method(leaf.getClass(), node.getName())
                        .map(method -> Optional.ofNullable(method.getAnnotation(About.class))
                                .map(about -> escaped(about.value()))
                                .orElse(""))
                        .orElseGet(() -> escaped(node.getName()));
    }

    /** The method of a bean, its own or of an interface, on which the constraint of that name stands. */
    private static Optional<Method> method(Class<?> bean, String constraint) {
        String name = "is" + Character.toUpperCase(constraint.charAt(0)) + constraint.substring(1);
        return Stream.concat(Stream.of(bean.getDeclaredMethods()), Stream.of(bean.getMethods()))
                .filter(method -> method.getName().equals(name))
                .findFirst();
    }

    private static String escaped(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
