package io.engagements.events.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.DomainEvent;
import io.engagements.events.EventSamples;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.ReviewEvent.QualityImprovementRequested;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The stored form of every event, as approved. The files are append-only: a change of shape is a new revision with a
 * lift, and the file of the old one stays under a name of its own.
 */
class ApprovedJsonTest {

    static Stream<Arguments> samples() {
        return Stream.concat(
                EventSamples.full().stream().map(event -> Arguments.of(fileOf(event, "full"), event)),
                EventSamples.minimal().stream().map(event -> Arguments.of(fileOf(event, "minimal"), event)));
    }

    private static String fileOf(DomainEvent event, String form) {
        return EventCodec.nameOf(event.getClass()) + '.' + form + ".json";
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void isWrittenByteForByteAsApproved(String file, DomainEvent event) {
        assertThat(new String(EventCodec.CONTRACT.encode(event), UTF_8)).isEqualTo(new String(approved(file), UTF_8));
        assertThat(EventCodec.CONTRACT.encode(event)).isEqualTo(approved(file));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void isReadBackFromTheApprovedForm(String file, DomainEvent event) {
        String name = EventCodec.nameOf(event.getClass());
        int revision = EventCodec.revisionOf(event.getClass());

        assertThat(EventCodec.CONTRACT.decode(name, revision, approved(file))).isEqualTo(event);
        assertThat(EventCodec.CONTRACT.decode(
                        name, revision, ContractJson.mapper().readTree(approved(file))))
                .isEqualTo(event);
    }

    /** What was stored under an old revision reads as the same event, without what it did not hold. */
    @Test
    void whatIsStoredUnderAnOldRevisionIsStillRead() {
        MaterialShared linked = (MaterialShared)
                EventCodec.CONTRACT.decode("material-shared", 1, approved("material-shared.revision-1.json"));

        assertThat(linked.link()).isEqualTo("https://files.example/tiles");
        assertThat(linked.fileId()).isNull();
        assertThat(linked.stamp().person()).isEqualTo("carmen");
        QualityImprovementRequested round = (QualityImprovementRequested) EventCodec.CONTRACT.decode(
                "quality-improvement-requested", 1, approved("quality-improvement-requested.revision-1.json"));
        assertThat(round.asked()).isNull();
        assertThat(round.stamp().person()).isEqualTo("carmen");
    }

    @Test
    void everyEventHasBothFormsAndNoFileBelongsToNone() {
        TreeSet<String> expected = new TreeSet<>();
        EventCodec.CONTRACT
                .types()
                .keySet()
                .forEach(name -> expected.addAll(List.of(name + ".full.json", name + ".minimal.json")));

        assertThat(samples().map(sample -> (String) sample.get()[0])).containsExactlyInAnyOrderElementsOf(expected);
        expected.addAll(List.of("material-shared.revision-1.json", "quality-improvement-requested.revision-1.json"));
        assertThat(approvedFiles()).isEqualTo(expected);
    }

    @Test
    void aFullFormLeavesNothingOut() {
        assertThat(EventSamples.full()).allSatisfy(event -> {
            for (RecordComponent component : event.getClass().getRecordComponents()) {
                assertThat(valueOf(event, component))
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
                    assertThat(valueOf(event, component))
                            .as(component.getName())
                            .isNull();
                }
            }
        });
    }

    private static @Nullable Object valueOf(DomainEvent event, RecordComponent component) {
        try {
            return component.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] approved(String file) {
        try (InputStream in = ApprovedJsonTest.class.getResourceAsStream("/approved/" + file)) {
            if (in == null) {
                throw new AssertionError("there is no approved/" + file);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TreeSet<String> approvedFiles() {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/approved"))) {
            TreeSet<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
