package io.engagements.events;

import static io.engagements.events.Bounds.HASH;
import static io.engagements.events.Bounds.days;
import static io.engagements.events.Bounds.dec;
import static io.engagements.events.Bounds.elements;
import static io.engagements.events.Bounds.example;
import static io.engagements.events.Bounds.field;
import static io.engagements.events.Bounds.hash;
import static io.engagements.events.Bounds.id;
import static io.engagements.events.Bounds.line;
import static io.engagements.events.Bounds.link;
import static io.engagements.events.Bounds.list;
import static io.engagements.events.Bounds.name;
import static io.engagements.events.Bounds.of;
import static io.engagements.events.Bounds.optionalId;
import static io.engagements.events.Bounds.optionalLine;
import static io.engagements.events.Bounds.optionalText;
import static io.engagements.events.Bounds.required;
import static io.engagements.events.Bounds.text;
import static io.engagements.events.Bounds.version;
import static io.engagements.events.Bounds.when;
import static io.engagements.events.Role.CLIENT;
import static io.engagements.events.Role.LAWYER;
import static io.engagements.events.Role.OPERATOR;
import static io.engagements.events.Role.VA;

import io.engagements.events.Bounds.Field;
import io.engagements.events.Bounds.Local;
import io.engagements.events.catalog.CommandCatalog;
import io.engagements.events.stored.ContractJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every command told a second time, as the interface has it and without a look at the records: who may send it, and
 * each field of its body with the values that pass and an example. What stands here is held against the code, never
 * derived from it.
 */
public final class CommandTable {

    private static final Local SIX = new Local("2027-01-29T18:00:00", "Europe/Madrid");

    private static final List<Row> ROWS = Stream.of(
                    candidacy(),
                    contract(),
                    onboarding(),
                    work(),
                    review(),
                    proposal(),
                    answers(),
                    termination(),
                    guard(),
                    party())
            .flatMap(rows -> rows)
            .toList();

    private CommandTable() {}

    private record Criterion(@Nullable String id, @Nullable String text) {}

    private record Owed(@Nullable String inputId, @Nullable String description, String due) {}

    private record About(@Nullable String kind, @Nullable String id) {}

    private record Handed(
            String name,
            String sha256,
            @Nullable String link,
            @Nullable String fileId) {}

    /**
     * @param name in the interface
     * @param roles who may send it: of the sides, and the lawyer appointed
     * @param fields by where they stand in the body; lists stand here, and their first elements too
     */
    record Row(String name, Set<Role> roles, List<Field> fields) {

        private Row with(Field... more) {
            return with(Stream.of(more));
        }

        private Row with(Stream<Field> more) {
            return new Row(name, roles, Stream.concat(fields.stream(), more).toList());
        }

        /** Its body by the examples: every field is filled in. */
        ObjectNode body() {
            ObjectNode body = ContractJson.mapper().createObjectNode();
            for (Field field : fields) {
                Object example = field.example();
                if (example != null) {
                    put(ContractJson.mapper().valueToTree(example), JsonPointer.compile('/' + field.at()), body);
                }
            }
            return body;
        }

        private static void put(JsonNode example, JsonPointer at, ObjectNode body) {
            if (at.last().getMatchingIndex() < 0) {
                body.withObject(at.head()).set(at.last().getMatchingProperty(), example);
            } else {
                body.withArray(at.head()).add(example);
            }
        }

        DomainCommand command() {
            return command(CommandCatalog.find(name).orElseThrow());
        }

        private <B> DomainCommand command(CommandForm<B> form) {
            return form.command().apply(ContractJson.mapper().treeToValue(body(), form.body()));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Row> rows() {
        return ROWS;
    }

    /** Every command with every field filled in. */
    public static List<DomainCommand> samples() {
        return ROWS.stream().map(Row::command).toList();
    }

    /** Who may send what, by the command's name. */
    public static Map<String, Set<Role>> roles() {
        Map<String, Set<Role>> roles = new LinkedHashMap<>();
        ROWS.forEach(row -> roles.put(row.name(), row.roles()));
        return roles;
    }

    private static Row command(String name, Role... roles) {
        return new Row(name, Set.of(roles), List.of());
    }

    private static Stream<Row> candidacy() {
        return Stream.of(
                command("open-candidacy", CLIENT)
                        .with(optionalId("candidacyId").like("c1"), id("vaId").like("lucia")),
                command("record-vetting-check", CLIENT)
                        .with(
                                id("candidacyId").like("c1"),
                                required("criterion", "FEE_AND_TERM").like("EXPERIENCE"),
                                required("outcome", "DOUBTFUL").like("SATISFIED"),
                                text("evidence", 4_000).like("Seven years")),
                command("waive-vetting-check", CLIENT)
                        .with(
                                id("candidacyId").like("c1"),
                                required("criterion", "WRITING").like("WEBSITE"),
                                text("reason", 4_000).like("Known from before")),
                command("offer-terms", VA).with(id("candidacyId").like("c1")).with(terms()),
                command("decline-offer", CLIENT)
                        .with(
                                id("candidacyId").like("c1"),
                                version("termsVersion").like(1),
                                text("reason", 4_000).like("Above what we can pay")),
                command("withdraw-candidacy", CLIENT, VA)
                        .with(
                                id("candidacyId").like("c1"),
                                text("reason", 4_000).like("Not now")),
                command("hire-va", CLIENT)
                        .with(
                                optionalId("engagementId").like("e1"),
                                id("candidacyId").like("c1"),
                                version("termsVersion").like(1)));
    }

    private static Stream<Row> contract() {
        return Stream.of(
                command("appoint-lawyer", CLIENT)
                        .with(id("engagementId").like("e1"), id("lawyerId").like("sol")),
                command("approve-contract", LAWYER)
                        .with(
                                id("engagementId").like("e1"),
                                hash("documentSha256").like(HASH)),
                command("resume-engagement", VA).with(id("engagementId").like("e1")));
    }

    private static Stream<Row> onboarding() {
        return Stream.of(
                command("provide-document", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                required("kind", "CONTRACT").like("NDA"),
                                line("title", 200).like("What is told in confidence"),
                                // Beside the link: it is where the content stands, and the hash says what that is.
                                hash("sha256").like(HASH),
                                link("link", of()).like("https://files.example/nda"),
                                field("fileId", of((Object) null), of("f1"))),
                command("sign-nda", VA)
                        .with(
                                id("engagementId").like("e1"),
                                when("validFrom", false).like(SIX),
                                when("validUntil", false).like(SIX),
                                hash("documentSha256").like(HASH)),
                command("share-material", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalId("materialId").like("m1"),
                                required("kind", "OTHER").like("PRODUCT_LINE"),
                                name("title").like("Tiles"),
                                field("confidential", of(null, true, false), of())
                                        .like(true),
                                link("link", of()).like("https://files.example/tiles"),
                                // Beside the link there is no place for any.
                                field("fileId", of((Object) null), of("f1")),
                                field("sha256", of(null, HASH), of("", "0".repeat(63), "0".repeat(63) + "A"))
                                        .like(HASH)),
                command("acknowledge-material", VA)
                        .with(id("engagementId").like("e1"), id("materialId").like("m1")),
                command("grant-access", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalId("accessId").like("a1"),
                                line("tool", 200).like("The shop's inbox"),
                                optionalLine("level", 200).like("read only")),
                command("revoke-access", CLIENT)
                        .with(id("engagementId").like("e1"), id("accessId").like("a1")),
                command("divert-channel", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalId("channelId").like("ch1"),
                                required("kind", "EMAIL").like("PHONE"),
                                line("address", 200).like("+34 954 000 000")),
                command("return-channel", CLIENT)
                        .with(id("engagementId").like("e1"), id("channelId").like("ch1")),
                command("complete-exit-item", VA)
                        .with(
                                id("engagementId").like("e1"),
                                line("itemId", 200).like("material-m1"),
                                optionalText("note", 4_000).like("Destroyed")),
                command("waive-exit-item", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                line("itemId", 200).like("material-m1"),
                                optionalText("note", 4_000).like("Public by now")));
    }

    private static Stream<Row> work() {
        return Stream.of(
                command("request-deliverable", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalId("deliverableId").like("d1"),
                                line("title", 200).like("Price list"),
                                optionalText("brief", 4_000).like("In Spanish"),
                                field(
                                        "criteria",
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
                                optionalId("criteria/0/id").like("1"),
                                text("criteria/0/text", 4_000).like("PDF"),
                                when("due", true).like(SIX),
                                field(
                                        "inputs",
                                        of(
                                                null,
                                                List.of(),
                                                elements(50, i -> new Owed("i" + i, "d", "2027-01-29T18:00")),
                                                elements(50, i -> new Owed(null, "d", "2027-01-29T18:00"))),
                                        of(
                                                of((Object) null),
                                                elements(51, i -> new Owed("i" + i, "d", "2027-01-29T18:00")),
                                                elements(2, i -> new Owed("same", "d", "2027-01-29T18:00")))),
                                optionalId("inputs/0/inputId").like("i1"),
                                text("inputs/0/description", 4_000).like("Prices of May"),
                                when("inputs/0/due", true).like(SIX),
                                field("inputs/0/confidential", of(null, true, false), of())
                                        .like(true),
                                example("criteria/1/text", "At most 10 pages"),
                                example("inputs/1/description", "Photos"),
                                example("inputs/1/due", SIX)),
                command("commit-to-deliverable", VA)
                        .with(id("engagementId").like("e1"), id("deliverableId").like("d1")),
                command("decline-deliverable", VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                text("reason", 4_000).like("Too much for June")),
                command("cancel-deliverable", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                optionalText("reason", 4_000).like("No longer sold")),
                command("submit-deliverable", VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                list("items", 100, i -> new Handed("n", HASH, null, "f" + i)),
                                name("items/0/name").like("list.pdf"),
                                hash("items/0/sha256").like(HASH),
                                field(
                                        "items/0",
                                        of(new Handed("n", HASH, null, "f"), new Handed("n", HASH, "https://x", null)),
                                        of(new Handed("n", HASH, null, null), new Handed("n", HASH, "https://x", "f"))),
                                link("items/0/link", of((Object) null)).like("https://files.example/l"),
                                field("items/0/fileId", of((Object) null), of("f1")),
                                field("items/0/size", of(null, 0, Long.MAX_VALUE), of(-1))
                                        .like(1L),
                                optionalText("note", 4_000).like("Done"),
                                field("partial", of(null, true, false), of()).like(true)),
                command("provide-input", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                id("inputId").like("i1"),
                                // Beside the text there is no place for either.
                                field("link", of((Object) null), of("https://files.example/l")),
                                field("fileId", of((Object) null), of("f1")),
                                text("text", 4_000).like("Two tiles at 3 EUR")),
                command("return-input", VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                id("inputId").like("i1"),
                                text("reason", 4_000).like("These are the prices of April")));
    }

    private static Stream<Row> review() {
        return Stream.of(
                command("accept-deliverable", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                version("submissionVersion").like(1),
                                optionalText("remarks", 4_000).like("Fine"),
                                days("rating", 1, 5).like(5)),
                command("request-quality-improvement", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                version("submissionVersion").like(1),
                                list("criteria", 50, i -> "c" + i),
                                line("criteria/0", 64).like("1"),
                                text("explanation", 4_000).like("Not a PDF"),
                                when("due", false).like(SIX),
                                optionalId("proposalId").like("p1")),
                command("reject-deliverable", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                version("submissionVersion").like(2),
                                list("criteria", 50, i -> "c" + i),
                                line("criteria/0", 64).like("1"),
                                text("explanation", 4_000).like("Still not a PDF")),
                command("contest-rejection", VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                field("submissionVersion", of(null, 1, Integer.MAX_VALUE), of(0, -1))
                                        .like(2),
                                text("statement", 4_000).like("It is a PDF")),
                command("contest-improvement", VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                field("round", of(1, 2), of(null, 0)).like(1),
                                required("because", "NEW_SCOPE").like("NEW_SCOPE"),
                                optionalText("statement", 4_000).like("Nobody spoke of photos")),
                command("withdraw-improvement", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                field("round", of(1, 2), of(null, 0)).like(1),
                                optionalText("statement", 4_000).like("You are right")),
                command("concede-improvement", VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                field("round", of(1, 2), of(null, 0)).like(1),
                                optionalText("statement", 4_000).like("It was agreed")),
                command("add-statement", CLIENT, VA, LAWYER)
                        .with(
                                id("engagementId").like("e1"),
                                required("about", new About("REVIEW", "d1")),
                                required("about/kind", "TERMINATION").like("DELIVERABLE"),
                                id("about/id").like("d1"),
                                text("text", 4_000).like("The prices came late")));
    }

    private static Stream<Row> proposal() {
        return Stream.of(
                command("propose-terms-change", CLIENT, VA)
                        .with(
                                id("engagementId").like("e1"),
                                optionalId("proposalId").like("p1"),
                                when("effectiveFrom", true).like(SIX))
                        .with(terms()),
                command("propose-due-date", CLIENT, VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                optionalId("proposalId").like("p1"),
                                when("due", true).like(SIX),
                                optionalText("reason", 4_000).like("The printer is ill")),
                command("propose-cancellation", CLIENT, VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                optionalId("proposalId").like("p1"),
                                optionalText("reason", 4_000).like("No longer sold")),
                command("propose-input", VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                optionalId("proposalId").like("p1"),
                                text("description", 4_000).like("Prices of June"),
                                when("due", true).like(SIX),
                                field("confidential", of(null, true, false), of())
                                        .like(true)),
                command("propose-pause", CLIENT, VA)
                        .with(
                                id("engagementId").like("e1"),
                                optionalId("proposalId").like("p1"),
                                when("from", true).like(SIX),
                                when("until", true).like(SIX),
                                optionalText("reason", 4_000).like("Summer holidays")),
                command("propose-resume", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalId("proposalId").like("p1"),
                                optionalText("reason", 4_000).like("The shop opens again")),
                command("propose-end", CLIENT, VA)
                        .with(
                                id("engagementId").like("e1"),
                                optionalId("proposalId").like("p1"),
                                field("lastDay", of("1970-01-01", "9999-12-31"), of(null, "1969-12-31", "+10000-01-01"))
                                        .like("2027-08-17"),
                                optionalText("reason", 4_000).like("We are done")),
                command("propose-reopening", CLIENT, VA)
                        .with(
                                id("engagementId").like("e1"),
                                id("deliverableId").like("d1"),
                                optionalId("proposalId").like("p1"),
                                text("reason", 4_000).like("We were on holiday")));
    }

    private static Stream<Row> answers() {
        return Stream.of(
                        answersTo("terms-change"),
                        answersTo("due-date", id("deliverableId").like("d1")),
                        answersTo("cancellation", id("deliverableId").like("d1")),
                        answersTo("input", id("deliverableId").like("d1")),
                        answersTo("pause"),
                        answersTo("resume"),
                        answersTo("end"),
                        answersTo("extra-round", id("deliverableId").like("d1")),
                        answersTo("reopening", id("deliverableId").like("d1")))
                .flatMap(rows -> rows);
    }

    private static Stream<Row> termination() {
        return Stream.of(
                command("give-breach-notice", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                list("groundIds", 200, i -> "g" + i),
                                line("groundIds/0", 200).like("missed-d1"),
                                text("statement", 4_000).like("Missing")),
                command("terminate-contract", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                list("groundIds", 200, i -> "g" + i),
                                line("groundIds/0", 200).like("missed-d1"),
                                text("statement", 4_000).like("Nothing came"),
                                when("effectiveAt", false).like(SIX)),
                command("withdraw-termination", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalText("reason", 4_000).like("It came after all")),
                command("resign-engagement", VA)
                        .with(
                                id("engagementId").like("e1"),
                                field("lastDay", of("1970-01-01", "9999-12-31"), of(null, "1969-12-31", "+10000-01-01"))
                                        .like("2027-08-17"),
                                optionalText("reason", 4_000).like("Moving abroad")),
                command("end-by-notice", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                field("lastDay", of("1970-01-01", "9999-12-31"), of(null, "1969-12-31", "+10000-01-01"))
                                        .like("2027-08-17"),
                                optionalText("reason", 4_000).like("We close the shop")),
                command("request-termination-approval", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                list("groundIds", 200, i -> "g" + i),
                                line("groundIds/0", 200).like("missed-d1"),
                                text("statement", 4_000).like("May we?")),
                command("approve-termination", LAWYER)
                        .with(
                                id("engagementId").like("e1"),
                                list("groundIds", 200, i -> "g" + i),
                                line("groundIds/0", 200).like("missed-d1"),
                                optionalText("statement", 4_000).like("You may")),
                command("refuse-termination", LAWYER)
                        .with(
                                id("engagementId").like("e1"),
                                list("groundIds", 200, i -> "g" + i),
                                line("groundIds/0", 200).like("missed-d1"),
                                optionalText("statement", 4_000).like("Wait for it")));
    }

    private static Stream<Row> guard() {
        return Stream.of(
                command("change-terms", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalText("text", 4_000).like("35 USD from now on")),
                command("request-timesheet", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalText("text", 4_000).like("Hours of last week, please")),
                command("prescribe-means", CLIENT)
                        .with(
                                id("engagementId").like("e1"),
                                optionalText("text", 4_000).like("Be online from 9 to 17")));
    }

    private static Stream<Row> party() {
        return Stream.of(
                command("register-party", OPERATOR)
                        .with(
                                optionalId("partyId").like("lucia"),
                                required("kind", "LAWYER").like("VA"),
                                line("name", 200).like("Lucía Andrade"),
                                optionalLine("businessName", 200).like("Despacho Andino"),
                                optionalLine("contact", 200).like("lucia@andino.example"),
                                field("zone", of("America/Bogota", "UTC"), of(null, "+02:00"))
                                        .like("Europe/Madrid"),
                                field(
                                                "language",
                                                of(null, "es", "en-GB", "zh-Hant-TW"),
                                                of("", " ", "e", "en_GB", "en-", "en\n"))
                                        .like("es")),
                command("erase-party", OPERATOR)
                        .with(id("partyId").like("lucia"), text("reason", 4_000).like("She asked to be forgotten")));
    }

    /** The one who is asked accepts or declines, the one who asked withdraws: either may be either. */
    private static Stream<Row> answersTo(String kind, Field... about) {
        return Stream.of("accept", "decline", "withdraw").map(verb -> command(verb + '-' + kind, CLIENT, VA)
                .with(id("engagementId").like("e1"))
                .with(about)
                .with(
                        optionalId("proposalId").like("p1"),
                        optionalText("reason", 4_000).like("Never mind")));
    }

    private static Stream<Field> terms() {
        return Stream.of(
                required("terms/fee/per", "DELIVERABLE").like("HOUR"),
                field(
                                "terms/fee/amount",
                                of(
                                        dec("0.01"),
                                        dec("0.1"),
                                        dec("42"),
                                        dec("1E+6"),
                                        dec("1000000.00"),
                                        dec("999999.99")),
                                of(
                                        null,
                                        dec("0"),
                                        dec("0.00"),
                                        dec("-0.01"),
                                        dec("0.001"),
                                        dec("42.000"),
                                        dec("1000000.01"),
                                        dec("1E+400000000"),
                                        dec("1E-400000000")))
                        .like(dec("42.00")),
                field("terms/fee/currency", of("USD", "EUR", "JPY"), of(null, "", "usd", "ZZZ", "EURO", "€"))
                        .like("USD"),
                field(
                                "terms/zone",
                                of("UTC", "America/Mexico_City", "Asia/Kathmandu"),
                                of(null, "+01:00", "Z", "UTC+1"))
                        .like("Europe/Madrid"),
                list("terms/servicesOffered", 50, i -> "s"),
                line("terms/servicesOffered/0", 200).like("Bookkeeping"),
                list("terms/servicesExcluded", 50, i -> "s"),
                line("terms/servicesExcluded/0", 200).like("Legal advice"),
                optionalText("terms/hours", 4_000).like("9–13"),
                optionalText("terms/contact", 4_000).like("e-mail"),
                optionalText("terms/policies", 4_000).like("Billed monthly"),
                days("terms/reviewWindowDays", 1, 60).like(7),
                days("terms/improvementTurnaroundDays", 1, 60).like(3),
                days("terms/improvementRounds", 0, 20).like(2),
                days("terms/noticeDays", 0, 180).like(10),
                days("terms/clientNoticeDays", 0, 180).like(30),
                days("terms/cureDays", 1, 60).like(5),
                days("terms/latenessThreshold", 2, 50).like(3),
                days("terms/latenessWindowDays", 7, 730).like(90),
                days("terms/offerValidDays", 1, 365).like(30),
                field("terms/startsOn", of(null, "2027-12-31", "1970-01-01"), of("2028-01-01", "1969-12-31"))
                        .like("2027-01-11"),
                field(
                                "terms/endsOn",
                                of(null, "2027-01-11", "9999-12-31"),
                                of("2027-01-10", "1969-12-31", "+10000-01-01"))
                        .like("2027-12-31"));
    }
}
