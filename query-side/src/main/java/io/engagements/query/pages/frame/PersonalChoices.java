package io.engagements.query.pages.frame;

import io.engagements.support.problem.Language;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What people have chosen for every browser in which they sign in; kept with their accounts, where these are here. */
public interface PersonalChoices {

    /** @param zone each is absent where nothing is chosen, and the browser's counts */
    record Chosen(@Nullable Language language, @Nullable ZoneId zone) {

        static final Chosen NOTHING = new Chosen(null, null);
    }

    Chosen of(String person);

    void keep(String person, Chosen chosen);
}
