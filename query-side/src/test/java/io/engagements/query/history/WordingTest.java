package io.engagements.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.refusal.RuleId;
import io.engagements.events.stored.EventCodec;
import io.engagements.events.time.Deadline;
import io.engagements.events.time.Resolution;
import io.engagements.rules.ground.Ground;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The message files: complete, nothing too much, and how times are said. */
class WordingTest {

    private static final List<String> PARTS =
            List.of("day", "fee", "ground.unknown", "quoted", "time", "time-to-the-second");

    private final Wording english = new Wording(Language.ENGLISH);
    private final Wording spanish = new Wording(Language.SPANISH);

    private static Stream<String> codes() {
        return Stream.concat(
                Codes.constants().stream().map(code -> code.getDeclaringClass().getSimpleName() + '.' + code.name()),
                CommandCatalog.all().keySet().stream().map(name -> "command." + name));
    }

    @ParameterizedTest
    @EnumSource
    void thereIsAMessageForEveryEventConstantAndCommandAndNoOther(Language language) {
        TreeSet<String> needed = new TreeSet<>(EventCodec.CONTRACT.types().keySet());
        needed.addAll(PARTS);
        EventCodec.CONTRACT.types().keySet().forEach(type -> needed.add("event." + type));
        Stream.of(Ground.Kind.values()).forEach(kind -> needed.add("ground." + kind.name()));
        codes().forEach(needed::add);

        assertThat(new TreeSet<>(bundle("sentences", language).keySet())).isEqualTo(needed);
    }

    @Test
    void everyConstantAndCommandHasWordsOfItsOwnInEachLanguage() {
        List<String> own =
                codes().filter(code -> !code.startsWith("Resolution.")).toList();

        for (Wording wording : List.of(english, spanish)) {
            assertThat(own.stream().map(code -> wording.say(code, Map.of())))
                    .doesNotHaveDuplicates()
                    .allMatch(words -> words.matches("\\p{Ll}[^{}_]*"));
        }
        assertThat(own)
                .allSatisfy(code -> assertThat(spanish.say(code, Map.of())).isNotEqualTo(english.say(code, Map.of())));
    }

    @Test
    void everyKindOfEventHasANameOfItsOwnInEachLanguage() {
        Set<String> types = EventCodec.CONTRACT.types().keySet();

        for (Wording wording : List.of(english, spanish)) {
            assertThat(types.stream().map(wording::event))
                    .doesNotHaveDuplicates()
                    .allMatch(words -> words.matches("\\p{Lu}[^{}_.]*"));
        }
        assertThat(types).allSatisfy(type -> assertThat(spanish.event(type)).isNotEqualTo(english.event(type)));
    }

    @Test
    void everyRuleHasASentenceInEachLanguage() {
        assertThat(ResourceBundle.getBundle(RuleId.class.getPackageName() + ".rules", Language.SPANISH.locale())
                        .keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(RuleId.values()).map(RuleId::id).toList());
        for (RuleId rule : RuleId.values()) {
            assertThat(english.say(rule)).isEqualTo(rule.sentence());
            assertThat(spanish.say(rule)).isNotEqualTo(rule.sentence()).matches("\\p{Lu}[^{}_]*\\.");
        }
    }

    @Test
    void whatHasNoWordingIsAnError() {
        assertThatThrownBy(() -> english.say("no-such-event", Map.of())).hasMessageContaining("no-such-event");
    }

    @Test
    void aTimeIsSaidInItsOwnZoneAndToTheSecondOnlyWhereThatMatters() {
        Deadline six = deadline("2027-02-12T18:00:00", "2027-02-12T17:00:00Z");
        Deadline endOfDay = deadline("2027-02-12T23:59:59", "2027-02-12T22:59:59Z");

        assertThat(english.say(six)).isEqualTo("Friday, 12 February 2027, 18:00 (Europe/Madrid)");
        assertThat(spanish.say(six)).isEqualTo("viernes, 12 de febrero de 2027, 18:00 (Europe/Madrid)");
        assertThat(english.say(endOfDay)).isEqualTo("Friday, 12 February 2027, 23:59:59 (Europe/Madrid)");
        assertThat(spanish.say(endOfDay)).isEqualTo("viernes, 12 de febrero de 2027, 23:59:59 (Europe/Madrid)");
    }

    private static Deadline deadline(String local, String instant) {
        return new Deadline(
                LocalDateTime.parse(local),
                ZoneId.of("Europe/Madrid"),
                Instant.parse(instant),
                Resolution.EXACT,
                "2025a");
    }

    private static ResourceBundle bundle(String name, Language language) {
        return ResourceBundle.getBundle(Wording.class.getPackageName() + '.' + name, language.locale());
    }
}
