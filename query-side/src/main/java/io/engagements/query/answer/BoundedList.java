package io.engagements.query.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.databind.PropertyName;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.BeanPropertyWriter;

/**
 * A list within an answer, or lists by name. Of a long one the latest are sent, which stand last, and beside it, as
 * {@code …More}, how many others there are. {@code items} is a page, which its own limit bounds.
 */
final class BoundedList extends BeanPropertyWriter {

    private static final long serialVersionUID = 1L;

    /** So many elements of a list are sent at most. */
    static final int MOST = 200;

    /** So many of a list that stands in an element of another one. */
    static final int MOST_WITHIN = 100;

    /** So much text, about, until nothing more is sent of lists within lists. */
    static final long MOST_TEXT = 1 << 20;

    private static final String PAGE = "items";

    BoundedList(BeanPropertyWriter property) {
        super(property);
    }

    private BoundedList(BoundedList property, PropertyName name) {
        super(property, name);
    }

    @Override
    protected BeanPropertyWriter _new(PropertyName name) {
        return new BoundedList(this, name);
    }

    @Override
    public void serializeAsProperty(Object bean, JsonGenerator writer, SerializationContext context) throws Exception {
        Optional<CountingGenerator> counting =
                CountingGenerator.of(writer).filter(sent -> !getName().equals(PAGE));
        Object value = get(bean);
        if (counting.isPresent() && value instanceof Collection<?> list) {
            if (isCut(list, counting.get())) {
                write(getName(), list, counting.get(), context);
                return;
            }
        } else if (counting.isPresent() && value instanceof Map<?, ?> lists && isCut(lists, counting.get())) {
            write(lists, counting.get(), context);
            return;
        }
        super.serializeAsProperty(bean, writer, context);
    }

    private static boolean isCut(Collection<?> list, CountingGenerator sent) {
        return list.size() > most(list, sent);
    }

    private static boolean isCut(Map<?, ?> lists, CountingGenerator sent) {
        return lists.size() > MOST
                || lists.values().stream().anyMatch(value -> value instanceof Collection<?> list && isCut(list, sent));
    }

    private static int most(Collection<?> list, CountingGenerator sent) {
        if (!isWithinList(sent) || list.isEmpty()) {
            return MOST;
        } else if (sent.written() > MOST_TEXT) {
            return 0;
        }
        return list.iterator().next() instanceof Record ? MOST_WITHIN : MOST;
    }

    private static boolean isWithinList(CountingGenerator sent) {
        for (TokenStreamContext around = sent.streamWriteContext(); around != null; around = around.getParent()) {
            if (around.inArray()) {
                return true;
            }
        }
        return false;
    }

    private static void write(String name, Collection<?> list, CountingGenerator sent, SerializationContext context) {
        List<?> all = new ArrayList<>(list);
        int most = Math.min(most(list, sent), all.size());
        sent.writeName(name);
        sent.writeStartArray();
        all.subList(all.size() - most, all.size()).forEach(each -> context.writeValue(sent, each));
        sent.writeEndArray();
        if (most < all.size()) {
            sent.writeNumberProperty(name + "More", all.size() - most);
        }
    }

    private void write(Map<?, ?> lists, CountingGenerator sent, SerializationContext context) {
        int more = Math.max(0, lists.size() - MOST);
        sent.writeName(getName());
        sent.writeStartObject();
        lists.entrySet().stream().skip(more).forEach(entry -> {
            String name = String.valueOf(entry.getKey());
            if (entry.getValue() instanceof Collection<?> list) {
                write(name, list, sent, context);
            } else {
                sent.writeName(name);
                context.writeValue(sent, entry.getValue());
            }
        });
        sent.writeEndObject();
        if (more > 0) {
            sent.writeNumberProperty(getName() + "More", more);
        }
    }
}
