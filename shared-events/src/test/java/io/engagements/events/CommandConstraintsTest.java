package io.engagements.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.engagements.events.Bounds.Field;
import io.engagements.events.CommandTable.Row;
import io.engagements.events.candidacy.CandidacyCommand;
import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.engagement.DocumentKind;
import io.engagements.events.engagement.EngagementCommand;
import io.engagements.events.engagement.Item;
import io.engagements.events.engagement.OnboardingCommand.ProvideDocument;
import io.engagements.events.engagement.WorkCommand.ProvideInput;
import io.engagements.events.engagement.WorkCommand.RequestDeliverable;
import io.engagements.events.party.PartyCommand;
import io.engagements.events.stored.ContractJson;
import io.engagements.events.time.When;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every field of every command at the last value that passes and the first that does not. */
class CommandConstraintsTest {

    private static final JsonMapper JSON = ContractJson.mapper();
    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .buildValidatorFactory()
            .getValidator();

    /** @param pointer the command's name, and where the field stands in its body */
    private record Place(String pointer, Field field) {
        @Override
        public String toString() {
            return pointer;
        }
    }

    static Stream<Place> fields() {
        return CommandTable.rows().stream().flatMap(row -> row.fields().stream()
                .map(field -> new Place('/' + row.name() + '/' + field.at(), field)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void passesUpToItsBoundAndNoFurther(Place place) {
        for (Object value : place.field().good()) {
            assertThat(violations(changed(place.pointer(), value)))
                    .as("%s = %s", place.pointer(), value)
                    .isEmpty();
        }
        for (Object value : place.field().bad()) {
            assertThat(violations(changed(place.pointer(), value)))
                    .as("%s = %s", place.pointer(), value)
                    .isNotEmpty();
        }
    }

    @Test
    void everyCommandHasASampleThatPasses() {
        assertThat(CommandTable.rows().stream().map(Row::name))
                .containsExactlyInAnyOrderElementsOf(CommandCatalog.all().keySet());
        assertThat(CommandTable.samples())
                .allSatisfy(command -> assertThat(violations(command)).isEmpty());
    }

    @Test
    void everyCommandIsForThoseAndLooksLikeThat() {
        assertThat(CommandTable.rows()).allSatisfy(row -> {
            assertThat(row.command().commandName()).isEqualTo(row.name());
            assertThat(row.command().roles()).isEqualTo(row.roles());
            assertThat(JSON.<JsonNode>valueToTree(row.command().body())).isEqualTo(row.body());
        });
    }

    @Test
    void everyFieldOfEveryCommandIsInTheTable() {
        assertThat(CommandTable.rows()).allSatisfy(row -> {
            Set<String> places = new TreeSet<>();
            places("", CommandCatalog.find(row.name()).orElseThrow().body(), places);
            assertThat(row.fields().stream().map(Field::at)).as(row.name()).containsAll(places);
        });
    }

    /** What has a value of its own: lists, and what is no group of further fields. */
    private static void places(String within, Class<?> type, Set<String> into) {
        for (RecordComponent component : type.getRecordComponents()) {
            String at = within + component.getName();
            Class<?> part = component.getType();
            if (component.getGenericType() instanceof ParameterizedType list) {
                into.add(at);
                at = at + "/0";
                part = (Class<?>) list.getActualTypeArguments()[0];
            }
            if (part.isRecord() && part != When.class) {
                places(at + '/', part, into);
            } else {
                into.add(at);
            }
        }
    }

    /** But a link and a file, which shut each other out. */
    @Test
    void aSampleLeavesNothingOut() {
        assertThat(CommandTable.samples()).allSatisfy(command -> leavesNothingOut((Record) command.body()));
    }

    private static void leavesNothingOut(Record body) throws ReflectiveOperationException {
        for (RecordComponent component : body.getClass().getRecordComponents()) {
            Object value = component.getAccessor().invoke(body);
            if (!Set.of("link", "fileId").contains(component.getName())) {
                assertThat(value).as("%s of %s", component.getName(), body).isNotNull();
            }
            Object part = value instanceof List<?> list ? list.get(0) : value;
            if (part instanceof Record record && !(record instanceof When)) {
                leavesNothingOut(record);
            }
        }
    }

    /** Of commands to come as well: whoever is shown a link may follow it. */
    @Test
    void everyLinkIsOne() {
        assertThat(Stream.of(CandidacyCommand.class, EngagementCommand.class, PartyCommand.class)
                        .flatMap(Family::recordsOf)
                        .flatMap(command -> Stream.concat(Stream.of(command), Stream.of(Item.class)))
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .filter(component -> component.getName().equals("link")))
                .hasSizeGreaterThan(2)
                .allMatch(component -> component.getAccessor().getAnnotation(Link.class) != null
                        || component.getAnnotation(Link.class) != null
                        || component.getAnnotatedType().getAnnotation(Link.class) != null);
    }

    /** Of commands to come as well: of each text it is known whether it may go over several lines. */
    @Test
    void everyTextIsOfOneKind() {
        Set<Class<?>> kinds =
                Set.of(Id.class, Line.class, Text.class, Link.class, ItemName.class, Sha256.class, Pattern.class);
        assertThat(Stream.of(CandidacyCommand.class, EngagementCommand.class, PartyCommand.class)
                        .flatMap(Family::recordsOf)
                        .flatMap(CommandConstraintsTest::withParts)
                        .distinct()
                        .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                        .map(RecordComponent::getAnnotatedType)
                        .map(type -> type instanceof AnnotatedParameterizedType list
                                ? list.getAnnotatedActualTypeArguments()[0]
                                : type)
                        .filter(type -> type.getType() == String.class))
                .hasSizeGreaterThan(150)
                .allSatisfy(type -> assertThat(Arrays.stream(type.getAnnotations())
                                .<Class<?>>map(Annotation::annotationType)
                                .filter(kinds::contains))
                        .as("%s", type)
                        .hasSize(1));
    }

    private static Stream<Class<?>> withParts(Class<?> type) {
        return Stream.concat(
                Stream.of(type),
                Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getGenericType)
                        .map(each -> each instanceof ParameterizedType list ? list.getActualTypeArguments()[0] : each)
                        .filter(Class.class::isInstance)
                        .<Class<?>>map(Class.class::cast)
                        .filter(part -> part.isRecord() && part != When.class)
                        .flatMap(CommandConstraintsTest::withParts));
    }

    @Test
    void anInputIsALinkAFileOrAText() {
        assertThat(violations(new ProvideInput("e1", "d1", "i1", "https://x", null, null)))
                .isEmpty();
        assertThat(violations(new ProvideInput("e1", "d1", "i1", null, "f1", null)))
                .isEmpty();
        assertThat(violations(new ProvideInput("e1", "d1", "i1", null, null, null)))
                .hasSize(1);
        assertThat(violations(new ProvideInput("e1", "d1", "i1", "https://x", "f1", null)))
                .hasSize(1);
        assertThat(violations(new ProvideInput("e1", "d1", "i1", "x".repeat(2_001), null, null)))
                .hasSize(1);
        assertThat(violations(new ProvideInput("e1", "d1", "i1", null, "a/b", null)))
                .hasSize(1);
    }

    @Test
    void aDocumentIsALinkWithAHashOrAFile() {
        assertThat(violations(document(Bounds.HASH, "https://x", null))).isEmpty();
        assertThat(violations(document(null, null, "f1"))).isEmpty();
        assertThat(violations(document(Bounds.HASH, null, "f1"))).isEmpty();
        assertThat(messages(document(Bounds.HASH, null, null)))
                .containsExactly("must name a link or a file, one of them");
        assertThat(messages(document(Bounds.HASH, "https://x", "f1")))
                .containsExactly("must name a link or a file, one of them");
        assertThat(messages(document(null, "https://x", null)))
                .containsExactly("must say the SHA-256 of what a link leads to");
        assertThat(violations(document(null, null, "a/b"))).hasSize(1);
    }

    private static ProvideDocument document(@Nullable String sha256, @Nullable String link, @Nullable String fileId) {
        return new ProvideDocument("e1", DocumentKind.NDA, "Confidentiality", sha256, link, fileId);
    }

    @Test
    void aViolationNamesItsField() {
        assertThat(paths(changed("/offer-terms/terms/noticeDays", 181))).containsExactly("terms.noticeDays");
        assertThat(paths(changed("/offer-terms/terms/servicesOffered/0", " ")))
                .containsExactly("terms.servicesOffered[0].<list element>");
        assertThat(paths(changed("/request-deliverable/criteria/0/text", null))).containsExactly("criteria[0].text");
        assertThat(paths(changed("/request-deliverable/due", "2027-01-29T18:00:00.5")))
                .containsExactly("due.wholeSecondWithinRange");
    }

    @Test
    void aComposedConstraintSpeaksWithOneSentence() {
        assertThat(messages(changed("/open-candidacy/vaId", "a b"))).containsExactly(Id.RULE);
        assertThat(messages(changed("/approve-contract/documentSha256", "X")))
                .containsExactly("must be a SHA-256 as 64 lower-case hexadecimal digits");
        assertThat(messages(changed("/request-deliverable/title", "x".repeat(201))))
                .containsExactly("must have at most 200 characters");
        assertThat(messages(changed("/request-deliverable/title", " "))).containsExactly("must not be blank");
        assertThat(messages(changed("/request-deliverable/title", "a\nb")))
                .containsExactly("must be one line, without control characters");
        assertThat(messages(changed("/share-material/title", "a\nb")))
                .containsExactly("must be one line, without control characters");
        assertThat(messages(changed("/share-material/title", "a/b")))
                .containsExactly("must be a name without path separators");
    }

    /** White space, fillers and format characters of any script. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u0085",
                "\u00a0",
                "\u1680",
                "\u2003\u2028",
                "\u3000",
                "\u200b\u200d",
                "\u202e",
                "\u00ad",
                "\ufeff",
                "\u2800",
                "\u115f\u1160",
                "\u3164",
                "\uffa0",
                "\ufe0f",
                "\u180e",
                "\udb40\udc20",
                "\u0007"
            })
    void textOfWhichNothingCanBeSeenIsMissing(String text) {
        assertThat(VisibleText.isMissing(text)).isTrue();
        assertThat(messages(changed("/request-deliverable/title", text))).containsExactly("must not be blank");
        assertThat(messages(changed("/request-deliverable/brief", text))).containsExactly("must not be blank");
        assertThat(VisibleText.isMissing(text + "a" + text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", ".", "0", "ñ", "字", "א", "\ud83d\ude00", "\u2801", "\ue000", "- \u200b"})
    void textOfWhichAnythingCanBeSeenIsText(String text) {
        assertThat(violations(changed("/request-deliverable/title", text))).isEmpty();
    }

    @Test
    void aLengthIsANumberOfCodePoints() {
        assertThat(violations(changed("/request-deliverable/title", "\ud83d\ude00".repeat(200))))
                .isEmpty();
        assertThat(messages(changed("/request-deliverable/title", "\ud83d\ude00".repeat(201))))
                .containsExactly("must have at most 200 characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void whatNoAddressCanNameIsNoId(String id) {
        assertThat(messages(changed("/open-candidacy/candidacyId", id))).containsExactly(Id.RULE);
        assertThat(violations(changed("/open-candidacy/candidacyId", "." + id + ".")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"clock", "Clock"})
    void whatActsByItselfLendsNobodyItsName(String name) {
        assertThat(messages(changed("/register-party/partyId", name))).containsExactly("is reserved");
    }

    @Test
    void withIdsFillsInWhatTheCallerLeftOutAndNothingElse() {
        Function<DomainCommand, List<String>> made = command -> {
            List<String> ids = new ArrayList<>();
            command.withIds(() -> {
                ids.add("made");
                return "made-" + ids.size();
            });
            return ids;
        };

        assertThat(made.apply(changed("/open-candidacy/candidacyId", null))).hasSize(1);
        assertThat(made.apply(changed("/hire-va/engagementId", null))).hasSize(1);
        assertThat(made.apply(changed("/register-party/partyId", null))).hasSize(1);
        assertThat(made.apply(changed("/share-material/materialId", null))).hasSize(1);
        assertThat(made.apply(changed("/grant-access/accessId", null))).hasSize(1);
        assertThat(made.apply(changed("/divert-channel/channelId", null))).hasSize(1);
        assertThat(made.apply(changed("/request-deliverable/deliverableId", null)))
                .hasSize(3);
        assertThat(made.apply(changed("/request-deliverable/criteria/1/id", "2")))
                .hasSize(1);
        assertThat(made.apply(changed("/request-deliverable/inputs/1/inputId", "i2")))
                .hasSize(1);
        for (String proposing : List.of(
                "/propose-terms-change",
                "/propose-due-date",
                "/propose-cancellation",
                "/propose-input",
                "/propose-pause",
                "/propose-resume",
                "/propose-end",
                "/propose-reopening")) {
            assertThat(made.apply(changed(proposing + "/proposalId", null))).hasSize(1);
        }
        assertThat(CommandTable.samples().stream().filter(command -> !(command instanceof RequestDeliverable)))
                .allSatisfy(command -> {
                    assertThat(made.apply(command)).isEmpty();
                    assertThat(command.withIds(() -> "made")).isEqualTo(command);
                });
    }

    private static String nameOf(DomainCommand command) {
        return '/' + command.commandName();
    }

    private static DomainCommand changed(String pointer, @Nullable Object value) {
        DomainCommand sample = CommandTable.samples().stream()
                .filter(command -> pointer.startsWith(nameOf(command) + '/'))
                .findFirst()
                .orElseThrow();
        JsonPointer at = JsonPointer.compile(pointer.substring(nameOf(sample).length()));
        ObjectNode tree = JSON.valueToTree(sample.body());
        JsonNode parent = at.head() == null ? tree : tree.at(at.head());
        JsonNode node = JSON.valueToTree(value);
        if (parent instanceof ArrayNode array) {
            array.set(at.last().getMatchingIndex(), node);
        } else {
            ((ObjectNode) parent).set(at.last().getMatchingProperty(), node);
        }
        return read(CommandCatalog.find(sample.commandName()).orElseThrow(), tree);
    }

    private static <B> DomainCommand read(CommandForm<B> form, JsonNode body) {
        return form.command().apply(JSON.treeToValue(body, form.body()));
    }

    private static Set<ConstraintViolation<DomainCommand>> violations(DomainCommand command) {
        return VALIDATOR.validate(command);
    }

    private static List<String> paths(DomainCommand command) {
        return violations(command).stream()
                .map(violation -> violation.getPropertyPath().toString())
                .toList();
    }

    private static List<String> messages(DomainCommand command) {
        return violations(command).stream().map(ConstraintViolation::getMessage).toList();
    }
}
