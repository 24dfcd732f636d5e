package io.engagements.query.answer;

import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.SerializableString;
import tools.jackson.core.util.JsonGeneratorDelegate;

/** Writes JSON and knows about how long it has become: the texts and names, which is nearly all of it. */
final class CountingGenerator extends JsonGeneratorDelegate {

    private long written;

    CountingGenerator(JsonGenerator writer) {
        super(writer, false);
    }

    /** Empty where JSON is made for the program's own use and not to be sent. */
    static Optional<CountingGenerator> of(JsonGenerator writer) {
        return writer instanceof CountingGenerator counting ? Optional.of(counting) : Optional.empty();
    }

    long written() {
        return written;
    }

    @Override
    public JsonGenerator writeName(String name) {
        written += name.length();
        return super.writeName(name);
    }

    @Override
    public JsonGenerator writeName(SerializableString name) {
        written += name.charLength();
        return super.writeName(name);
    }

    @Override
    public JsonGenerator writeString(String text) {
        written += text == null ? 0 : text.length();
        return super.writeString(text);
    }

    @Override
    public JsonGenerator writeString(char[] text, int offset, int length) {
        written += length;
        return super.writeString(text, offset, length);
    }
}
