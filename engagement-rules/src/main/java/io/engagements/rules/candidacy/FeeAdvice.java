package io.engagements.rules.candidacy;

import io.engagements.events.terms.Fee;
import java.math.BigDecimal;
import java.util.Optional;

/** {@code FEE-ADVICE}: how an hourly fee in US dollars compares with the usual 30 to 50. Advice only, never a rule. */
public enum FeeAdvice {
    UNUSUALLY_LOW,
    ABOVE_THE_USUAL;

    private static final BigDecimal LOW = new BigDecimal("30");
    private static final BigDecimal HIGH = new BigDecimal("50");

    public static Optional<FeeAdvice> on(Fee fee) {
        if (!isAbout(fee)) {
            return Optional.empty();
        }
        if (fee.amount().compareTo(LOW) < 0) {
            return Optional.of(UNUSUALLY_LOW);
        }
        return fee.amount().compareTo(HIGH) > 0 ? Optional.of(ABOVE_THE_USUAL) : Optional.empty();
    }

    /** Whether anything is known of what is usual for such a fee. */
    public static boolean isAbout(Fee fee) {
        return fee.per() == Fee.Per.HOUR && fee.currency().equals("USD");
    }
}
