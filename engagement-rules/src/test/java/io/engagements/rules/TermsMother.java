package io.engagements.rules;

import io.engagements.events.terms.Fee;
import io.engagements.events.terms.Terms;
import io.engagements.events.terms.TermsDraft;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Terms with every default, in Madrid, open-ended, unless a story says otherwise. */
public final class TermsMother {

    private ZoneId zone = ZoneId.of("Europe/Madrid");
    private List<String> offered = List.of("Bookkeeping");
    private List<String> excluded = List.of("Legal advice");
    private String fee = "42";
    private @Nullable Integer turnaroundDays;
    private @Nullable Integer rounds;
    private @Nullable Integer reviewDays;
    private @Nullable Integer latenessThreshold;
    private @Nullable Integer latenessWindowDays;
    private @Nullable Integer noticeDays;
    private @Nullable Integer clientNoticeDays;
    private @Nullable Integer cureDays;
    private @Nullable Integer offerValidDays;
    private @Nullable LocalDate endsOn;

    private TermsMother() {}

    public static TermsMother terms() {
        return new TermsMother();
    }

    public TermsMother zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    public TermsMother services(List<String> offeredOnes, List<String> excludedOnes) {
        offered = offeredOnes;
        excluded = excludedOnes;
        return this;
    }

    public TermsMother fee(String amount) {
        fee = amount;
        return this;
    }

    public TermsMother turnaroundDays(int days) {
        turnaroundDays = days;
        return this;
    }

    public TermsMother rounds(int included) {
        rounds = included;
        return this;
    }

    public TermsMother reviewDays(int days) {
        reviewDays = days;
        return this;
    }

    public TermsMother lateness(int threshold, int windowDays) {
        latenessThreshold = threshold;
        latenessWindowDays = windowDays;
        return this;
    }

    public TermsMother noticeDays(int days) {
        noticeDays = days;
        return this;
    }

    public TermsMother clientNoticeDays(int days) {
        clientNoticeDays = days;
        return this;
    }

    public TermsMother cureDays(int days) {
        cureDays = days;
        return this;
    }

    public TermsMother offerValidDays(int days) {
        offerValidDays = days;
        return this;
    }

    public TermsMother endsOn(String day) {
        endsOn = LocalDate.parse(day);
        return this;
    }

    public TermsDraft draft() {
        return new TermsDraft(
                new Fee(new BigDecimal(fee), "USD", Fee.Per.HOUR),
                zone,
                offered,
                excluded,
                null,
                null,
                null,
                reviewDays,
                turnaroundDays,
                rounds,
                noticeDays,
                clientNoticeDays,
                cureDays,
                latenessThreshold,
                latenessWindowDays,
                offerValidDays,
                null,
                endsOn);
    }

    public Terms complete() {
        return draft().complete();
    }
}
