package io.engagements.query.pages.frame;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import io.engagements.events.time.Deadline;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How somebody sees things: in which language, in which zone, at which moment.
 *
 * @param now the domain clock's whole second
 */
public record View(Texts texts, Locale locale, ZoneId zone, Instant now) {

    /**
     * An end in words.
     *
     * @param local in the viewer's zone
     * @param zone what that zone is called
     * @param other in the contract's zone, with its name, where clocks show another time there; else absent
     * @param utc for machines, and for who wants it exact
     * @param left how long it is until then, or since
     */
    public record Due(String local, String zone, @Nullable String other, String utc, String left) {}

    public Language language() {
        return Language.asked(locale.toLanguageTag());
    }

    /** The same as somebody in another zone sees it. */
    public View in(ZoneId other) {
        return new View(texts, locale, other, now);
    }

    /** The same in another language. */
    public View in(Language other) {
        return new View(texts, other.locale(), zone, now);
    }

    public String say(String key) {
        return say(key, Map.of());
    }

    public String say(String key, Map<String, ?> words) {
        return texts.say(locale, key, words);
    }

    /** Whether there are words for this. */
    public boolean knows(String key) {
        return texts.knows(locale, key);
    }

    public Due due(Deadline end) {
        return new Due(
                moment(end.instant(), zone),
                city(zone),
                other(end).orElse(null),
                end.instant().toString(),
                left(end));
    }

    public String left(Deadline end) {
        TimeLeft left = TimeLeft.of(end, now);
        return say(left.key(), left.words());
    }

    private Optional<String> other(Deadline end) {
        LocalDateTime here = LocalDateTime.ofInstant(end.instant(), zone);
        LocalDateTime there = LocalDateTime.ofInstant(end.instant(), end.zone());
        if (here.equals(there)) {
            return Optional.empty();
        }
        String time = here.toLocalDate().equals(there.toLocalDate())
                ? formatted("format.clock", there)
                : moment(end.instant(), end.zone());
        return Optional.of(say("time.contract", Map.of("time", time, "zone", city(end.zone()))));
    }

    /** A local time with its day; with its year only where that is another one than now's. */
    public String moment(Instant instant, ZoneId where) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, where);
        boolean thisYear = local.getYear() == LocalDate.ofInstant(now, where).getYear();
        return formatted(thisYear ? "format.moment" : "format.moment-year", local);
    }

    /** To the second, for what a second may decide. */
    public String second(Instant instant, ZoneId where) {
        return formatted("format.second", LocalDateTime.ofInstant(instant, where));
    }

    /** The same, without its day where that is the same elsewhere. */
    public String second(Instant instant, ZoneId where, ZoneId elsewhere) {
        LocalDateTime local = LocalDateTime.ofInstant(instant, where);
        boolean sameDay = local.toLocalDate()
                .equals(LocalDateTime.ofInstant(instant, elsewhere).toLocalDate());
        return formatted(sameDay ? "format.clock-second" : "format.second", local);
    }

    /** The day alone, short. */
    public String shortDay(Instant instant, ZoneId where) {
        return formatted("format.short-day", LocalDateTime.ofInstant(instant, where));
    }

    /** A day in a zone, with its year. */
    public String day(Instant instant, ZoneId where) {
        return formatted("format.date", LocalDateTime.ofInstant(instant, where));
    }

    /** The viewer's own day, whole. */
    public String today() {
        return formatted("format.day", LocalDateTime.ofInstant(now, zone));
    }

    /** What the viewer's clock shows. */
    public String clock() {
        return formatted("format.clock", LocalDateTime.ofInstant(now, zone));
    }

    private String formatted(String pattern, LocalDateTime local) {
        return DateTimeFormatter.ofPattern(say(pattern), locale).format(local);
    }

    /** The place that a zone is named after; the zone's own name where it is none. */
    public String city(ZoneId where) {
        String city = TimeZoneNames.getInstance(ULocale.forLocale(locale)).getExemplarLocationName(where.getId());
        return city == null ? where.getId() : city;
    }
}
