package io.engagements.events.catalog;

import io.engagements.events.About;
import io.engagements.events.CommandForm;
import io.engagements.events.DomainCommand;
import io.engagements.events.stored.ContractJson;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether something can be a command: strict JSON, then the constraints of its fields. Whoever takes commands asks it, and
 * whoever has a form for them does before anything is sent; so both say the same.
 */
public final class CommandFit {

    private final Validator validator;

    public CommandFit(Validator validator) {
        this.validator = validator;
    }

    /** What is wrong with one field; {@code pointer} is a JSON pointer into the body (RFC 6901), empty for all of it. */
    public record Misfit(String pointer, String detail) {

        private boolean concerns(Misfit other) {
            return isWithin(pointer, other.pointer) || isWithin(other.pointer, pointer);
        }

        private static boolean isWithin(String inner, String outer) {
            return inner.equals(outer) || inner.startsWith(outer + "/");
        }
    }

    /** The constraints that a command does not keep, in the order of its fields' names. */
    public List<Misfit> of(DomainCommand command) {
        return validator.validate(command).stream()
                .map(violation -> new Misfit(pointer(violation), violation.getMessage()))
                .distinct()
                .sorted(Comparator.comparing(Misfit::pointer).thenComparing(Misfit::detail))
                .toList();
    }

    /** Why a body cannot be read: the first thing that cannot. */
    public static Misfit unreadable(JacksonException why) {
        String pointer = why.getPath().stream()
                .map(step -> step.getPropertyName() != null ? step.getPropertyName() : String.valueOf(step.getIndex()))
                .map(CommandFit::escaped)
                .collect(Collectors.joining());
        return new Misfit(pointer, Unreadable.why(why));
    }

    /** Everything of a body that does not fit, at once: what cannot be read is told, and the rest is looked at without it. */
    public <B> List<Misfit> of(CommandForm<B> form, ObjectNode body) {
        List<Misfit> unreadable = new ArrayList<>();
        ObjectNode rest = body.deepCopy();
        while (true) {
            try {
                DomainCommand read = form.command().apply(ContractJson.mapper().treeToValue(rest, form.body()));
                Stream<Misfit> unkept =
                        of(read).stream().filter(each -> unreadable.stream().noneMatch(each::concerns));
                return Stream.concat(unreadable.stream(), unkept).toList();
            } catch (JacksonException why) {
                unreadable.add(unreadable(why));
                if (!isLeftOut(why.getPath(), rest)) {
                    return List.copyOf(unreadable);
                }
            }
        }
    }

    /** An element of a list leaves its place empty, so that those after it keep theirs. */
    private static boolean isLeftOut(List<JacksonException.Reference> path, JsonNode body) {
        JsonNode parent = body;
        for (JacksonException.Reference step : path.subList(0, Math.max(0, path.size() - 1))) {
            parent =
                    step.getPropertyName() != null ? parent.path(step.getPropertyName()) : parent.path(step.getIndex());
        }
        JacksonException.Reference last = path.isEmpty() ? null : path.get(path.size() - 1);
        if (last != null && parent instanceof ObjectNode object && object.has(last.getPropertyName())) {
            object.remove(last.getPropertyName());
            return true;
        } else if (last != null && parent instanceof ArrayNode list && list.hasNonNull(last.getIndex())) {
            list.setNull(last.getIndex());
            return true;
        }
        return false;
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
