package io.engagements.events.stored;

import java.time.DateTimeException;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a date or time from its ISO 8601 text and from nothing else. Jackson's own readers also take numbers, arrays,
 * and a time for a date; they drop the {@code Z} of an instant given for a local time, which moves it by the offset.
 */
final class IsoText<T> extends StdDeserializer<T> {

    private final Function<String, T> parse;

    IsoText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            context.reportWrongTokenException(this, JsonToken.VALUE_STRING, "a date or time is ISO 8601 text");
        }
        String text = parser.getString();
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            return context.reportInputMismatch(
                    this, "not an ISO 8601 %s", handledType().getSimpleName());
        }
    }
}
