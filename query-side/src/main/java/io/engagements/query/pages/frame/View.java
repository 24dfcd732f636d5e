package io.engagements.query.pages.frame;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import io.engagements.events.time.Deadline;
import io.engagements.query.answer.AsOf;
import io.engagements.support.problem.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How somebody sees things: in which language, in which zone, at which moment.
 *
 * @param now the domain clock's whole second
 * @param past whether now is a moment that somebody asked for, before the present
 * @param contract the zone of the contract that is looked at; absent where there is none, or are several
 */
public record View(
        Texts texts,
        Locale locale,
        ZoneId zone,
        Instant now,
        boolean past,
        @Nullable ZoneId contract) {

    /** Of no contract in particular. */
    public View(Texts texts, Locale locale, ZoneId zone, Instant now) {
        this(texts, locale, zone, now, false, null);
    }

    /**
     * An end in words.
     *
     * @param local in the viewer's zone
     * @param zone what that zone is called
     * @param other in the zone that it was named in, and in the contract's, each with its name, where clocks show another
     *     time there; else absent
     * @param utc for machines, and for who wants it exact
     * @param left how long it is until then, or since; absent where nobody said that it runs
     */
    public record Due(
            String local,
            String zone,
            @Nullable String other,
            String utc,
            @Nullable String left) {}

    public Language language() {
        return Language.asked(locale.toLanguageTag());
    }

    /** The same as somebody in another zone sees it. */
    public View in(ZoneId other) {
        return new View(texts, locale, other, now, past, contract);
    }

    /** The same within an engagement, or where terms are read. @param contract its zone: no other one is called so */
    public View within(ZoneId contract) {
        return new View(texts, locale, zone, now, past, contract);
    }

    /**
     * The same as of a moment before the present.
     *
     * @param moment an instant, or a local time of the reader's
     * @throws io.engagements.query.answer.ProblemException 400 for what is neither, 422 for what is later than now
     */
    public View asOf(String moment, AsOf clock) {
        return asOf(Past.read(moment, zone, clock));
    }

    /** As above. @param moment a whole second before the present */
    public View asOf(Instant moment) {
        return new View(texts, locale, zone, moment, true, contract);
    }

    /** The same in another language. */
    public View in(Language other) {
        return new View(texts, other.locale(), zone, now, past, contract);
    }

    public String say(String key) {
        return say(key, Map.of());
    }

    public String say(String key, Map<String, ?> words) {
        return texts.say(locale, key, words);
    }

    /** What people typed, or called something, within a text of ours. */
    public String quoted(String text) {
        return say("quoted", Map.of("text", text));
    }

    /** Whether there are words for this. */
    public boolean knows(String key) {
        return texts.knows(locale, key);
    }

    /** Whether it is past says nothing yet: what it is the end of may have been settled long before. */
    public Due due(Deadline end) {
        return due(end, null);
    }

    /** Of something that goes on until then, or is late since. */
    public Due running(Deadline end) {
        return due(end, left(end));
    }

    /** Of what shall begin or end then: how long it is until then, where that is not past. */
    public Due ahead(Deadline end) {
        return end.isMetAt(now) ? running(end) : due(end);
    }

    private Due due(Deadline end, @Nullable String left) {
        return new Due(
                moment(end.instant(), zone),
                city(zone),
                other(end).orElse(null),
                end.instant().toString(),
                left);
    }

    /** How long something that goes on until then has left, or how late it is. */
    public String left(Deadline end) {
        return left(end, now);
    }

    /** The same as of another moment. */
    public String left(Deadline end, Instant at) {
        TimeLeft left = TimeLeft.of(end, at);
        return say(left.key(), left.words());
    }

    /** The zone that it was named in stands there too where that is not the contract's, and its clocks show another time. */
    private Optional<String> other(Deadline end) {
        LocalDateTime here = local(end, zone);
        Stream<ZoneId> named = contract != null && local(end, contract).equals(local(end, end.zone()))
                ? Stream.of(contract)
                : Stream.concat(Stream.of(end.zone()), Stream.ofNullable(contract));
        String others = named.filter(each -> !local(end, each).equals(here))
                .map(each -> there(end, each))
                .collect(Collectors.joining(", "));
        return others.isEmpty() ? Optional.empty() : Optional.of(others);
    }

    private static LocalDateTime local(Deadline end, ZoneId where) {
        return LocalDateTime.ofInstant(end.instant(), where);
    }

    private String there(Deadline end, ZoneId where) {
        LocalDateTime there = local(end, where);
        boolean sameDay = there.toLocalDate().equals(local(end, zone).toLocalDate());
        String time = sameDay ? formatted("format.clock", there) : moment(end.instant(), where);
        return say(where.equals(contract) ? "time.contract" : "time.there", Map.of("time", time, "zone", city(where)));
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

    /** The same as the viewer's clock showed it, with the name of the zone. */
    public String secondThere(Instant instant) {
        return second(instant, zone) + " " + city(zone);
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
