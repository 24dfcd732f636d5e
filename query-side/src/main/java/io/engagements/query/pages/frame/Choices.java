package io.engagements.query.pages.frame;

import io.engagements.query.pages.frame.PersonalChoices.Chosen;
import io.engagements.support.problem.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Language and zone that people choose: read when they sign in, and known to their sessions from then on. */
public final class Choices {

    private static final String CHOSEN = Choices.class.getName();

    private final Languages languages;
    private final Sessions sessions;
    private final ObjectProvider<PersonalChoices> kept;

    Choices(Languages languages, Sessions sessions, ObjectProvider<PersonalChoices> kept) {
        this.languages = languages;
        this.sessions = sessions;
        this.kept = kept;
    }

    /** What counts for this request; nothing for who has not signed in. */
    public static Chosen of(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(CHOSEN) instanceof Chosen chosen ? chosen : Chosen.NOTHING;
    }

    /** Empty for what is none of ours. */
    public static Optional<Language> language(String tag) {
        return Languages.of(tag);
    }

    void begin(String person, HttpSession session) {
        kept.ifAvailable(choices -> session.setAttribute(CHOSEN, choices.of(person)));
    }

    /** For all sessions that the person has or will have, and for this browser after them. */
    public void choose(String person, Chosen chosen, HttpServletRequest request, HttpServletResponse response) {
        if (chosen.language() != null) {
            languages.choose(chosen.language(), request, response);
        }
        kept.ifAvailable(choices -> {
            choices.keep(person, chosen);
            sessions.each(person, session -> session.setAttribute(CHOSEN, chosen));
        });
    }

    /** Whoever looks reads in this language from now on. */
    void choose(Language language, HttpServletRequest request, HttpServletResponse response) {
        Principal person = request.getUserPrincipal();
        if (person == null) {
            languages.choose(language, request, response);
        } else {
            choose(person.getName(), new Chosen(language, of(request).zone()), request, response);
        }
    }
}
