package io.engagements.support.limits;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How much of each party is taken within a minute, whichever way it comes. What is refused counts for itself too, so that
 * trying in vain again and again comes to an end. Counted in this instance alone.
 */
public final class PartyQuotas {

    /** What a party may send only so much of. */
    public enum Of {
        COMMANDS("commands"),
        UPLOADS("uploads");

        private final String key;

        Of(String key) {
            this.key = key;
        }
    }

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PARTIES = 10_000;

    /** Somebody else was first: nobody's fault. */
    private static final Set<Integer> RACES = Set.of(409, 412);

    private final @Nullable Quota commands;
    private final @Nullable Quota refusals;
    private final @Nullable Quota uploads;

    PartyQuotas(LimitSettings settings, InstantSource clock) {
        commands = quota(settings.commandsPerMinute(), clock);
        refusals = quota(settings.refusalsPerMinute(), clock);
        uploads = quota(settings.uploadsPerMinute(), clock);
    }

    private static @Nullable Quota quota(int most, InstantSource clock) {
        return most == 0 ? null : new Quota(most, MINUTE, PARTIES, clock);
    }

    /**
     * Before anything of it is read. Counts as refused until {@link #answered} says otherwise.
     *
     * @throws TooManyException when the party has sent, or was refused, too much
     */
    public void take(String party, Of of) {
        take(refusals, "refusals", party);
        try {
            take(of == Of.UPLOADS ? uploads : commands, of.key, party);
        } catch (TooManyException tooMany) {
            giveBack(party);
            throw tooMany;
        }
    }

    /** @param status what it was answered with; absent when it failed */
    public void answered(String party, @Nullable Integer status) {
        if (status == null || !isRefusal(status)) {
            giveBack(party);
        }
    }

    private static void take(@Nullable Quota quota, String what, String party) {
        Duration left = quota == null ? Duration.ZERO : quota.take(party);
        if (!left.isZero()) {
            throw TooManyException.of(what, left);
        }
    }

    private void giveBack(String party) {
        if (refusals != null) {
            refusals.giveBack(party);
        }
    }

    private static boolean isRefusal(int status) {
        return status >= 400 && status < 500 && !RACES.contains(status);
    }
}
