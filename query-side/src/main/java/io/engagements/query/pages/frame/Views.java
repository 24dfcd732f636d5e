package io.engagements.query.pages.frame;

import io.engagements.query.answer.AsOf;
import io.engagements.query.party.PartyNames.Whereabouts;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.web.servlet.LocaleResolver;

/** How somebody sees things: in the zone that the person chose, else the one that the browser told, else the party's. */
final class Views {

    /** The pages' own script writes it. */
    private static final String ZONE = "zone";

    private final Texts texts;
    private final LocaleResolver languages;
    private final AsOf asOf;

    Views(Texts texts, LocaleResolver languages, AsOf asOf) {
        this.texts = texts;
        this.languages = languages;
        this.asOf = asOf;
    }

    View of(HttpServletRequest request, Optional<Whereabouts> party) {
        ZoneId zone = Optional.ofNullable(Choices.of(request).zone())
                .or(() -> Cookies.read(request, ZONE).flatMap(Views::zone))
                .or(() -> party.map(Whereabouts::zone))
                .orElse(ZoneId.of("UTC"));
        return new View(texts, languages.resolveLocale(request), zone, asOf.now());
    }

    /** Empty for what is no zone with a name. */
    private static Optional<ZoneId> zone(String cookie) {
        try {
            return Optional.of(URLDecoder.decode(cookie, StandardCharsets.UTF_8))
                    .filter(ZoneId.getAvailableZoneIds()::contains)
                    .map(ZoneId::of);
        } catch (IllegalArgumentException notEncoded) {
            return Optional.empty();
        }
    }
}
