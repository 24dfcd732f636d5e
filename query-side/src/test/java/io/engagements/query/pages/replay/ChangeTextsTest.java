package io.engagements.query.pages.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.engagements.events.Stamp;
import io.engagements.events.time.Deadline;
import io.engagements.query.engagement.EngagementView;
import io.engagements.query.engagement.EngagementView.GroundView;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the interface shows of an engagement has words when it changes, and nobody is shown a code. */
class ChangeTextsTest {

    /** Told as one value, whatever stands in them. */
    private static final Set<Class<?>> VALUES = Set.of(Stamp.class, Deadline.class);

    private final Set<String> fields = new TreeSet<>();
    private final Set<String> lists = new TreeSet<>();
    private final Set<String> codes = new TreeSet<>();
    private final Set<Type> seen = new HashSet<>();

    @BeforeEach
    void everythingThatIsShown() {
        walk(EngagementView.class);
        walk(GroundView.class);
        assertThat(fields).hasSizeGreaterThan(100).contains("agreedDue", "cureUntil", "tool", "fee");
        assertThat(codes).contains("MISSED_DEADLINE", "TERMINATED_FOR_CAUSE", "EXTRA_ROUND");
    }

    private void walk(Type type) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(this::walk);
        } else if (type instanceof Class<?> known && known.isEnum()) {
            Stream.of(known.getEnumConstants()).forEach(code -> codes.add(((Enum<?>) code).name()));
        } else if (type instanceof Class<?> known && !VALUES.contains(known) && seen.add(type)) {
            if (known.isSealed()) {
                Stream.of(known.getPermittedSubclasses()).forEach(this::walk);
            }
            if (known.isRecord()) {
                Stream.of(known.getRecordComponents()).forEach(this::walk);
            }
        }
    }

    private void walk(RecordComponent field) {
        if (ChangeWords.LEFT_OUT.contains(field.getName())) {
            return;
        }
        boolean unwrapped = field.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
        if (field.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()
                && !field.getName().equals("criteria")) {
            lists.add(field.getName());
        } else if (!unwrapped) {
            fields.add(field.getName());
        }
        walk(field.getGenericType());
    }

    private static Set<String> keys(String language) throws IOException {
        Properties texts = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/pages/pages_" + language + ".properties"))) {
            texts.load(file);
        }
        return texts.stringPropertyNames();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "es"})
    void everyFieldListAndCodeHasWords(String language) throws IOException {
        assertThat(keys(language))
                .containsAll(
                        fields.stream().map(field -> "change.field." + field).toList())
                .containsAll(lists.stream()
                        .filter(list -> !list.equals("deliverables"))
                        .map(list -> "change.each." + list)
                        .toList())
                .containsAll(codes.stream().map(code -> "code." + code).toList());
    }
}
