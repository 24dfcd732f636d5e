package io.engagements.query.pages.frame;

import io.engagements.query.answer.AsOf;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Pages of an engagement as it stood at a moment that the address names. */
final class Past {

    /** The parameter that names it. */
    static final String MOMENT = "asOf";

    /** All that they show follows from the engagement's events, and from the moment that is now. */
    private static final List<PathPattern> PAGES = patterns(
            "/engagements/{engagement}",
            "/engagements/{engagement}/work",
            "/engagements/{engagement}/work/{deliverable}",
            "/engagements/{engagement}/deliverables/{deliverable}/review",
            "/engagements/{engagement}/deliverables/{deliverable}/receipts/{sequence}",
            "/engagements/{engagement}/terms",
            "/engagements/{engagement}/documents",
            "/engagements/{engagement}/handed-over",
            "/engagements/{engagement}/proposals",
            "/engagements/{engagement}/statements",
            "/engagements/{engagement}/work/{deliverable}/statements",
            "/engagements/{engagement}/end/decision");

    /** They have the parameter too, for reasons of their own. */
    private static final List<PathPattern> BESIDES = patterns(
            "/engagements/{engagement}/numbers", "/engagements/{engagement}/proof", "/engagements/{engagement}/report");

    private Past() {}

    private static List<PathPattern> patterns(String... patterns) {
        return List.of(patterns).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    /** Whether a page can be shown so. @param path without what follows a question mark */
    static boolean has(String path) {
        return matches(PAGES, path);
    }

    private static boolean matches(List<PathPattern> patterns, String path) {
        PathContainer asked = PathContainer.parsePath(path);
        return patterns.stream().anyMatch(pattern -> pattern.matches(asked));
    }

    /**
     * @param text an instant, or a local time of the reader's
     * @throws io.engagements.query.answer.ProblemException 400 for what is neither, 422 for what is later than now
     */
    static Instant read(String text, ZoneId reader, AsOf clock) {
        return clock.asked(MOMENT, instant(text.strip(), reader));
    }

    /** Anything else is left to be told what it should be. */
    private static String instant(String text, ZoneId reader) {
        try {
            return LocalDateTime.parse(text.replace(' ', 'T'))
                    .atZone(reader)
                    .toInstant()
                    .toString();
        } catch (DateTimeException noLocalTime) {
            return text;
        }
    }

    /** The same link with the moment, where it leads to a page that has one and names none. */
    static String keep(String link, Instant moment) {
        int end = link.indexOf('#') < 0 ? link.length() : link.indexOf('#');
        int query = link.indexOf('?');
        String path = link.substring(0, query < 0 ? end : Math.min(query, end));
        if (link.contains(MOMENT + "=") || !has(path) && !matches(BESIDES, path)) {
            return link;
        }
        return UriComponentsBuilder.fromUriString(link)
                .queryParam(MOMENT, moment)
                .build(true)
                .toUriString();
    }
}
