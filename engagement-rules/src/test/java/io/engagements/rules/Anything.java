package io.engagements.rules;

import io.engagements.events.CommandForm;
import io.engagements.events.CommandTable;
import io.engagements.events.DomainCommand;
import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.terms.TermsDraft;
import io.engagements.events.time.When;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What anybody could ask about engagement e1, made of nothing but the catalogue of commands: a field holds what its type
 * and its name allow as things stand, else what the command's sample holds. A new command is among them at once.
 *
 * @param known the ids there are, by the names of the fields that hold them ({@link #learn})
 * @param grounds the ids of the grounds there are
 * @param zone the contract's
 * @param ids makes an id that is not taken
 */
public record Anything(
        Map<String, Set<String>> known, List<String> grounds, ZoneId zone, Instant now, Supplier<String> ids) {

    private static final List<Duration> LATER = List.of(
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofHours(1),
            Duration.ofDays(1),
            Duration.ofHours(100),
            Duration.ofDays(15));
    private static final List<Integer> DAYS_LATER = List.of(0, 2, 10, 15);
    private static final List<Integer> NUMBERS = List.of(1, 2, 3);
    private static final String OTHER_HASH = "f".repeat(64);
    private static final List<TermsDraft> TERMS = List.of(
            TermsMother.terms().draft(),
            TermsMother.terms().noticeDays(3).lateness(2, 10).draft());

    private static final Map<String, Record> SAMPLES = CommandTable.samples().stream()
            .filter(EngagementCommand.class::isInstance)
            .collect(Collectors.toMap(
                    DomainCommand::commandName, command -> (Record) command.body(), (one, other) -> one, TreeMap::new));

    /** The commands there are about an engagement, by their names in the interface. */
    public static List<String> names() {
        return List.copyOf(SAMPLES.keySet());
    }

    /** Takes over every id that a stored event names. */
    public static void learn(JsonNode event, Map<String, Set<String>> known) {
        for (Map.Entry<String, JsonNode> field : event.properties()) {
            if (field.getValue().isString() && field.getKey().endsWith("Id")) {
                known.computeIfAbsent(field.getKey(), name -> new LinkedHashSet<>())
                        .add(field.getValue().asString());
            }
        }
        event.values().forEach(part -> learn(part, known));
    }

    /** Such a command; of each field one of its values. */
    public EngagementCommand one(String name, Random random) {
        return command(name, one(sample(name), random));
    }

    private Record one(Record sample, Random random) {
        Object[] values = Stream.of(sample.getClass().getRecordComponents())
                .map(field -> one(field, valueOf(field, sample), random))
                .toArray();
        return record(sample.getClass(), values);
    }

    private @Nullable Object one(RecordComponent field, @Nullable Object sample, Random random) {
        if (sample instanceof List<?> list && list.get(0) instanceof Record part) {
            return isNullable(field) && random.nextBoolean() ? null : List.of(one(part, random));
        }
        List<@Nullable Object> values = values(field, sample);
        return values.get(random.nextInt(values.size()));
    }

    /** Each such command that there can be. */
    public Stream<EngagementCommand> every(String name) {
        return combined(fields(sample(name)))
                .map(values -> command(name, record(sample(name).getClass(), values.toArray())));
    }

    private static Record sample(String name) {
        Record sample = SAMPLES.get(name);
        if (sample == null) {
            throw new IllegalArgumentException("no command " + name + " about an engagement");
        }
        return sample;
    }

    private EngagementCommand command(String name, Record body) {
        return command(CommandCatalog.find(name).orElseThrow(), body);
    }

    private <B> EngagementCommand command(CommandForm<B> form, Record body) {
        return (EngagementCommand) form.command().apply(form.body().cast(body)).withIds(ids);
    }

    private List<List<@Nullable Object>> fields(Record sample) {
        List<List<@Nullable Object>> fields = new ArrayList<>();
        for (RecordComponent component : sample.getClass().getRecordComponents()) {
            fields.add(values(component, valueOf(component, sample)));
        }
        return fields;
    }

    private List<@Nullable Object> values(RecordComponent field, @Nullable Object sample) {
        Class<?> type = field.getType();
        List<@Nullable Object> values =
                new ArrayList<>(isId(field) ? ids(field.getName(), sample) : present(field.getName(), type, sample));
        boolean text = type == String.class && !isId(field) && sample != null;
        if (isNullable(field) && !text) {
            values.add(null);
        }
        return values;
    }

    private static boolean isNullable(RecordComponent field) {
        return field.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static boolean isId(RecordComponent field) {
        return field.getType() == String.class && field.getName().endsWith("Id");
    }

    /** Those known by that name; and the sample's, which stands for what there is not yet. */
    private List<Object> ids(String name, @Nullable Object sample) {
        Stream<String> known =
                switch (name) {
                    case "engagementId" -> Stream.empty();
                    case "itemId" ->
                        Stream.of("material", "access", "channel")
                                .flatMap(kind -> known(kind + "Id").map(id -> kind + '-' + id));
                    default -> known(name);
                };
        return Stream.concat(known, Stream.ofNullable((String) sample))
                .distinct()
                .<Object>map(id -> id)
                .toList();
    }

    private Stream<String> known(String name) {
        return known.getOrDefault(name, Set.of()).stream();
    }

    private List<?> present(String name, Class<?> type, @Nullable Object sample) {
        if (type == When.class) {
            return LATER.stream()
                    .map(later -> When.parse(now.plus(later).toString()))
                    .toList();
        } else if (type == LocalDate.class) {
            LocalDate today = LocalDate.ofInstant(now, zone);
            return DAYS_LATER.stream().map(today::plusDays).toList();
        } else if (type == TermsDraft.class) {
            return TERMS;
        } else if (type == int.class || type == Integer.class) {
            return NUMBERS;
        } else if (type == Boolean.class) {
            return List.of(true, false);
        } else if (type.isEnum()) {
            return Arrays.asList(type.getEnumConstants());
        } else if (name.toLowerCase(Locale.ROOT).endsWith("sha256")) {
            return List.of(Commands.HASH, OTHER_HASH);
        }
        return parts(name, sample);
    }

    private List<?> parts(String name, @Nullable Object sample) {
        if (sample instanceof List<?> list && list.get(0) instanceof Record first) {
            return records(first).map(List::of).toList();
        } else if (sample instanceof List<?> list) {
            List<?> all = name.equals("groundIds") ? grounds : list;
            return Stream.concat(Stream.of(List.of(), all), all.stream().map(List::of))
                    .distinct()
                    .toList();
        } else if (sample instanceof Record record) {
            return records(record).toList();
        }
        return sample == null ? List.of() : List.of(sample);
    }

    private Stream<Record> records(Record sample) {
        return combined(fields(sample)).map(values -> record(sample.getClass(), values.toArray()));
    }

    private static Stream<List<@Nullable Object>> combined(List<List<@Nullable Object>> fields) {
        Stream<List<@Nullable Object>> all = Stream.of(List.of());
        for (List<@Nullable Object> field : fields) {
            all = all.flatMap(before -> field.stream().map(value -> with(before, value)));
        }
        return all;
    }

    private static List<@Nullable Object> with(List<@Nullable Object> before, @Nullable Object value) {
        List<@Nullable Object> longer = new ArrayList<>(before);
        longer.add(value);
        return longer;
    }

    private static @Nullable Object valueOf(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static Record record(Class<? extends Record> type, Object[] values) {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(type + " of " + Arrays.toString(values), e);
        }
    }
}
