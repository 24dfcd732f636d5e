package io.engagements.events;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    private static final String HASH = "0123456789abcdef".repeat(4);

    /** A field of a command with values that pass and values that do not; {@code null} stands for absent. */
    private record Field(String pointer, List<@Nullable Object> good, List<@Nullable Object> bad) {
        @Override
        public String toString() {
            return pointer;
        }
    }

    private static Field field(String pointer, List<@Nullable Object> good, List<@Nullable Object> bad) {
        return new Field(pointer, good, bad);
    }

    private static List<@Nullable Object> of(@Nullable Object... values) {
        return Arrays.asList(values);
    }

    private static Field id(String pointer) {
        return field(
                pointer, of("x", "x".repeat(64), "aZ09._-"), of(null, "", "x".repeat(65), "a b", "a/b", "ñ", "a\n"));
    }

    private static Field optionalId(String pointer) {
        return field(
                pointer, of(null, "x", "x".repeat(64), "aZ09._-"), of("", "x".repeat(65), "a b", "a/b", "ñ", "a\n"));
    }

    private static Field text(String pointer, int max) {
        return field(
                pointer, of("x", "x".repeat(max), " \n x \n "), of(null, "", "   ", "\n\t\r", "x".repeat(max + 1)));
    }

    private static Field optionalText(String pointer, int max) {
        return field(pointer, of(null, "x", "x".repeat(max), " \n x"), of("", "   ", "\n\t\r", "x".repeat(max + 1)));
    }

    /** What is no single line. */
    private static final List<@Nullable Object> SEVERAL = of(
            "a\nb", "a\r", "\tb", "a\u0007b", "a\u001bb", "a\u0085b", "a\u2028b", "a\u2029b", "a\u202eb", "a\u2066b");

    private static Field line(String pointer, int max) {
        return field(
                pointer, of("x", "x".repeat(max), " x y "), with(of(null, "", "   ", "x".repeat(max + 1)), SEVERAL));
    }

    private static Field optionalLine(String pointer, int max) {
        return field(
                pointer, of(null, "x", "x".repeat(max), " x y "), with(of("", "   ", "x".repeat(max + 1)), SEVERAL));
    }

    private static List<@Nullable Object> with(List<@Nullable Object> some, List<@Nullable Object> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Field name(String pointer) {
        return field(
                pointer,
                of("x", "x".repeat(200), "list 2 (final).pdf", "\u05d0.pdf", "..x"),
                with(of(null, "", "   ", "x".repeat(201), "a/b", "a\\b", ".", "..", " .. ", "a\ufffdb"), SEVERAL));
    }

    /** @param more what else does not pass */
    private static Field link(String pointer, List<@Nullable Object> more) {
        List<@Nullable Object> bad = new ArrayList<>(of(
                "",
                "   ",
                "x",
                "files.example/c",
                "//files.example/c",
                "javascript:alert(1)",
                "JavaScript://files.example/%0aalert(1)",
                " https://files.example/c",
                "https://files.example/c\n",
                "https://files.example/a b",
                "https://files.example/a\u202eb",
                "https://files.example/a\u200bb",
                "data:text/html,<script>alert(1)</script>",
                "ftp://files.example/c",
                "file:///etc/passwd",
                "https:files.example",
                "https:///c",
                "https://",
                "https://:443/c",
                "https://bank.example@files.example/c",
                "https://u:p@files.example/c",
                "http://x:99999/",
                "http://x:65536/",
                "http://x:0/",
                "http://x:8o/",
                "http://x:-1/",
                "http://x:80:80/",
                "https://ex%00/",
                "https://ex%0a/",
                "https://ex%61mple/",
                "https://ex!ample/",
                "https://a..b/",
                "https://.a/",
                "https://./",
                "https://" + "x".repeat(64) + "/",
                "https://" + "xy.".repeat(85) + "/",
                "https://256.1.1.1/",
                "https://1.2.3/",
                "https://1.2.3.4.5/",
                "https://0x7f.1/",
                "https://[::g]/",
                "https://[::1%25eth0]/",
                "https://[1.2.3.4]/",
                "https://bank\u2100files.example/",
                "https://files.example/" + "x".repeat(1_979)));
        bad.addAll(more);
        return field(
                pointer,
                of(
                        "https://files.example/c",
                        "http://files.example",
                        "HTTPS://files.example:8443/c?d=e&f#g",
                        "https://[2001:db8::1]/c",
                        "https://[2001:db8::1]:65535/c",
                        "https://my_files.example.:1/c",
                        "http://files.example:/c",
                        "http://127.0.0.1:8080/c",
                        "http://x",
                        "https://b\u00fccher.example/c",
                        "https://\u05d3\u05d5\u05d2\u05de\u05d4.example/c",
                        "https://\ud83d\ude00.example/c",
                        "https://xn--bcher-kva.example/%00",
                        "https://files.example/cat\u00e1logo",
                        "https://files.example/a@b",
                        "https://files.example/" + "x".repeat(1_978)),
                bad);
    }

    private static Field hash(String pointer) {
        return field(
                pointer,
                of(HASH, "0".repeat(64)),
                of(null, "", "0".repeat(63), "0".repeat(65), "0".repeat(63) + "A", "0".repeat(63) + "g"));
    }

    private static Field days(String pointer, int least, int most) {
        return field(pointer, of(null, least, most), of(least - 1, most + 1, Integer.MIN_VALUE, Integer.MAX_VALUE));
    }

    private static Field required(String pointer, Object value) {
        return field(pointer, of(value), of((Object) null));
    }

    private static Field version(String pointer) {
        return field(pointer, of(1, Integer.MAX_VALUE), of(null, 0, -1));
    }

    private static Field list(String pointer, int most, Function<Integer, Object> element) {
        return field(pointer, of(null, List.of(), elements(most, element)), of(elements(most + 1, element), of((Object)
                null)));
    }

    private static List<Object> elements(int count, Function<Integer, Object> element) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(element.apply(i));
        }
        return all;
    }

    private static Field when(String pointer, boolean required) {
        List<@Nullable Object> good = new ArrayList<>(of(
                "1970-01-01T00:00:00Z",
                "9999-12-31T23:59:59Z",
                "2027-01-29T18:00",
                new Local("2027-01-29T18:00", null),
                new Local("2027-01-29T18:00", "America/Argentina/Buenos_Aires")));
        List<@Nullable Object> bad = new ArrayList<>(of(
                "1969-12-31T23:59:59Z",
                "+10000-01-01T00:00:00Z",
                "2027-01-29T18:00:00.5",
                new Local(null, "Europe/Madrid"),
                new Local("2027-01-29T18:00", "+01:00"),
                new Local("1969-12-31T23:59:59", null)));
        (required ? bad : good).add(null);
        return field(pointer, good, bad);
    }

    private record Local(@Nullable String local, @Nullable String zone) {}

    private record Criterion(@Nullable String id, @Nullable String text) {}

    private record Owed(@Nullable String inputId, @Nullable String description, String due) {}

    private record About(@Nullable String kind, @Nullable String id) {}

    private record Handed(
            String name,
            String sha256,
            @Nullable String link,
            @Nullable String fileId) {}

    static Stream<Field> fields() {
        return Stream.of(ofTermsIn("/offer-terms"), ofTermsIn("/propose-terms-change"), others())
                .flatMap(each -> each);
    }

    private static Stream<Field> ofTermsIn(String command) {
        String at = command + "/terms";
        return Stream.of(
                required(at + "/fee/per", "DELIVERABLE"),
                field(
                        at + "/fee/amount",
                        of(dec("0.01"), dec("0.1"), dec("42"), dec("1E+6"), dec("1000000.00"), dec("999999.99")),
                        of(
                                null,
                                dec("0"),
                                dec("0.00"),
                                dec("-0.01"),
                                dec("0.001"),
                                dec("42.000"),
                                dec("1000000.01"),
                                dec("1E+400000000"),
                                dec("1E-400000000"))),
                field(at + "/fee/currency", of("USD", "EUR", "JPY"), of(null, "", "usd", "ZZZ", "EURO", "€")),
                field(
                        at + "/zone",
                        of("UTC", "America/Mexico_City", "Asia/Kathmandu"),
                        of(null, "+01:00", "Z", "UTC+1")),
                list(at + "/servicesOffered", 50, i -> "s"),
                line(at + "/servicesOffered/0", 200),
                list(at + "/servicesExcluded", 50, i -> "s"),
                line(at + "/servicesExcluded/0", 200),
                optionalText(at + "/hours", 4_000),
                optionalText(at + "/contact", 4_000),
                optionalText(at + "/policies", 4_000),
                days(at + "/reviewWindowDays", 1, 60),
                days(at + "/improvementTurnaroundDays", 1, 60),
                days(at + "/improvementRounds", 0, 20),
                days(at + "/noticeDays", 0, 180),
                days(at + "/clientNoticeDays", 0, 180),
                days(at + "/cureDays", 1, 60),
                days(at + "/latenessThreshold", 2, 50),
                days(at + "/latenessWindowDays", 7, 730),
                days(at + "/offerValidDays", 1, 365),
                field(at + "/startsOn", of(null, "2027-12-31", "1970-01-01"), of("2028-01-01", "1969-12-31")),
                field(
                        at + "/endsOn",
                        of(null, "2027-01-11", "9999-12-31"),
                        of("2027-01-10", "1969-12-31", "+10000-01-01")));
    }

    private static Stream<Field> others() {
        return Stream.of(
                optionalId("/open-candidacy/candidacyId"),
                id("/open-candidacy/vaId"),
                id("/record-vetting-check/candidacyId"),
                required("/record-vetting-check/criterion", "FEE_AND_TERM"),
                required("/record-vetting-check/outcome", "DOUBTFUL"),
                text("/record-vetting-check/evidence", 4_000),
                id("/waive-vetting-check/candidacyId"),
                required("/waive-vetting-check/criterion", "WRITING"),
                text("/waive-vetting-check/reason", 4_000),
                id("/offer-terms/candidacyId"),
                id("/decline-offer/candidacyId"),
                version("/decline-offer/termsVersion"),
                text("/decline-offer/reason", 4_000),
                id("/withdraw-candidacy/candidacyId"),
                text("/withdraw-candidacy/reason", 4_000),
                optionalId("/hire-va/engagementId"),
                id("/hire-va/candidacyId"),
                version("/hire-va/termsVersion"),
                id("/appoint-lawyer/engagementId"),
                id("/appoint-lawyer/lawyerId"),
                id("/approve-contract/engagementId"),
                hash("/approve-contract/documentSha256"),
                id("/request-deliverable/engagementId"),
                optionalId("/request-deliverable/deliverableId"),
                line("/request-deliverable/title", 200),
                optionalText("/request-deliverable/brief", 4_000),
                field(
                        "/request-deliverable/criteria",
                        of(
                                elements(1, i -> new Criterion(null, "t")),
                                elements(50, i -> new Criterion("id" + i, "t")),
                                elements(50, i -> new Criterion(null, "t"))),
                        of(
                                null,
                                List.of(),
                                of((Object) null),
                                elements(51, i -> new Criterion("id" + i, "t")),
                                elements(2, i -> new Criterion("same", "t")))),
                optionalId("/request-deliverable/criteria/0/id"),
                text("/request-deliverable/criteria/0/text", 4_000),
                when("/request-deliverable/due", true),
                field(
                        "/request-deliverable/inputs",
                        of(
                                null,
                                List.of(),
                                elements(50, i -> new Owed("i" + i, "d", "2027-01-29T18:00")),
                                elements(50, i -> new Owed(null, "d", "2027-01-29T18:00"))),
                        of(
                                of((Object) null),
                                elements(51, i -> new Owed("i" + i, "d", "2027-01-29T18:00")),
                                elements(2, i -> new Owed("same", "d", "2027-01-29T18:00")))),
                optionalId("/request-deliverable/inputs/0/inputId"),
                text("/request-deliverable/inputs/0/description", 4_000),
                when("/request-deliverable/inputs/0/due", true),
                field("/request-deliverable/inputs/0/confidential", of(null, true, false), of()),
                id("/commit-to-deliverable/engagementId"),
                id("/commit-to-deliverable/deliverableId"),
                id("/decline-deliverable/engagementId"),
                id("/decline-deliverable/deliverableId"),
                text("/decline-deliverable/reason", 4_000),
                id("/submit-deliverable/engagementId"),
                id("/submit-deliverable/deliverableId"),
                list("/submit-deliverable/items", 100, i -> new Handed("n", HASH, null, "f" + i)),
                name("/submit-deliverable/items/0/name"),
                hash("/submit-deliverable/items/0/sha256"),
                field(
                        "/submit-deliverable/items/0",
                        of(new Handed("n", HASH, null, "f"), new Handed("n", HASH, "https://x", null)),
                        of(new Handed("n", HASH, null, null), new Handed("n", HASH, "https://x", "f"))),
                link("/submit-deliverable/items/0/link", of((Object) null)),
                field("/submit-deliverable/items/0/size", of(null, 0, Long.MAX_VALUE), of(-1)),
                optionalText("/submit-deliverable/note", 4_000),
                field("/submit-deliverable/partial", of(null, true, false), of()),
                id("/accept-deliverable/engagementId"),
                id("/accept-deliverable/deliverableId"),
                version("/accept-deliverable/submissionVersion"),
                optionalText("/accept-deliverable/remarks", 4_000),
                days("/accept-deliverable/rating", 1, 5),
                id("/request-quality-improvement/engagementId"),
                id("/request-quality-improvement/deliverableId"),
                version("/request-quality-improvement/submissionVersion"),
                list("/request-quality-improvement/criteria", 50, i -> "c" + i),
                line("/request-quality-improvement/criteria/0", 64),
                text("/request-quality-improvement/explanation", 4_000),
                when("/request-quality-improvement/due", false),
                id("/reject-deliverable/engagementId"),
                id("/reject-deliverable/deliverableId"),
                version("/reject-deliverable/submissionVersion"),
                list("/reject-deliverable/criteria", 50, i -> "c" + i),
                line("/reject-deliverable/criteria/0", 64),
                text("/reject-deliverable/explanation", 4_000),
                id("/cancel-deliverable/engagementId"),
                id("/cancel-deliverable/deliverableId"),
                optionalText("/cancel-deliverable/reason", 4_000),
                id("/change-terms/engagementId"),
                text("/change-terms/text", 4_000),
                id("/request-timesheet/engagementId"),
                text("/request-timesheet/text", 4_000),
                id("/prescribe-means/engagementId"),
                text("/prescribe-means/text", 4_000),
                id("/give-breach-notice/engagementId"),
                list("/give-breach-notice/groundIds", 200, i -> "g" + i),
                line("/give-breach-notice/groundIds/0", 200),
                text("/give-breach-notice/statement", 4_000),
                id("/terminate-contract/engagementId"),
                list("/terminate-contract/groundIds", 200, i -> "g" + i),
                line("/terminate-contract/groundIds/0", 200),
                text("/terminate-contract/statement", 4_000),
                when("/terminate-contract/effectiveAt", false),
                id("/withdraw-termination/engagementId"),
                optionalText("/withdraw-termination/reason", 4_000),
                id("/provide-document/engagementId"),
                required("/provide-document/kind", "CONTRACT"),
                line("/provide-document/title", 200),
                // Beside the sample's link: it is where the content stands, and the hash says what that is.
                hash("/provide-document/sha256"),
                link("/provide-document/link", of()),
                field("/provide-document/fileId", of((Object) null), of("f1")),
                id("/sign-nda/engagementId"),
                when("/sign-nda/validFrom", false),
                when("/sign-nda/validUntil", false),
                hash("/sign-nda/documentSha256"),
                id("/share-material/engagementId"),
                optionalId("/share-material/materialId"),
                required("/share-material/kind", "OTHER"),
                name("/share-material/title"),
                field("/share-material/confidential", of(null, true, false), of()),
                link("/share-material/link", of()),
                // Beside the sample's link there is no place for any.
                field("/share-material/fileId", of((Object) null), of("f1")),
                field("/share-material/sha256", of(null, HASH), of("", "0".repeat(63), "0".repeat(63) + "A")),
                id("/acknowledge-material/engagementId"),
                id("/acknowledge-material/materialId"),
                id("/grant-access/engagementId"),
                optionalId("/grant-access/accessId"),
                line("/grant-access/tool", 200),
                optionalLine("/grant-access/level", 200),
                id("/revoke-access/engagementId"),
                id("/revoke-access/accessId"),
                id("/divert-channel/engagementId"),
                optionalId("/divert-channel/channelId"),
                required("/divert-channel/kind", "EMAIL"),
                line("/divert-channel/address", 200),
                id("/return-channel/engagementId"),
                id("/return-channel/channelId"),
                id("/complete-exit-item/engagementId"),
                line("/complete-exit-item/itemId", 200),
                optionalText("/complete-exit-item/note", 4_000),
                id("/waive-exit-item/engagementId"),
                line("/waive-exit-item/itemId", 200),
                optionalText("/waive-exit-item/note", 4_000),
                id("/contest-rejection/engagementId"),
                id("/contest-rejection/deliverableId"),
                field("/contest-rejection/submissionVersion", of(null, 1, Integer.MAX_VALUE), of(0, -1)),
                text("/contest-rejection/statement", 4_000),
                id("/add-statement/engagementId"),
                required("/add-statement/about", new About("REVIEW", "d1")),
                required("/add-statement/about/kind", "TERMINATION"),
                id("/add-statement/about/id"),
                text("/add-statement/text", 4_000),
                id("/request-termination-approval/engagementId"),
                list("/request-termination-approval/groundIds", 200, i -> "g" + i),
                line("/request-termination-approval/groundIds/0", 200),
                text("/request-termination-approval/statement", 4_000),
                id("/approve-termination/engagementId"),
                list("/approve-termination/groundIds", 200, i -> "g" + i),
                line("/approve-termination/groundIds/0", 200),
                optionalText("/approve-termination/statement", 4_000),
                id("/refuse-termination/engagementId"),
                list("/refuse-termination/groundIds", 200, i -> "g" + i),
                line("/refuse-termination/groundIds/0", 200),
                optionalText("/refuse-termination/statement", 4_000),
                id("/resign-engagement/engagementId"),
                field(
                        "/resign-engagement/lastDay",
                        of("1970-01-01", "9999-12-31"),
                        of(null, "1969-12-31", "+10000-01-01")),
                optionalText("/resign-engagement/reason", 4_000),
                id("/end-by-notice/engagementId"),
                field("/end-by-notice/lastDay", of("1970-01-01", "9999-12-31"), of(null, "1969-12-31", "+10000-01-01")),
                optionalText("/end-by-notice/reason", 4_000),
                id("/propose-terms-change/engagementId"),
                optionalId("/propose-terms-change/proposalId"),
                when("/propose-terms-change/effectiveFrom", true),
                id("/accept-terms-change/engagementId"),
                optionalId("/accept-terms-change/proposalId"),
                optionalText("/accept-terms-change/reason", 4_000),
                id("/decline-terms-change/engagementId"),
                optionalId("/decline-terms-change/proposalId"),
                optionalText("/decline-terms-change/reason", 4_000),
                id("/withdraw-terms-change/engagementId"),
                optionalId("/withdraw-terms-change/proposalId"),
                optionalText("/withdraw-terms-change/reason", 4_000),
                id("/propose-due-date/engagementId"),
                id("/propose-due-date/deliverableId"),
                optionalId("/propose-due-date/proposalId"),
                when("/propose-due-date/due", true),
                optionalText("/propose-due-date/reason", 4_000),
                id("/accept-due-date/engagementId"),
                id("/accept-due-date/deliverableId"),
                optionalId("/accept-due-date/proposalId"),
                optionalText("/accept-due-date/reason", 4_000),
                id("/decline-due-date/engagementId"),
                id("/decline-due-date/deliverableId"),
                optionalId("/decline-due-date/proposalId"),
                optionalText("/decline-due-date/reason", 4_000),
                id("/withdraw-due-date/engagementId"),
                id("/withdraw-due-date/deliverableId"),
                optionalId("/withdraw-due-date/proposalId"),
                optionalText("/withdraw-due-date/reason", 4_000),
                id("/propose-cancellation/engagementId"),
                id("/propose-cancellation/deliverableId"),
                optionalId("/propose-cancellation/proposalId"),
                optionalText("/propose-cancellation/reason", 4_000),
                id("/accept-cancellation/engagementId"),
                id("/accept-cancellation/deliverableId"),
                optionalId("/accept-cancellation/proposalId"),
                optionalText("/accept-cancellation/reason", 4_000),
                id("/decline-cancellation/engagementId"),
                id("/decline-cancellation/deliverableId"),
                optionalId("/decline-cancellation/proposalId"),
                optionalText("/decline-cancellation/reason", 4_000),
                id("/withdraw-cancellation/engagementId"),
                id("/withdraw-cancellation/deliverableId"),
                optionalId("/withdraw-cancellation/proposalId"),
                optionalText("/withdraw-cancellation/reason", 4_000),
                id("/provide-input/engagementId"),
                id("/provide-input/deliverableId"),
                id("/provide-input/inputId"),
                text("/provide-input/text", 4_000),
                id("/return-input/engagementId"),
                id("/return-input/deliverableId"),
                id("/return-input/inputId"),
                text("/return-input/reason", 4_000),
                id("/propose-input/engagementId"),
                id("/propose-input/deliverableId"),
                optionalId("/propose-input/proposalId"),
                text("/propose-input/description", 4_000),
                when("/propose-input/due", true),
                field("/propose-input/confidential", of(null, true, false), of()),
                id("/propose-pause/engagementId"),
                optionalId("/propose-pause/proposalId"),
                when("/propose-pause/from", true),
                when("/propose-pause/until", true),
                optionalText("/propose-pause/reason", 4_000),
                id("/resume-engagement/engagementId"),
                id("/propose-resume/engagementId"),
                optionalId("/propose-resume/proposalId"),
                optionalText("/propose-resume/reason", 4_000),
                id("/accept-input/engagementId"),
                id("/accept-input/deliverableId"),
                optionalId("/accept-input/proposalId"),
                optionalText("/accept-input/reason", 4_000),
                id("/decline-input/engagementId"),
                id("/decline-input/deliverableId"),
                optionalId("/decline-input/proposalId"),
                optionalText("/decline-input/reason", 4_000),
                id("/withdraw-input/engagementId"),
                id("/withdraw-input/deliverableId"),
                optionalId("/withdraw-input/proposalId"),
                optionalText("/withdraw-input/reason", 4_000),
                id("/accept-pause/engagementId"),
                optionalId("/accept-pause/proposalId"),
                optionalText("/accept-pause/reason", 4_000),
                id("/decline-pause/engagementId"),
                optionalId("/decline-pause/proposalId"),
                optionalText("/decline-pause/reason", 4_000),
                id("/withdraw-pause/engagementId"),
                optionalId("/withdraw-pause/proposalId"),
                optionalText("/withdraw-pause/reason", 4_000),
                id("/accept-resume/engagementId"),
                optionalId("/accept-resume/proposalId"),
                optionalText("/accept-resume/reason", 4_000),
                id("/decline-resume/engagementId"),
                optionalId("/decline-resume/proposalId"),
                optionalText("/decline-resume/reason", 4_000),
                id("/withdraw-resume/engagementId"),
                optionalId("/withdraw-resume/proposalId"),
                optionalText("/withdraw-resume/reason", 4_000),
                optionalId("/register-party/partyId"),
                required("/register-party/kind", "LAWYER"),
                line("/register-party/name", 200),
                optionalLine("/register-party/businessName", 200),
                optionalLine("/register-party/contact", 200),
                field("/register-party/zone", of("America/Bogota", "UTC"), of(null, "+02:00")),
                field(
                        "/register-party/language",
                        of(null, "es", "en-GB", "zh-Hant-TW"),
                        of("", " ", "e", "en_GB", "en-", "en\n")),
                id("/erase-party/partyId"),
                text("/erase-party/reason", 4_000),
                id("/propose-end/engagementId"),
                optionalId("/propose-end/proposalId"),
                field("/propose-end/lastDay", of("1970-01-01", "9999-12-31"), of(null, "1969-12-31", "+10000-01-01")),
                optionalText("/propose-end/reason", 4_000),
                id("/accept-end/engagementId"),
                optionalId("/accept-end/proposalId"),
                optionalText("/accept-end/reason", 4_000),
                id("/decline-end/engagementId"),
                optionalId("/decline-end/proposalId"),
                optionalText("/decline-end/reason", 4_000),
                id("/withdraw-end/engagementId"),
                optionalId("/withdraw-end/proposalId"),
                optionalText("/withdraw-end/reason", 4_000),
                id("/accept-extra-round/engagementId"),
                id("/accept-extra-round/deliverableId"),
                optionalId("/accept-extra-round/proposalId"),
                optionalText("/accept-extra-round/reason", 4_000),
                id("/decline-extra-round/engagementId"),
                id("/decline-extra-round/deliverableId"),
                optionalId("/decline-extra-round/proposalId"),
                optionalText("/decline-extra-round/reason", 4_000),
                id("/withdraw-extra-round/engagementId"),
                id("/withdraw-extra-round/deliverableId"),
                optionalId("/withdraw-extra-round/proposalId"),
                optionalText("/withdraw-extra-round/reason", 4_000),
                id("/contest-improvement/engagementId"),
                id("/contest-improvement/deliverableId"),
                field("/contest-improvement/round", of(1, 2), of(null, 0)),
                required("/contest-improvement/because", "NEW_SCOPE"),
                optionalText("/contest-improvement/statement", 4_000),
                id("/withdraw-improvement/engagementId"),
                id("/withdraw-improvement/deliverableId"),
                field("/withdraw-improvement/round", of(1, 2), of(null, 0)),
                optionalText("/withdraw-improvement/statement", 4_000),
                id("/concede-improvement/engagementId"),
                id("/concede-improvement/deliverableId"),
                field("/concede-improvement/round", of(1, 2), of(null, 0)),
                optionalText("/concede-improvement/statement", 4_000),
                id("/propose-reopening/engagementId"),
                id("/propose-reopening/deliverableId"),
                optionalId("/propose-reopening/proposalId"),
                text("/propose-reopening/reason", 4_000),
                id("/accept-reopening/engagementId"),
                id("/accept-reopening/deliverableId"),
                optionalId("/accept-reopening/proposalId"),
                optionalText("/accept-reopening/reason", 4_000),
                id("/decline-reopening/engagementId"),
                id("/decline-reopening/deliverableId"),
                optionalId("/decline-reopening/proposalId"),
                optionalText("/decline-reopening/reason", 4_000),
                id("/withdraw-reopening/engagementId"),
                id("/withdraw-reopening/deliverableId"),
                optionalId("/withdraw-reopening/proposalId"),
                optionalText("/withdraw-reopening/reason", 4_000),
                optionalId("/request-quality-improvement/proposalId"));
    }

    private static BigDecimal dec(String number) {
        return new BigDecimal(number);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fields")
    void passesUpToItsBoundAndNoFurther(Field field) {
        for (Object value : field.good()) {
            assertThat(violations(changed(field.pointer(), value)))
                    .as("%s = %s", field.pointer(), value)
                    .isEmpty();
        }
        for (Object value : field.bad()) {
            assertThat(violations(changed(field.pointer(), value)))
                    .as("%s = %s", field.pointer(), value)
                    .isNotEmpty();
        }
    }

    @Test
    void everyCommandHasASampleThatPasses() {
        assertThat(CommandSamples.all().stream().map(DomainCommand::commandName))
                .containsExactlyInAnyOrderElementsOf(CommandCatalog.all().keySet());
        assertThat(CommandSamples.all())
                .allSatisfy(command -> assertThat(violations(command)).isEmpty());
    }

    @Test
    void everyFieldOfEveryCommandIsListedHere() {
        Set<String> leaves = new TreeSet<>();
        CommandSamples.all().forEach(command -> leaves(nameOf(command), JSON.valueToTree(command.body()), leaves));
        Set<String> listed = fields().map(Field::pointer).collect(Collectors.toCollection(TreeSet::new));

        assertThat(listed).containsAll(leaves);
    }

    private static void leaves(String at, JsonNode node, Set<String> into) {
        if (node.has("local")) {
            into.add(at);
        } else if (node.isObject()) {
            node.properties().forEach(field -> leaves(at + '/' + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            into.add(at);
            leaves(at + "/0", node.get(0), into);
        } else {
            into.add(at);
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
        assertThat(violations(document(HASH, "https://x", null))).isEmpty();
        assertThat(violations(document(null, null, "f1"))).isEmpty();
        assertThat(violations(document(HASH, null, "f1"))).isEmpty();
        assertThat(messages(document(HASH, null, null))).containsExactly("must name a link or a file, one of them");
        assertThat(messages(document(HASH, "https://x", "f1")))
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
        assertThat(CommandSamples.all().stream().filter(command -> !(command instanceof RequestDeliverable)))
                .allSatisfy(command -> {
                    assertThat(made.apply(command)).isEmpty();
                    assertThat(command.withIds(() -> "made")).isEqualTo(command);
                });
    }

    private static String nameOf(DomainCommand command) {
        return '/' + command.commandName();
    }

    private static DomainCommand changed(String pointer, @Nullable Object value) {
        DomainCommand sample = CommandSamples.all().stream()
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
