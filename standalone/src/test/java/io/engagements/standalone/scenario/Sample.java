package io.engagements.standalone.scenario;

import io.engagements.events.CommandTable;
import io.engagements.events.DomainCommand;
import io.engagements.events.Id;
import io.engagements.events.Role;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.time.When;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A command's body with every field filled in, to be spoilt in one place; and who may send it. */
record Sample(String name, DomainCommand command) {

    /** One place in the body. Lists stand here, and their first elements too. */
    record Field(String pointer, Class<?> type, boolean required, boolean isId) {}

    static Stream<Sample> all() {
        return CommandTable.samples().stream().map(command -> new Sample(command.commandName(), command));
    }

    /** An account with a role that may send it, so that the body alone is wrong. */
    String sender() {
        if (command.roles().contains(Role.CLIENT)) {
            return Story.CLIENT;
        }
        if (command.roles().contains(Role.VA)) {
            return Story.VA;
        }
        return command.roles().contains(Role.LAWYER) ? Story.LAWYER : Story.OPERATOR;
    }

    ObjectNode body() {
        return ContractJson.mapper().valueToTree(command.body());
    }

    /** The body with another value at one place; null is written as {@code null}. */
    ObjectNode with(String pointer, Object value) {
        ObjectNode body = body();
        JsonPointer at = JsonPointer.compile(pointer);
        JsonNode parent = body.at(at.head());
        JsonNode node = Reply.JSON.valueToTree(value);
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), node);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), node);
        }
        return body;
    }

    ObjectNode without(String pointer) {
        ObjectNode body = body();
        JsonPointer at = JsonPointer.compile(pointer);
        ((ObjectNode) body.at(at.head())).remove(at.last().getMatchingProperty());
        return body;
    }

    List<Field> fields() {
        List<Field> fields = new ArrayList<>();
        walk("", (Record) command.body(), fields);
        return fields;
    }

    /** The fields of one Java type, or of a subtype of it. */
    List<Field> fields(Class<?> type) {
        return fields().stream()
                .filter(field -> type.isAssignableFrom(field.type()))
                .toList();
    }

    private static void walk(String at, Record holder, List<Field> into) {
        for (RecordComponent component : holder.getClass().getRecordComponents()) {
            Object value = valueOf(component, holder);
            if (value != null) {
                String pointer = at + '/' + component.getName();
                boolean required = component.getAccessor().isAnnotationPresent(NotNull.class);
                into.add(new Field(pointer, component.getType(), required, component.isAnnotationPresent(Id.class)));
                below(pointer, value, into);
            }
        }
    }

    private static void below(String pointer, Object value, List<Field> into) {
        if (value instanceof Record record && !(record instanceof When)) {
            walk(pointer, record, into);
        } else if (value instanceof List<?> list) {
            Object first = list.get(0);
            into.add(new Field(pointer + "/0", first.getClass(), false, false));
            below(pointer + "/0", first, into);
        }
    }

    private static Object valueOf(RecordComponent component, Record holder) {
        try {
            return component.getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.toString(), e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
