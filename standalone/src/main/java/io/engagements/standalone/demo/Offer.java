package io.engagements.standalone.demo;

import io.engagements.events.terms.Fee;
import io.engagements.events.terms.TermsDraft;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;

/** The terms that the story's VAs offer: the defaults, save what is said here. */
record Offer(
        String usdPerHour,
        ZoneId zone,
        List<String> services,
        List<String> notOffered,
        String hours,
        int improvementRounds,
        int noticeDays) {

    private static final int LONG_ENOUGH = 60;

    TermsDraft terms() {
        return new TermsDraft(
                new Fee(new BigDecimal(usdPerHour), "USD", Fee.Per.HOUR),
                zone,
                services,
                notOffered,
                hours,
                "By e-mail; calls by appointment",
                null,
                null,
                null,
                improvementRounds,
                noticeDays,
                null,
                null,
                null,
                null,
                LONG_ENOUGH,
                null,
                null);
    }
}
