package io.engagements.standalone.people;

import io.engagements.query.pages.frame.PersonalChoices;
import io.engagements.query.pages.frame.Texts;
import io.engagements.query.pages.frame.View;
import io.engagements.standalone.identity.Accounts;
import io.engagements.standalone.identity.IdentitySettings;
import io.engagements.standalone.mail.MailAddress;
import io.engagements.standalone.mail.Outbox;
import io.engagements.standalone.mail.Outbox.Letter;
import io.engagements.standalone.people.Invitation.Link;
import io.engagements.support.problem.Language;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What people are told by mail: links that were made for them, and that something about their account has changed. To be
 * called when what is told is done.
 */
@Component
@ConditionalOnBooleanProperty("engagements.pages")
class Letters {

    private final Outbox outbox;
    private final Invitations invitations;
    private final Accounts accounts;
    private final PersonalChoices choices;
    private final Texts texts;
    private final String publicUrl;

    Letters(
            Outbox outbox,
            Invitations invitations,
            Accounts accounts,
            PersonalChoices choices,
            Texts texts,
            IdentitySettings settings) {
        this.outbox = outbox;
        this.invitations = invitations;
        this.accounts = accounts;
        this.choices = choices;
        this.texts = texts;
        this.publicUrl = settings.publicUrl();
    }

    boolean areSent() {
        return outbox.isOpen();
    }

    /** What waited when the process stopped was not sent. */
    @EventListener(ApplicationReadyEvent.class)
    void tellOfThoseBefore() {
        invitations.failMails();
    }

    /**
     * To whom is invited.
     *
     * @param language that person's, as far as it is known
     * @param business absent for who acts for none
     */
    void invite(Link link, MailAddress to, Language language, String inviter, @Nullable String business, View view) {
        String kind = business == null ? "office" : "business";
        Map<String, String> words = Map.of(
                "business", business == null ? "" : business.replaceAll("\\p{Cntrl}", " "),
                "link", InvitationPage.address(publicUrl, link),
                "until", until(link, language, view));
        send(
                link,
                new Letter(
                        to,
                        language.locale(),
                        say(language, "mail.invite"),
                        say(language, "mail.invite." + kind, words)),
                inviter);
    }

    /** To whom the password is to be chosen for, where the address is known. */
    void reset(Link link, String account, String maker, View view) {
        accounts.mail(account).flatMap(MailAddress::read).ifPresent(to -> {
            Language language = languageOf(account).orElse(view.language());
            Map<String, String> words = Map.of(
                    "account", account,
                    "link", InvitationPage.address(publicUrl, link),
                    "until", until(link, language, view));
            send(
                    link,
                    new Letter(
                            to,
                            language.locale(),
                            say(language, "mail.reset"),
                            say(language, "mail.reset.text", words)),
                    maker);
        });
    }

    private void send(Link link, Letter letter, String maker) {
        outbox.send(letter, maker, sent -> invitations.mailed(link.number(), sent));
    }

    /** @param what has changed: {@code password} or {@code passkey} */
    void changed(String account, String what, View view) {
        if (areSent()) {
            accounts.mail(account).flatMap(MailAddress::read).ifPresent(to -> {
                Language language = languageOf(account).orElse(view.language());
                Map<String, String> words = Map.of("account", account, "installation", publicUrl);
                Letter letter = new Letter(
                        to,
                        language.locale(),
                        say(language, "mail.changed." + what),
                        say(language, "mail.changed." + what + ".text", words));
                outbox.send(letter, account, sent -> {});
            });
        }
    }

    private Optional<Language> languageOf(String account) {
        return Optional.ofNullable(choices.of(account).language());
    }

    private static String until(Link link, Language language, View view) {
        return view.in(language).day(link.expiresAt(), view.zone());
    }

    private String say(Language language, String key) {
        return say(language, key, Map.of());
    }

    private String say(Language language, String key, Map<String, String> words) {
        return texts.say(language.locale(), key, words);
    }
}
