package io.engagements.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Approved;
import io.engagements.events.Approved.Form;
import io.engagements.events.DomainEvent;
import io.engagements.events.EventSamples;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import io.engagements.events.party.Sealed;
import io.engagements.events.refusal.RuleId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The stored form of every event, as approved. */
class ApprovedJsonTest {

    static Stream<Form> samples() {
        return Approved.all().stream().filter(form -> !form.name().startsWith(Approved.REVISION));
    }

    static Set<String> rooms() {
        return Approved.rooms();
    }

    static Stream<Class<? extends DomainEvent>> types() {
        return EventCodec.CONTRACT.types().values().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isWrittenByteForByteAsApproved(Form form) {
        byte[] written = EventCodec.CONTRACT.encode(form.decoded());

        assertThat(new String(written, UTF_8)).isEqualTo(form.stored());
        assertThat(written).isEqualTo(form.stored().getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void isReadBackFromTheApprovedForm(Form form) {
        DomainEvent event = form.decoded();
        JsonNode tree = ContractJson.mapper().readTree(form.stored());

        assertThat(EventCodec.nameOf(event.getClass())).isEqualTo(form.event());
        assertThat(tree).isEqualTo(ContractJson.mapper().valueToTree(asNamed(event)));
        assertThat(EventCodec.CONTRACT.decode(form.event(), EventCodec.revisionOf(event.getClass()), tree))
                .isEqualTo(event);
    }

    /**
     * What the event's components hold, each under its own name, made without the codec's way with records: reading and
     * writing cannot be wrong together.
     */
    private static @Nullable Object asNamed(@Nullable Object value) {
        if (value instanceof Sealed sealed) {
            return sealed.base64();
        } else if (value instanceof RuleId rule) {
            return rule.name().replace('_', '-');
        } else if (value instanceof Record record) {
            return components(record);
        } else if (value instanceof List<?> list) {
            return list.stream().map(ApprovedJsonTest::asNamed).toList();
        } else if (value instanceof LocalDateTime local && local.getSecond() == 0) {
            return local + ":00";
        } else if (value instanceof Long number && number == number.intValue()) {
            // As the tree has what fits.
            return number.intValue();
        }
        boolean plain = value instanceof Integer
                || value instanceof Long
                || value instanceof Boolean
                || value instanceof BigDecimal
                || value instanceof Map;
        return value == null || plain ? value : value.toString();
    }

    private static Map<String, Object> components(Record record) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = asNamed(valueOf(record, component));
            if (value != null) {
                named.put(component.getName(), value);
            }
        }
        return named;
    }

    /** What was stored under an old revision reads as the same event, without what it did not hold. */
    @Test
    void whatIsStoredUnderAnOldRevisionIsStillRead() {
        MaterialShared linked = (MaterialShared) approved("material-shared", "revision-1");

        assertThat(linked.link()).isEqualTo("https://files.example/tiles");
        assertThat(linked.fileId()).isNull();
        assertThat(linked.stamp().person()).isEqualTo("carmen");
        QualityImprovementRequested round =
                (QualityImprovementRequested) approved("quality-improvement-requested", "revision-1");
        assertThat(round.asked()).isNull();
        assertThat(round.stamp().person()).isEqualTo("carmen");
    }

    private static DomainEvent approved(String event, String name) {
        return Approved.all().stream()
                .filter(form -> form.event().equals(event) && form.name().equals(name))
                .findFirst()
                .orElseThrow()
                .decoded();
    }

    /** Where a form is missing, a draft of it is written, for a person to read over and to approve. */
    @ParameterizedTest
    @MethodSource("rooms")
    void everyEventHasBothFormsAndOneOfEachOlderRevision(String room) {
        List<Form> approved = Approved.of(room);
        List<Form> needed = types().filter(type -> Approved.roomOf(type).equals(room))
                .flatMap(ApprovedJsonTest::forms)
                .toList();

        assertThat(approved.stream().map(Form::toString))
                .as("what stands there with drafts of what is missing: %s", written(room, approved, needed))
                .containsExactlyInAnyOrderElementsOf(
                        needed.stream().map(Form::toString).toList());
    }

    private static Stream<Form> forms(Class<? extends DomainEvent> type) {
        String name = EventCodec.nameOf(type);
        return Stream.concat(
                Stream.of(draft(type, Approved.FULL), draft(type, Approved.MINIMAL)),
                IntStream.range(1, EventCodec.revisionOf(type))
                        .mapToObj(older -> new Form(name, Approved.REVISION + older, "{}", Map.of())));
    }

    private static Form draft(Class<? extends DomainEvent> type, String form) {
        DomainEvent event = new Draft(form.equals(Approved.FULL)).of(type);
        return new Form(EventCodec.nameOf(type), form, new String(EventCodec.CONTRACT.encode(event), UTF_8), Map.of());
    }

    private static Path written(String room, List<Form> approved, List<Form> needed) {
        List<Form> all = new ArrayList<>(approved);
        List<String> there = approved.stream().map(Form::toString).toList();
        needed.stream().filter(form -> !there.contains(form.toString())).forEach(all::add);
        return Approved.write(room, all);
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aFileIsLaidOutAsItWouldBeWritten(String room) {
        assertThat(Approved.text(Approved.of(room))).isEqualTo(Approved.text(room));
    }

    @Test
    void noFileBelongsToNoRoom() {
        assertThat(files())
                .isEqualTo(new TreeSet<>(
                        rooms().stream().map(room -> room + ".txt").toList()));
    }

    @ParameterizedTest
    @MethodSource("types")
    void aDraftOfAnyEventIsOne(Class<? extends DomainEvent> type) {
        for (boolean full : new boolean[] {true, false}) {
            DomainEvent draft = new Draft(full).of(type);
            assertThat(EventCodec.CONTRACT.decode(
                            EventCodec.nameOf(type), EventCodec.revisionOf(type), EventCodec.CONTRACT.encode(draft)))
                    .isEqualTo(draft);
        }
    }

    @Test
    void aFullFormLeavesNothingOut() {
        assertThat(EventSamples.full()).allSatisfy(event -> {
            for (RecordComponent component : event.getClass().getRecordComponents()) {
                assertThat(valueOf((Record) event, component))
                        .as(component.getName())
                        .isNotNull()
                        .isNotEqualTo(List.of());
            }
        });
    }

    @Test
    void aMinimalFormHoldsNothingThatMayBeAbsent() {
        assertThat(EventSamples.minimal()).allSatisfy(event -> {
            for (RecordComponent component : event.getClass().getRecordComponents()) {
                if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    assertThat(valueOf((Record) event, component))
                            .as(component.getName())
                            .isNull();
                }
            }
        });
    }

    private static @Nullable Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static TreeSet<String> files() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/approved"))) {
            TreeSet<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
