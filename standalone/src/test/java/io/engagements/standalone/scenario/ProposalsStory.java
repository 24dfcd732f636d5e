package io.engagements.standalone.scenario;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the classes look at that are about what the sides of one engagement do with each other, on pages without a script. One
 * product for all of them within a JVM, whose clock nobody moves.
 */
final class ProposalsStory extends ToldOnce {

    static final String NASTY = "<b>Eve</b>\"'&";
    static final String PROPOSALS = "/engagements/e1/proposals";
    static final Product product = new Product();

    @Override
    AutoCloseable tell(ExtensionContext test) throws Exception {
        product.beforeAll(test);
        theSidesWorkTogether();
        return () -> product.afterAll(test);
    }

    /** Inputs that are late and that are not, pieces in every stage; each test has its own. */
    private static void theSidesWorkTogether() {
        product.clock("2027-01-04T09:00:00Z");
        Story.hire(product, "e1");
        for (String piece : List.of("brochure", "moved", "mine", "late", "said", "unwanted", "both")) {
            Story.commission(product, "e1", piece, "2027-01-29T18:00");
        }
        Story.commission(product, "e1", "letters", "2027-01-20T18:00", "prices", "2027-01-10T18:00");
        Story.commission(product, "e1", "cards", "2027-01-20T18:00", "names", "2027-01-12T18:00");
        owesSomethingConfidential();
        timeWentOn();
        product.clock("2027-01-11T09:00:00Z");
    }

    /** In an engagement of its own: what was handed in, in time and late, given back, or left to lapse, days ago. */
    private static void timeWentOn() {
        Story.hire(product, "e9");
        Story.commission(product, "e9", "punctual", "2027-01-06T18:00");
        Story.commission(product, "e9", "tardy", "2027-01-05T18:00");
        Story.commission(product, "e9", "back", "2027-01-29T18:00", "list", "2027-01-05T18:00");
        product.as(Story.VA).submitDeliverable("e9", "punctual").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e9", "punctual", 1).expect(200);
        product.as(Story.VA)
                .proposeTermsChange("e9", "lapsed", Story.terms(Story.MADRID), "2027-01-06T00:00")
                .expect(200);
        product.clock("2027-01-06T17:00:00Z");
        product.as(Story.CLIENT).provideInput("e9", "back", "list").expect(200);
        product.clock("2027-01-08T17:00:00Z");
        product.as(Story.VA).submitDeliverable("e9", "tardy").expect(200);
        product.as(Story.CLIENT).acceptDeliverable("e9", "tardy", 1).expect(200);
        command(
                Story.VA,
                "return-input",
                "engagementId",
                "e9",
                "deliverableId",
                "back",
                "inputId",
                "list",
                "reason",
                "Last year’s");
    }

    private static void owesSomethingConfidential() {
        product.as(Story.CLIENT)
                .requestDeliverable(
                        "e1",
                        "secret",
                        "2027-01-20T18:00",
                        List.of(Fields.of(
                                "inputId",
                                "costs",
                                "description",
                                "What tiles cost us",
                                "due",
                                "2027-01-12T18:00",
                                "confidential",
                                true)))
                .expect(200);
        product.as(Story.VA).commitToDeliverable("e1", "secret").expect(200);
    }

    static Visitor signedIn(String account, String language) {
        return Visitor.signedIn(product, account, language);
    }

    /** Sends one of a page's forms, with these fields. */
    static HttpResponse<String> send(Visitor person, String page, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(fields);
        all.putIfAbsent("key", Visitor.hidden(person.get(page).body(), "key"));
        return person.submit(page, page, all);
    }

    /** Where the page has no form any more. */
    static HttpResponse<String> sendAgain(Visitor person, String page, Map<String, String> fields) {
        return person.submit(
                "/today", page, and(fields, "key", UUID.randomUUID().toString()));
    }

    static Form form(Visitor person, String page) {
        return new Form().field("key", Visitor.hidden(person.get(page).body(), "key"));
    }

    static Map<String, String> and(Map<String, String> fields, String... more) {
        Map<String, String> all = new HashMap<>(fields);
        for (int each = 0; each < more.length; each += 2) {
            all.put(more[each], more[each + 1]);
        }
        return all;
    }

    /** All that waits for somebody, however many pages of it there are. */
    static String today(Visitor person) {
        StringBuilder all = new StringBuilder();
        String next = "/today";
        while (next != null) {
            String body = person.get(next).body();
            all.append(body);
            Matcher more = Pattern.compile("href=\"(/today\\?after=[^\"]+)\"").matcher(body);
            next = more.find() ? more.group(1) : null;
        }
        return all.toString();
    }

    static void command(String account, String command, Object... fields) {
        product.as(account).command(command, Fields.of(fields)).expect(200);
    }
}
