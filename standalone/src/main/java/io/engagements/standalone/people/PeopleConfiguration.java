package io.engagements.standalone.people;

import io.engagements.events.Role;
import io.engagements.query.pages.frame.Room;
import io.engagements.query.pages.frame.Room.Entry;
import io.engagements.query.pages.frame.Texts;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the pages know of this room. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("engagements.pages")
class PeopleConfiguration {

    @Bean
    Texts.Bundle peopleTexts() {
        return new Texts.Bundle("pages/people/people");
    }

    @Bean
    Room peopleRoom() {
        return new Room(
                List.of(InvitationPage.PATH, InvitationPage.PATH + "/{token}"),
                List.of(
                        PeoplePage.PATH,
                        RegisterPage.PATH,
                        InvitePage.PATH,
                        PeoplePage.REMOVE,
                        SettingsPage.PATH,
                        PasskeyPage.PATH),
                List.of(
                        new Entry(PeoplePage.PATH, "bi-people", "people.nav", Set.of(Role.OPERATOR)),
                        new Entry(PeoplePage.PATH, null, "people.nav.own", Set.of(Role.CLIENT, Role.VA)),
                        new Entry(SettingsPage.PATH, null, "settings.nav", EnumSet.allOf(Role.class))));
    }
}
