package io.engagements.query.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Approved;
import io.engagements.events.Approved.Form;
import io.engagements.events.DomainEvent;
import io.engagements.events.EventSamples;
import io.engagements.events.Stamp;
import io.engagements.events.candidacy.CandidacyEvent.CandidacyWithdrawn;
import io.engagements.events.engagement.ContractEvent.EngagementResumed;
import io.engagements.events.engagement.ContractEvent.VAHired;
import io.engagements.events.engagement.EngagementEvent;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.OnboardingEvent.AccessGranted;
import io.engagements.events.engagement.OnboardingEvent.AccessRevoked;
import io.engagements.events.engagement.OnboardingEvent.ChannelDiverted;
import io.engagements.events.engagement.OnboardingEvent.ChannelReturned;
import io.engagements.events.engagement.OnboardingEvent.ExitItemCompleted;
import io.engagements.events.engagement.OnboardingEvent.ExitItemWaived;
import io.engagements.events.engagement.OnboardingEvent.MaterialAcknowledged;
import io.engagements.events.engagement.OnboardingEvent.MaterialShared;
import io.engagements.events.engagement.TerminationEvent.TerminationWithdrawn;
import io.engagements.events.engagement.WorkEvent.DeliverableDeclined;
import io.engagements.events.engagement.WorkEvent.DeliverableRequested;
import io.engagements.events.engagement.WorkEvent.DeliverableSubmitted;
import io.engagements.events.engagement.WorkEvent.InputAdded;
import io.engagements.events.engagement.WorkEvent.InputProvided;
import io.engagements.events.engagement.WorkEvent.InputReturned;
import io.engagements.events.stored.EventCodec;
import io.engagements.rules.Callers;
import io.engagements.rules.Commands;
import io.engagements.rules.EngagementScenario;
import io.engagements.rules.RecordedEvent;
import io.engagements.rules.engagement.Engagement;
import io.engagements.rules.figures.RandomHistories;
import io.engagements.rules.ground.Ground;
import io.engagements.support.problem.Language;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every event as a sentence; how they all read stands in {@link Approved} files, below how they are stored. */
class SentencesTest {

    private static final Around TITLES = titled("d1", "Price list");
    private static final long HISTORIES = 60;
    private static final Pattern TYPED = Pattern.compile("“[^”]*”|«[^»]*»");
    private static final Stamp VA = new Stamp("lucia", "lucia", null, Instant.parse("2027-01-11T09:00:00Z"));

    private final Sentences sentences = new Sentences();

    private static Around titled(String deliverable, String title) {
        return new Around(
                Callings.of(Map.of()),
                Map.of(deliverable, title),
                id -> Optional.empty(),
                id -> Optional.empty(),
                null,
                true);
    }

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

        assertThat(sentences.tell(declined, Language.ENGLISH, titled("d1", "Catalogue")))
                .isEqualTo("lucia declined “Catalogue”: “Too much”");
        assertThat(sentences.tell(declined, Language.ENGLISH, titled("d2", "Catalogue")))
                .isEqualTo("lucia declined d1: “Too much”");
        assertThat(sentences.tell(declined, Language.SPANISH, titled("d1", "Catálogo")))
                .isEqualTo("lucia declinó el encargo de «Catálogo»: «Too much»");
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

        assertThat(sentences.tell(withdrawn, Language.ENGLISH, TITLES))
                .isEqualTo("lucia withdrew from the candidacy: “{actor}, it''s # | 'not' <b>now</b>”");
    }

    @Test
    void theWordNoneIsAReasonLikeAnyOther() {
        assertThat(sentences.tell(new TerminationWithdrawn("e1", "none", VA), Language.ENGLISH, TITLES))
                .isEqualTo("lucia took the termination back: “none”");
        assertThat(sentences.tell(new TerminationWithdrawn("e1", null, VA), Language.ENGLISH, TITLES))
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

    /** Lived through and known as a whole: then everything has a name that people know. */
    @ParameterizedTest
    @EnumSource(Language.class)
    void nothingIsCalledByItsIdWhereItIsKnown(Language language) {
        Set<String> told = new HashSet<>();
        LongStream.range(0, HISTORIES).forEach(seed -> {
            List<EngagementEvent> events = RandomHistories.from(seed);
            Around known = known(events);
            List<Pattern> ids = events.stream()
                    .flatMap(SentencesTest::ids)
                    .distinct()
                    .map(id -> Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])"))
                    .toList();
            for (EngagementEvent event : events) {
                String sentence = sentences.tell(event, language, known);
                String ours = TYPED.matcher(sentence).replaceAll("");
                assertThat(ids).as(sentence).noneMatch(id -> id.matcher(ours).find());
                assertThat(sentence).doesNotContain(GROUNDS);
                told.add(EventCodec.nameOf(event.getClass()));
            }
        });
        assertThat(told)
                .contains(
                        "breach-notice-given",
                        "contract-terminated",
                        "termination-approved",
                        "termination-refused",
                        "termination-approval-requested",
                        "quality-improvement-requested",
                        "extra-round-proposed",
                        "deliverable-rejected",
                        "input-provided",
                        "material-acknowledged");
    }

    private static final String[] GROUNDS = Stream.of(Ground.Kind.values(), Ground.State.values())
            .flatMap(Stream::of)
            .map(Enum::name)
            .toArray(String[]::new);

    private static Around known(List<EngagementEvent> events) {
        Engagement state = null;
        for (int sequence = 0; sequence < events.size(); sequence++) {
            state = Engagement.evolve(state, new RecordedEvent<>("event" + sequence, sequence, events.get(sequence)));
        }
        Engagement whole = Objects.requireNonNull(state);
        Map<String, String> names =
                whole.contract().parties().ids().stream().collect(Collectors.toMap(id -> id, id -> "Somebody"));
        return Around.of(whole, Callings.of(names));
    }

    /** What an event names by ids; numbers are no names, and stand in sentences for something else. */
    private static Stream<String> ids(DomainEvent event) {
        return Stream.of(event.getClass().getRecordComponents())
                .filter(field -> field.getName().matches(".*Ids?|criteria"))
                .flatMap(field -> {
                    Object value = valueOf(field, event);
                    return value instanceof List<?> several ? several.stream() : Stream.ofNullable(value);
                })
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(id -> !id.matches("\\d+"));
    }

    private static Object valueOf(RecordComponent field, DomainEvent event) {
        try {
            return field.getAccessor().invoke(event);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatWasEntrustedOrIsOwedIsCalledByWhatPeopleCallIt() {
        Around known = known(Stream.of(
                        VAHired.class,
                        MaterialShared.class,
                        AccessGranted.class,
                        ChannelDiverted.class,
                        DeliverableRequested.class,
                        InputAdded.class)
                .map(SentencesTest::sample)
                .map(EngagementEvent.class::cast)
                .toList());
        Function<Class<?>, String> told = type -> sentences.tell(sample(type), Language.ENGLISH, known);

        assertThat(told.apply(MaterialAcknowledged.class)).isEqualTo("Somebody took note of the material “Tiles”.");
        assertThat(told.apply(AccessRevoked.class)).isEqualTo("Somebody took the access to “The shop's inbox” back.");
        assertThat(told.apply(ChannelReturned.class)).isEqualTo("Somebody took the channel “+34 954 000 000” back.");
        assertThat(told.apply(ExitItemCompleted.class))
                .isEqualTo("Somebody gave back or destroyed “Tiles”: “Destroyed”");
        assertThat(told.apply(ExitItemWaived.class))
                .isEqualTo("Somebody waived the return of “Tiles”: “Public by now”");
        assertThat(told.apply(InputProvided.class)).contains("gave the input “Prices of June” for “");
        assertThat(told.apply(InputReturned.class)).contains("returned the input “Prices of June” for “");
    }

    private static DomainEvent sample(Class<?> type) {
        return EventSamples.full().stream().filter(type::isInstance).findFirst().orElseThrow();
    }

    @Test
    void aGroundIsCalledByWhatHappenedToWhatAndWhen() {
        EngagementScenario story = EngagementScenario.hired();
        story.given(Commands.request("d1", "2027-01-29T17:00:00Z"), Callers.CLIENT, "2027-01-11T09:00:00Z");
        story.given(Commands.commit("d1"), Callers.VA, "2027-01-11T10:00:00Z");
        story.given(Commands.notice("missed-d1"), Callers.CLIENT, "2027-02-01T09:00:00Z");
        List<EngagementEvent> events =
                story.history().stream().map(RecordedEvent::event).toList();

        assertThat(sentences.tell(events.get(events.size() - 1), Language.ENGLISH, known(events)))
                .isEqualTo("Somebody gave notice of breach on the missed due of “Price list” (29 January 2027), to be"
                        + " cured by Saturday, 6 February 2027, 10:00 (Europe/Madrid): “It is missing”");
        assertThat(sentences.tell(events.get(events.size() - 1), Language.SPANISH, known(events)))
                .isEqualTo("Somebody dio aviso de incumplimiento por el plazo vencido de «Price list»"
                        + " (29 de enero de 2027), subsanable hasta el sábado, 6 de febrero de 2027, 10:00"
                        + " (Europe/Madrid): «It is missing»");
    }
}
