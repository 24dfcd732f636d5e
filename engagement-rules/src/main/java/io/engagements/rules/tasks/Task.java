package io.engagements.rules.tasks;

import io.engagements.events.Role;
import io.engagements.events.time.Deadline;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is expected to do next.
 *
 * @param side whose turn it is
 * @param deliverableId the deliverable it is about; absent when it is about none
 * @param itemId the item of the exit list, or the material, that it is about; absent when it is about none
 * @param due until when; absent when there is no hurry
 * @param openFrom after this instant the due is open, because somebody else is late, or there is none any more; absent
 *     when it is not
 * @param from the first second in which it is expected, where only time brings it about; absent when it is at once
 * @param until the last second in which it can be done, where that is not the due; absent when there is none
 */
public record Task(
        Role side,
        Kind kind,
        @Nullable String deliverableId,
        @Nullable String itemId,
        @Nullable String title,
        @Nullable Deadline due,
        @Nullable Instant openFrom,
        @Nullable Instant from,
        @Nullable Instant until) {

    public Task(
            Role side,
            Kind kind,
            @Nullable String deliverableId,
            @Nullable String itemId,
            @Nullable String title,
            @Nullable Deadline due) {
        this(side, kind, deliverableId, itemId, title, due, null, null, null);
    }

    /** Not before a time comes. */
    public Task from(Instant first) {
        return new Task(side, kind, deliverableId, itemId, title, due, openFrom, first, until);
    }

    /** True once it is time, while it can be done still. */
    public boolean isExpectedAt(Instant at) {
        return (from == null || !at.isBefore(from)) && (until == null || !at.isAfter(until));
    }

    /** Until when, as it is at an instant. */
    public Optional<Deadline> dueAt(Instant at) {
        boolean open = openFrom != null && at.isAfter(openFrom);
        return Optional.ofNullable(due).filter(end -> !open);
    }

    public enum Kind {
        /** The client vets, and hires or withdraws; due is the end of the offer on the table. */
        DECIDE_ON_CANDIDACY,
        /** The VA offers its terms. */
        OFFER_TERMS,
        /** The VA commits to a request or declines it. */
        ANSWER_REQUEST,
        /** The VA hands in what it committed to. */
        DELIVER,
        /** The VA hands in again what was to be improved. */
        IMPROVE,
        /** The VA may hand in again what was rejected. */
        RESUBMIT,
        /** The client decides about a submission. */
        REVIEW,
        /** The lawyer looks at the contract. */
        APPROVE_CONTRACT,
        /** The VA takes note of a material. */
        ACKNOWLEDGE_MATERIAL,
        /** The VA returns or destroys a material, now that there is a last day. */
        RETURN_MATERIAL,
        /** The client takes an access back, now that there is a last day. */
        REVOKE_ACCESS,
        /** The client takes a channel back, now that there is a last day. */
        RETURN_CHANNEL,
        /** The lawyer approves a termination or refuses it, as the client asked. */
        DECIDE_ON_TERMINATION,
        /** The other side accepts or declines a proposal. */
        ANSWER_PROPOSAL,
        /** The client gives an input that it owes. */
        PROVIDE_INPUT,
        /** The client takes an improvement request back that the VA contests, or waits for the VA to concede. */
        ANSWER_CONTEST,
        /** The VA cures a breach that it was given notice of, or replies; due is the end of the cure period. */
        CURE_BREACH,
        /** The VA replies to a termination for cause, and delivers what is due still; due is the last day. */
        ANSWER_TERMINATION,
        /** A side prepares for the end that the other one fixed without cause; due is the last day. */
        PREPARE_END
    }
}
