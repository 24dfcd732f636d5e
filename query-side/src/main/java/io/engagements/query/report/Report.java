package io.engagements.query.report;

import io.engagements.query.proof.Cited;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/**
 * A report, whatever it is about, with all that is printed of it.
 *
 * @param template its name in this package
 * @param file what its file is called, without its ending
 * @param asOf the moment as of which everything in it is told: a whole second
 * @param zone in which instants are told
 * @param reader what whoever asked for it is called
 * @param called what parties are called, by their ids
 * @param cited the entries that it rests on
 * @param numbers their places in the history of what they happened to, by their positions; none of attempts
 * @param told what its template tells, by the name {@code it}
 */
record Report(
        String template,
        String file,
        Instant asOf,
        ZoneId zone,
        String reader,
        Map<String, String> called,
        Cited cited,
        Map<Long, Long> numbers,
        Object told) {}
