package io.engagements.events.engagement;

import io.engagements.events.Id;
import io.engagements.events.Text;
import jakarta.validation.constraints.NotNull;

/** What is always refused: it exists so that the refusal explains the rule and is on record. */
public sealed interface GuardCommand extends EngagementCommand {

    String text();

    /** The client changes the terms alone (rule {@code TERMS-SET-BY-VA}). */
    record ChangeTerms(
            @NotNull @Id String engagementId, @NotNull @Text String text) implements GuardCommand {}

    /** The client asks for a timesheet (rule {@code TIMESHEETS-NOT-OWED}). */
    record RequestTimesheet(
            @NotNull @Id String engagementId, @NotNull @Text String text) implements GuardCommand {}

    /** The client prescribes hours, tools, place, order or who does the work (rule {@code RESULT-NOT-MEANS}). */
    record PrescribeMeans(
            @NotNull @Id String engagementId, @NotNull @Text String text) implements GuardCommand {}
}
