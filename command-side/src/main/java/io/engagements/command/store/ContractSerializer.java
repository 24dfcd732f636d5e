package io.engagements.command.store;

import io.engagements.events.DomainEvent;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.stored.EventCodec;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.ChainingConverter;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import tools.jackson.core.type.TypeReference;

/**
 * Writes events for Axon as the contract says: names and revisions of the codec instead of class names. A name that the
 * contract does not know throws; Axon's own serializers would skip the event without a word.
 */
final class ContractSerializer implements Serializer {

    private static final TypeReference<HashMap<String, Object>> ENTRIES = new TypeReference<>() {};

    private final EventCodec codec = EventCodec.CONTRACT;
    private final Converter converter = new ChainingConverter();

    @Override
    public <T> SerializedObject<T> serialize(Object object, Class<T> representation) {
        byte[] bytes = object instanceof DomainEvent event
                ? codec.encode(event)
                : ContractJson.mapper().writeValueAsBytes(object);
        T data = Objects.requireNonNull(converter.convert(bytes, representation));
        return new SimpleSerializedObject<>(data, representation, typeForClass(object.getClass()));
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return converter.canConvert(byte[].class, representation);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"})
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        byte[] bytes = converter.convert(serialized.getData(), serialized.getContentType(), byte[].class);
        SerializedType type = serialized.getType();
        if (type.getName().equals(MetaData.class.getName())) {
            return (T) MetaData.from(ContractJson.mapper().readValue(bytes, ENTRIES));
        }
        return (T) codec.decode(type.getName(), Integer.parseInt(type.getRevision()), bytes);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public Class classForType(SerializedType type) {
        if (type.getName().equals(MetaData.class.getName())) {
            return MetaData.class;
        }
        Map<String, Class<? extends DomainEvent>> types = codec.types();
        return types.containsKey(type.getName()) ? types.get(type.getName()) : UnknownSerializedType.class;
    }

    @Override
    public SerializedType typeForClass(Class type) {
        return DomainEvent.class.isAssignableFrom(type)
                ? new SimpleSerializedType(EventCodec.nameOf(type), String.valueOf(EventCodec.revisionOf(type)))
                : new SimpleSerializedType(MetaData.class.getName(), null);
    }

    @Override
    public Converter getConverter() {
        return converter;
    }
}
