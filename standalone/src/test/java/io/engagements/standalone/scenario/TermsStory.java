package io.engagements.standalone.scenario;

import static io.engagements.standalone.scenario.PagesStory.TESS;
import static io.engagements.standalone.scenario.PagesStory.UGO;
import static io.engagements.standalone.scenario.PagesStory.hire;
import static io.engagements.standalone.scenario.PagesStory.person;
import static io.engagements.standalone.scenario.PagesStory.product;

import io.engagements.events.Role;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the classes about terms look at besides {@link PagesStory}: what Tess and Ugo agreed, and whom Tess considers. */
final class TermsStory extends ToldOnce {

    private static int vas;

    @Override
    AutoCloseable tell(ExtensionContext test) throws Exception {
        somethingIsAgreed();
        return () -> {};
    }

    /**
     * Vito is considered. In {@code t1} nothing was agreed besides the hiring; in {@code t2} further terms are agreed, others
     * proposed, and what the client never provided was signed.
     */
    private static void somethingIsAgreed() throws SQLException {
        considered();
        hire("t1", TESS, UGO);
        Map<String, Object> dearer = Fields.with(
                Story.terms(Story.MADRID),
                "noticeDays",
                20,
                "fee",
                Fields.of("amount", 48.00, "currency", "USD", "per", "HOUR"));
        product.as(UGO)
                .proposeTermsChange("t2", "p3", dearer, "2027-05-01T00:00")
                .expect(200);
        product.as(UGO)
                .command("sign-nda", Fields.of("engagementId", "t2", "documentSha256", Api.SHA256))
                .expect(200);
        product.settle();
    }

    /** A candidacy of Tess's with a VA whom no other story knows; its id is the VA's with {@code c-} before it. */
    static String considered() throws SQLException {
        String va = "vito" + ++vas;
        person(va, Role.VA, "Vito " + vas);
        product.as(TESS).openCandidacy("c-" + va, va).expect(201);
        product.settle();
        return va;
    }

    /** Called as its id is, and taken on. */
    @SafeVarargs
    static void commission(String engagement, String deliverable, String due, Map<String, ?>... inputs) {
        product.as(TESS)
                .command(
                        "request-deliverable",
                        Fields.of(
                                "engagementId", engagement,
                                "deliverableId", deliverable,
                                "title", deliverable,
                                "criteria", List.of(Fields.of("id", "c1", "text", "In Spanish")),
                                "due", due,
                                "inputs", List.of(inputs)))
                .expect(200);
        product.as(UGO).commitToDeliverable(engagement, deliverable).expect(200);
    }

    /** Sends a form as its page has it, with these fields. */
    static HttpResponse<String> send(Visitor person, String page, String... namesAndValues) {
        Map<String, String> fields = fields(namesAndValues);
        fields.putIfAbsent("key", Visitor.hidden(person.get(page).body(), "key"));
        return person.submit(page, page, fields);
    }

    static Map<String, String> fields(String... namesAndValues) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static String[] with(String[] fields, String... more) {
        return Stream.concat(Arrays.stream(fields), Arrays.stream(more)).toArray(String[]::new);
    }
}
