package io.engagements.events.stored;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes a date or time as its ISO 8601 text. */
final class IsoTextWriter<T> extends StdSerializer<T> {

    private final Function<T, String> print;

    IsoTextWriter(Class<T> type, Function<T, String> print) {
        super(type);
        this.print = print;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializationContext context) {
        generator.writeString(print.apply(value));
    }
}
