package io.engagements.events.terms;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions a VA works under, complete. Periods are calendar days in {@code zone}.
 *
 * @param zone contract zone (IANA): every deadline without a zone of its own is in it
 * @param hours working hours as the VA states them
 * @param contact ways of contact as the VA states them
 * @param reviewWindowDays how long the client may review a submission
 * @param improvementTurnaroundDays the least time the VA has for an improvement round
 * @param improvementRounds rounds included per deliverable
 * @param noticeDays notice before a termination or resignation takes effect
 * @param clientNoticeDays the client's ordinary notice; absent when the terms give none
 * @param cureDays time to cure a ground after a breach notice
 * @param latenessThreshold misses within the window that make the ground of repeated lateness
 * @param latenessWindowDays that window
 * @param offerValidDays how long the offer stands
 * @param startsOn first day, from 00:00
 * @param endsOn last day, to 23:59:59; absent when open-ended
 */
public record Terms(
        Fee fee,
        ZoneId zone,
        List<String> servicesOffered,
        List<String> servicesExcluded,
        @Nullable String hours,
        @Nullable String contact,
        @Nullable String policies,
        int reviewWindowDays,
        int improvementTurnaroundDays,
        int improvementRounds,
        int noticeDays,
        @Nullable Integer clientNoticeDays,
        int cureDays,
        int latenessThreshold,
        int latenessWindowDays,
        int offerValidDays,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn) {}
