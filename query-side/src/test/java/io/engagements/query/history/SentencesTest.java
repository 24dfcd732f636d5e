package io.engagements.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Approved;
import io.engagements.events.Approved.Form;
import io.engagements.events.DomainEvent;
import io.engagements.events.EventSamples;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.engagement.WorkEvent.DeliverableDeclined;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.stored.EventCodec;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event as a sentence; how they all read stands in {@link Approved} files, below how they are stored. */
class SentencesTest {

    private static final Map<String, String> TITLES = Map.of("d1", "Price list");
    private static final Stamp VA = new Stamp("lucia", "lucia", null, Instant.parse("2027-01-11T09:00:00Z"));

    private final Sentences sentences = new Sentences();

    private static Stream<DomainEvent> samples() {
        return Stream.concat(EventSamples.full().stream(), EventSamples.minimal().stream());
    }

    static Stream<Arguments> tellings() {
        return Stream.of(Language.values()).flatMap(language -> samples().map(event -> Arguments.of(language, event)));
    }

    static Set<String> rooms() {
        return Approved.rooms();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void everyEventReadsAsApproved(String room) {
        List<Form> told = Approved.of(room).stream().map(this::told).toList();

        assertThat(Approved.text(told))
                .as("as it reads now: %s", Approved.write(room, told))
                .isEqualTo(Approved.text(room));
    }

    private Form told(Form form) {
        Map<String, String> read = new LinkedHashMap<>();
        if (!form.name().startsWith(Approved.REVISION)) {
            for (Language language : Language.values()) {
                read.put(language.locale().getLanguage(), sentences.tell(form.decoded(), language, TITLES));
            }
        }
        return new Form(form.event(), form.name(), form.stored(), read);
    }

    @Test
    void everyEventOfTheContractIsAmongThem() {
        assertThat(samples().map(event -> EventCodec.nameOf(event.getClass())).distinct())
                .containsExactlyInAnyOrderElementsOf(EventCodec.CONTRACT.types().keySet());
    }

    @ParameterizedTest
    @MethodSource("tellings")
    void aSentenceLeavesNothingUnsaid(Language language, DomainEvent event) {
        assertThat(sentences.tell(event, language, TITLES))
                .doesNotContain("{", "}", "null", "[", "]", "  ", "\n")
                .doesNotContainPattern("\\bnone\\b")
                .doesNotContain(Codes.inTheContract());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void spanishIsNotEnglish(DomainEvent event) {
        assertThat(sentences.tell(event, Language.SPANISH, TITLES))
                .isNotEqualTo(sentences.tell(event, Language.ENGLISH, TITLES));
    }

    @ParameterizedTest
    @MethodSource("tellings")
    void onlyWhoActedIsNamedAndTheClockIsNobody(Language language, DomainEvent event) {
        String sentence = sentences.tell(event, language, TITLES);

        if (event.stamp().party() == null) {
            assertThat(sentence).doesNotContainPattern("\\b" + event.stamp().person() + "\\b");
        } else {
            assertThat(sentence).startsWith(event.stamp().party() + " ");
        }
    }

    @Test
    void aDeliverableIsNamedByItsTitleWhereThatIsKnown() {
        DomainEvent declined = new DeliverableDeclined("e1", "d1", "Too much", VA);

        assertThat(sentences.tell(declined, Language.ENGLISH, Map.of("d1", "Catalogue")))
                .isEqualTo("lucia declined “Catalogue”: “Too much”");
        assertThat(sentences.tell(declined, Language.ENGLISH, Map.of("d2", "Catalogue")))
                .isEqualTo("lucia declined d1: “Too much”");
        assertThat(sentences.tell(declined, Language.SPANISH, Map.of("d1", "Catálogo")))
                .isEqualTo("lucia rehusó el encargo de «Catálogo»: «Too much»");
    }

    @Test
    void aPauseThatEndsAsPlannedWasEndedByNobody() {
        DomainEvent resumed = new EngagementResumed("e1", null, Stamp.byClock(Instant.EPOCH));

        assertThat(sentences.tell(resumed, Language.ENGLISH, TITLES)).isEqualTo("The pause ended; clocks run on.");
        assertThat(sentences.tell(resumed, Language.SPANISH, TITLES))
                .isEqualTo("La pausa terminó; los plazos vuelven a correr.");
    }

    @Test
    void whatPeopleTypedIsQuotedOnOneLineWhateverItIs() {
        DomainEvent withdrawn = new CandidacyWithdrawn("c1", " {actor}, it''s\r\n\t# |  'not' <b>now</b>\u2028 ", VA);

        assertThat(sentences.tell(withdrawn, Language.ENGLISH, Map.of()))
                .isEqualTo("lucia withdrew from the candidacy: “{actor}, it''s # | 'not' <b>now</b>”");
    }

    @Test
    void theWordNoneIsAReasonLikeAnyOther() {
        assertThat(sentences.tell(new TerminationWithdrawn("e1", "none", VA), Language.ENGLISH, Map.of()))
                .isEqualTo("lucia took the termination back: “none”");
        assertThat(sentences.tell(new TerminationWithdrawn("e1", null, VA), Language.ENGLISH, Map.of()))
                .isEqualTo("lucia took the termination back.");
    }

    @Test
    void aListIsJoinedAsTheLanguageDoes() {
        List<Item> items = Stream.of("a", "b", "índice")
                .map(name -> new Item(name, "0".repeat(64), null, "f1", null))
                .toList();
        DomainEvent submitted = new DeliverableSubmitted("e1", "d1", 1, items, null, true, false, false, null, VA);

        assertThat(sentences.tell(submitted, Language.ENGLISH, TITLES))
                .isEqualTo("lucia submitted part of “Price list” (version 1: “a”, “b”, and “índice”).");
        assertThat(sentences.tell(submitted, Language.SPANISH, TITLES))
                .isEqualTo("lucia entregó parte de «Price list» (versión 1: «a», «b» y «índice»).");
    }
}
