package io.engagements.standalone.demo;

import io.engagements.events.engagement.GuardCommand.ChangeTerms;
import io.engagements.events.engagement.GuardCommand.PrescribeMeans;
import io.engagements.events.refusal.RuleId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** It goes badly, and the client learns what it takes to end it: Acme Books in New York and Mateo in Manila. */
final class AcmeAndMateo {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Offer OFFER = new Offer(
            "35",
            NEW_YORK,
            List.of("Research", "Lists and registers", "Blog posts"),
            List.of("Bookkeeping"),
            "Nights in Manila",
            1,
            10);

    private AcmeAndMateo() {}

    static Tale tale(LocalDate today) {
        Tale tale = new Tale(today, NEW_YORK, "acme-books", "mateo");
        hiring(new CandidacyTale(tale, "acme-considers-mateo"));
        EngagementTale engagement = new EngagementTale(tale, "acme-mateo");
        aGoodBeginning(engagement);
        deliveredLate(engagement);
        rejected(engagement);
        neverDelivered(engagement);
        notice(engagement);
        onceMore(engagement);
        return tale;
    }

    private static void hiring(CandidacyTale candidacy) {
        candidacy.on(-75, "09:30").opened();
        candidacy
                .on(-74, "10:00")
                .vetted(
                        "Six years as assistant to a publisher",
                        "https://manila-back-office.example",
                        "One reference by letter, one by telephone",
                        "A page about our shop, well written",
                        "Half an hour's call",
                        "Answers overnight",
                        "Knew our list of authors",
                        "Works with our kind of spreadsheet",
                        "No bookkeeping, and says so",
                        "35 dollars an hour, open-ended");
        candidacy.on(-73, "08:15").offered(OFFER.terms());
        candidacy.on(-72, "10:00").hired("acme-mateo");
    }

    private static void aGoodBeginning(EngagementTale engagement) {
        engagement.on(-71, "09:15").lawyerAppointed();
        engagement.on(-70, "08:30").requested("reading-list", "Reading list for schools", -58, "Fifty titles with age");
        engagement.on(-70, "11:45").committed("reading-list");
        engagement.on(-70, "12:30").contractProvided("Agreement on services");
        engagement.on(-68, "07:40").contractApproved();
        engagement.on(-59, "10:20").submitted("reading-list", 1, "Fifty-two titles");
        engagement.on(-57, "09:00").accepted("reading-list", 1, 4, "Good choice");
    }

    /** Late for ever in the figures; but delivery cures the ground, and the client was too fast. */
    private static void deliveredLate(EngagementTale engagement) {
        engagement.on(-55, "09:10").requested("author-index", "Index of authors", -44, "By surname, with page");
        engagement.on(-54, "10:40").committed("author-index");
        engagement
                .on(-43, "09:05")
                .terminatedInVain(RuleId.CURE_PERIOD, "The index is late, we are through", "missed-author-index");
        engagement.on(-41, "08:50").submitted("author-index", 1, "With my apologies");
        engagement.on(-39, "10:30").accepted("author-index", 1, 3, "Late, but right");
    }

    private static void rejected(EngagementTale engagement) {
        engagement
                .on(-38, "09:20")
                .requested("blog-posts", "Ten posts for the blog", -30, "600 words each", "Nothing copied");
        engagement.on(-38, "13:00").committed("blog-posts");
        engagement
                .on(-33, "10:00")
                .askedInVain(RuleId.RESULT_NOT_MEANS, "Be online from 9 to 5 New York time", PrescribeMeans::new);
        engagement.on(-31, "08:10").submitted("blog-posts", 1, "Ten posts");
        engagement.on(-29, "10:00").improvementAsked("blog-posts", 1, "k2", "Three posts stand on another site");
        engagement.on(-27, "08:35").submitted("blog-posts", 2, "Three written anew");
        engagement.on(-25, "09:45").rejected("blog-posts", 2, "k2", "Two of the new ones are copied too");
    }

    private static void neverDelivered(EngagementTale engagement) {
        engagement.on(-32, "11:00").requested("order-archive", "Archive of last year's orders", -20, "By customer");
        engagement.on(-31, "09:30").committed("order-archive");
    }

    private static void notice(EngagementTale engagement) {
        engagement
                .on(-14, "09:00")
                .noticeGiven(
                        "Deliver the archive and posts of your own, or we end the contract",
                        "rejected-blog-posts",
                        "missed-order-archive");
        engagement
                .on(-12, "10:10")
                .askedInVain(RuleId.TERMS_SET_BY_VA, "Until then we pay 28 dollars an hour", ChangeTerms::new);
        engagement.on(-10, "08:20").submittedInPart("order-archive", 1, "January to April");
    }

    /** The third miss within 90 days; its own cure period is running. */
    private static void onceMore(EngagementTale engagement) {
        engagement.on(-18, "09:25").requested("mailing-list", "Clean mailing list", -6, "No address twice");
        engagement.on(-17, "10:15").committed("mailing-list");
        engagement.on(-9, "09:35").requested("window-texts", "Texts for the shop window", 4, "Five, of one line each");
        engagement.on(-8, "10:50").committed("window-texts");
        engagement.on(-2, "09:00").noticeGiven("The mailing list is due since last week", "missed-mailing-list");
    }
}
