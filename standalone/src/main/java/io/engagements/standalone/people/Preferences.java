package io.engagements.standalone.people;

import io.engagements.query.pages.frame.PersonalChoices;
import io.engagements.support.problem.Language;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Language and zone that people chose, with their accounts. */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Preferences implements PersonalChoices {

    private final JdbcClient jdbc;

    Preferences(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Chosen of(String person) {
        return jdbc.sql("SELECT language, zone FROM standalone.account WHERE id = ?")
                .param(person)
                .query((row, number) -> new Chosen(language(row.getString(1)), zone(row.getString(2))))
                .optional()
                .orElse(new Chosen(null, null));
    }

    @Override
    public void keep(String person, Chosen chosen) {
        jdbc.sql("UPDATE standalone.account SET language = :language, zone = :zone WHERE id = :person")
                .param(
                        "language",
                        chosen.language() == null ? null : chosen.language().name())
                .param("zone", chosen.zone() == null ? null : chosen.zone().getId())
                .param("person", person)
                .update();
    }

    private static @Nullable Language language(@Nullable String name) {
        return name == null ? null : Language.valueOf(name);
    }

    /** A name that this Java does not know any more is none. */
    private static @Nullable ZoneId zone(@Nullable String name) {
        return Optional.ofNullable(name).flatMap(ZoneNames::read).orElse(null);
    }
}
