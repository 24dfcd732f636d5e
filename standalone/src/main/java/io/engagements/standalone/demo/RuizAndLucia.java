package io.engagements.standalone.demo;

import io.engagements.events.engagement.ChannelKind;
import io.engagements.events.engagement.GuardCommand.RequestTimesheet;
import io.engagements.events.engagement.MaterialKind;
import io.engagements.events.refusal.RuleId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** It goes well: Cerámica Ruiz in Madrid and Lucía in Bogotá. */
final class RuizAndLucia {

    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");
    private static final Offer OFFER = new Offer(
            "42",
            MADRID,
            List.of("Catalogues and leaflets", "Correspondence"),
            List.of("Telephone sales"),
            "Monday to Friday, mornings in Bogotá",
            2,
            10);

    private RuizAndLucia() {}

    static Tale tale(LocalDate today) {
        Tale tale = new Tale(today, MADRID, "ceramica-ruiz", "lucia");
        hiring(new CandidacyTale(tale, "ruiz-considers-lucia"));
        EngagementTale engagement = new EngagementTale(tale, "ruiz-lucia");
        madeFamiliar(engagement);
        acceptedAtOnce(engagement);
        betterAtTheSecondTry(engagement);
        reviewLapsedInSilence(engagement);
        notHerTrade(engagement);
        inTwoParts(engagement);
        underWay(engagement);
        return tale;
    }

    private static void hiring(CandidacyTale candidacy) {
        candidacy.on(-84, "10:00").opened();
        candidacy
                .on(-83, "11:30")
                .vetted(
                        "Seven years as office manager of a wholesaler",
                        "https://despacho-andino.example",
                        "Two references called, both would hire again",
                        "A sample letter without a mistake",
                        "An hour's call about our last catalogue",
                        "Every mail answered within the day",
                        "Asked for our price list and quoted from it the next day",
                        "Showed a catalogue that she had set herself",
                        "Says what she does, and that she does not sell by telephone",
                        "42 dollars an hour, open-ended");
        candidacy.on(-82, "15:00").offered(OFFER.terms());
        candidacy.on(-80, "10:00").hired("ruiz-lucia");
    }

    /** What is to be signed first, then the agreement, then what is confidential, then the mail. */
    private static void madeFamiliar(EngagementTale engagement) {
        engagement.on(-80, "10:30").contractProvided("Contract of services");
        engagement.on(-80, "10:40").ndaProvided("What we tell each other in confidence");
        engagement.on(-80, "16:00").ndaSigned();
        engagement.on(-79, "09:30").shared("tiles", MaterialKind.PRODUCT_LINE, "Our tiles, with prices");
        engagement.on(-79, "09:40").shared("house", MaterialKind.COMPANY, "Who we are, and how we write");
        engagement.on(-79, "16:10").acknowledged("tiles");
        engagement.on(-79, "16:30").acknowledged("house");
        engagement.on(-78, "09:45").diverted("orders", ChannelKind.EMAIL, "pedidos@ruiz.example");
    }

    private static void acceptedAtOnce(EngagementTale engagement) {
        engagement
                .on(-78, "10:15")
                .requested("catalogue", "Catalogue of the new tiles", -66, "PDF, in Spanish", "A photo of every tile");
        engagement.on(-78, "16:20").committed("catalogue");
        engagement.on(-67, "16:40").submitted("catalogue", 1, "All 48 tiles");
        engagement.on(-65, "11:00").accepted("catalogue", 1, 5, "Clear and complete");
    }

    private static void betterAtTheSecondTry(EngagementTale engagement) {
        engagement
                .on(-62, "09:30")
                .requested("price-list", "Price list for shops", -50, "Spreadsheet", "Prices with and without VAT");
        engagement.on(-61, "15:10").committed("price-list");
        engagement.on(-51, "17:05").submitted("price-list", 1, "As agreed");
        engagement
                .on(-49, "10:00")
                .improvementAsked("price-list", 1, "k2", "The second page has no prices without VAT");
        engagement.on(-47, "16:30").submitted("price-list", 2, "Both prices on every page");
        engagement.on(-46, "12:00").accepted("price-list", 2, 4, "Now it is right");
    }

    /** The client never looked at it: that is no praise and no blame, and not an approval either. */
    private static void reviewLapsedInSilence(EngagementTale engagement) {
        engagement.on(-45, "11:45").requested("newsletter", "Autumn newsletter", -36, "At most two pages");
        engagement.on(-44, "16:00").committed("newsletter");
        engagement.on(-37, "15:30").submitted("newsletter", 1, "Two pages");
    }

    private static void notHerTrade(EngagementTale engagement) {
        engagement
                .on(-34, "10:00")
                .askedInVain(
                        RuleId.TIMESHEETS_NOT_OWED,
                        "Please send a timesheet with your hours of this month",
                        RequestTimesheet::new);
        engagement.on(-28, "09:50").requested("cold-calls", "Call forty shops", -20, "A list of who wants a visit");
        engagement.on(-27, "15:40").declined("cold-calls", "I do not sell by telephone, as my terms say");
    }

    /** The client's counts came two days late: so the due is two days later, and what came on its own day is in time. */
    private static void inTwoParts(EngagementTale engagement) {
        engagement
                .on(-26, "10:30")
                .requested(
                        "stock-sheets",
                        "Stock sheets",
                        -15,
                        List.of(engagement.owed("counts", "The counts of both warehouses", -22)),
                        "One sheet for each warehouse",
                        "Counted by colour");
        engagement.on(-25, "16:15").committed("stock-sheets");
        engagement.on(-20, "18:00").provided("stock-sheets", "counts", "Both lists, by colour and box");
        engagement.on(-17, "16:45").submittedInPart("stock-sheets", 1, "The first warehouse; the second follows");
        engagement.on(-14, "17:20").submitted("stock-sheets", 2, "Both warehouses");
        engagement.on(-12, "11:10").accepted("stock-sheets", 2, 5, "Easy to count by");
    }

    /** One in review, one due in two days, one that waits for an answer. */
    private static void underWay(EngagementTale engagement) {
        engagement
                .on(-11, "09:40")
                .requested("brochure", "Brochure for export", -1, "In English", "Colours named as in the catalogue");
        engagement.on(-10, "15:25").committed("brochure");
        engagement.on(-6, "10:05").requested("invitations", "Invitations to the fair", 2, "Sixty names, by post");
        engagement.on(-5, "16:10").committed("invitations");
        engagement.on(-2, "17:00").submitted("brochure", 1, "Eight pages");
        engagement.on(-1, "10:20").requested("web-texts", "Texts for the web shop", 9, "At most 80 words a product");
    }
}
